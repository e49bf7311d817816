/** Words of taking over a colleague's run. */

export const titles = {
  ask: 'Take this run over?',
  cannot: 'I cannot give you this run',
  told: 'A colleague goes on with your run',
};

export const labels = { account: 'Account', owner: 'Run of', since: 'Since', where: 'At' };
export const ask =
  'What was found so far stays. You go on with your own rights: I look at your roles and at the plan again, and the report names both of you. I tell your colleague. If you can, ask them first: what they are doing in the consoles right now, I do not see.';
export const gap = (since: string) =>
  `Cloud App Security has not been able to sign in since ${since}, so somebody has to go on.`;
export const actions = {
  take: (who: string) => `Take over from ${who.length > 24 ? `${who.slice(0, 23)}…` : who}`,
  yes: 'Take over',
  notNow: 'Not now',
  goOn: 'Go on with mine',
  status: 'Status',
};

export const busy = 'You have a run open yourself. Finish or cancel it first; then say “status” to me.';
export const gone =
  'This run is not open any more: its owner has finished or stopped it, or somebody else has taken it over.';
export const missing = (roles: string) =>
  `For this account you would need another directory role: ${roles}. Without it you could not go on. A role that is only eligible has to be activated first.`;

export const told = (who: string, account: string) =>
  `${who} has taken over your run on ${account} and goes on with it. What you have done stays in it, and the report names you both. You need not do anything; please close its cards.`;
export const back = 'If that was not meant to be, talk to each other; “status” lets you take it over again.';
