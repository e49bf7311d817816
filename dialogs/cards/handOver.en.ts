/** Words of handing a run over by name. */

export const titles = {
  who: 'Who goes on?',
  choose: 'Which colleague?',
  waits: 'I have asked',
  unreached: 'I cannot reach them',
  asks: 'Will you go on with this run?',
  declined: 'Not now, says your colleague',
  lacks: 'Your colleague lacks a role',
};

export const labels = {
  name: 'Name or user name of your colleague (required)',
  colleague: 'Colleague (required)',
  account: 'Account',
  where: 'At',
};

export const who =
  'I bring them a card. They look at it with their own sign-in and roles, and until they take the run it is yours.';
export const replaces = (name: string) =>
  `You have asked ${name} already. Asking somebody else takes that question back.`;
export const found = (name: string) => `These colleagues match “${name}”.`;
export const more = 'There are more than these: search with a longer part of the name if yours is missing.';
export const waits = (name: string) =>
  `${name} has a card now. I tell you what comes of it. Until they take the run it stays yours, and you can go on.`;
export const unreached = (name: string) =>
  `No card has come to ${name}: they may never have spoken with me. The run is still yours. Ask them yourself to open me in Teams, say “status”, sign in, and press “Take over from …”.`;
export const asks = (owner: string) => `${owner} asks you to go on with this run:`;
export const asksMore =
  'Taking it looks at your roles first, and asks once more. Until then nothing changes hands.';
export const gap = (since: string) =>
  `Cloud App Security has not been able to sign in since ${since}, so somebody has to go on.`;
export const declinedBy = (name: string, account: string) =>
  `${name} does not take your run on ${account} now. It is still yours.`;
export const lacks = (name: string, account: string, roles: string) =>
  `${name} wanted to take your run on ${account}, and lacks a directory role for it: ${roles}. It is still yours.`;
export const lacksMore =
  'A role that is only eligible has to be activated first; then they can press “Take it” on the same card.';
export const declined = 'Not now. Your colleague is told, and keeps the run.';

export const actions = {
  handOver: 'Hand over',
  search: 'Search',
  ask: 'Ask them',
  another: 'Search for somebody else',
  keep: 'Go on myself',
  take: 'Take it',
  notNow: 'Not now',
};

export const faults = {
  short: 'Type at least two letters of the name.',
  choose: 'Choose one of the colleagues on this card.',
  nobody: (name: string) =>
    `No colleague matches “${name}”. Guests, blocked accounts, the service account and you yourself are left out.`,
  again: (name: string, since: string, until: string) =>
    `${name} had a card ${since}. I do not ask the same person again before ${until}: talk to them, or ask somebody else.`,
  noRole:
    'I see no directory role for this work with you, and your run has changed nothing yet, so there is nothing to go on with. A colleague with the role can begin by “enable mfa”.',
  rolesUnread: 'I could not read your directory roles just now. Try again in a minute.',
  unfit: 'This person cannot be asked any more. Search for somebody else.',
};

/** What is left of a card that comes too late. */
export const answered =
  'This was answered already, or a newer card has taken its place. “status” shows where we are.';
export const ended = 'This run is not open with you any more: it has ended, or a colleague has it.';
export const over =
  'This question is closed: it was answered or taken back, or the run has ended or is with somebody else.';
