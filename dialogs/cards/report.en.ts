/** Words of the report and of the status. */

export const finished = 'Done: the service account is under multi-factor authentication';
export const finishedPartly = 'Finished: partly on your word';
export const cancelled = 'Stopped by you';
export const open = 'Under way';

export const summary = (proven: number, reported: number) =>
  reported === 0
    ? `All ${proven} steps are proven: Microsoft 365 shows them.`
    : `${proven} steps are proven: Microsoft 365 shows them. ${reported} are reported: I have your word for them, and have not seen them myself.`;
export const progress = (settled: number, count: number, next: string) =>
  `${settled} of ${count} steps are settled. Next: ${next}.`;

export const labels = {
  account: 'Service account',
  by: 'Done by',
  startedBy: 'Begun by',
  time: 'From',
  until: 'Until',
  phone: 'Phone',
  gap: 'Without protection',
};
export const phone = (digits: string, holder: string) => `ends in ${digits}, with ${holder}`;
export const gapLasted = (minutes: number) =>
  minutes < 1 ? 'less than a minute' : minutes === 1 ? '1 minute' : `${minutes} minutes`;
export const gapSince = (when: string) => `since ${when}, still open`;
export const noGap = 'not at all';

export const marks = { proven: 'Proven', reported: 'Reported', open: 'Open' } as const;
export const notDone = 'not done yet';

export const nextTitle = 'What to do next';
export const next = [
  'Look at Administration > Service Account in the console tomorrow: its status must still be without a warning.',
  'Plan Trend Micro’s migration to an Authorized Account: SharePoint’s legacy sign-in, which app passwords need, is being retired.',
  'Keep the phone with a person who can be reached: every new sign-in of this account needs its code.',
] as const;

export const noRun = {
  title: 'No run is open',
  line: 'Nothing is under way. “enable mfa” begins.',
  begin: 'Enable MFA',
};
export const status = 'Where we are';
export const goOn = 'Go on';
export const gapWarning = (since: string) =>
  `Since ${since} Cloud App Security has not been able to sign in. Going on takes about ten minutes.`;
