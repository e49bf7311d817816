/** Words of reminders. */

export const titles = {
  unfinished: 'Your run is waiting',
  gap: 'Cloud App Security is without access',
  asked: 'You asked me to remind you',
  last: 'My last reminder of this run',
} as const;

export const gap = (since: string) =>
  `Since ${since} Cloud App Security cannot sign in to SharePoint and OneDrive. About ten minutes are left to do.`;
export const open = (account: string | undefined, since: string) =>
  account === undefined
    ? `You began ${since}, and no account is chosen yet.`
    : `You began ${since}, with the account ${account}.`;
export const next = (stage: string) => `Next comes ${stage}.`;
export const waits = (stage: string) =>
  `I was waiting for Microsoft 365 to show ${stage}, and I could not go on looking by myself: your sign-in has run out, or I was started anew. “Look now” signs you in and looks.`;
export const last =
  'I shall not remind you again. The run stays open: “enable mfa” goes on, “cancel” ends it.';
export const retired = (when: string) => `Reminded ${when}; there is a newer card below.`;

export const actions = {
  goOn: 'Go on',
  look: 'Look now',
  hour: 'In 1 hour',
  tomorrow: 'Tomorrow morning',
  'next-week': 'Next week',
  wake: 'Remind me at any hour',
  stop: 'Stop reminding',
} as const;

export const snoozed = (when: string) => `I will remind you ${when}.`;
export const wakes =
  'I will remind you at night and at weekends too, as long as Cloud App Security has no access.';
export const stopped = 'I will not remind you of this run any more. “enable mfa” goes on at any time.';
export const nothingOpen = 'Nothing is under way, so there is nothing to remind you of. “enable mfa” begins.';
export const otherRun = 'That reminder was of another run.';
