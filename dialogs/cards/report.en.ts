import type { SeenMessages } from '../../src/procedure/migration';
import type { Choice } from '../../src/procedure/way';

/** Words of the report and of the status. */

export const titles = {
  /** Step 13 is proven. */
  proven: 'Done: Cloud App Security signs in with its new password',
  /** Step 13 rests on the administrator's word. */
  reported: 'Done, with the last step on your word',
  /** Neither: nothing needs the account's password any more, or the run ended with the migration. */
  migrated: 'Done: migrated to an Authorized Account, on your word',
  cancelled: 'Stopped by you',
  open: 'Where we are',
};

export const summary = (proven: number, reported: number) =>
  reported === 0
    ? `All ${proven} steps are **proven**: Microsoft 365 shows them.`
    : `${proven} steps are **proven**: Microsoft 365 shows them. ${reported} are **on your word**: nobody but you can see them, or I have not.`;
export const summaryMigrated = (proven: number, reported: number) =>
  `The migration is on your word. Of the steps here, ${proven} are **proven**, ${reported} are **on your word**, and the others are left out.`;
export const progress = (settled: number, count: number, next: string) =>
  `${settled} of ${count} steps are settled. Next: ${next}.`;

export const labels = {
  account: 'Account',
  by: 'Done by',
  startedBy: 'Begun by',
  nowWith: 'With',
  before: 'Before that',
  asked: 'Asked to go on',
  time: 'From',
  until: 'Until',
  phone: 'Phone',
  gap: 'Unprotected',
  choice: 'Way',
};
export const askedAt = (who: string, when: string) => `${who}, ${when}`;
export const until = (who: string, when: string) => `${who}, until ${when}`;
export const forgotten = '(forgotten at their own wish)';
export const phone = (digits: string, holder: string) => `ends in ${digits}, with ${holder}`;
export const gapLasted = (minutes: number) =>
  minutes < 1 ? 'less than a minute' : minutes === 1 ? '1 minute' : `${minutes} minutes`;
export const gapSince = (when: string) => `since ${when}, still open`;
export const noGap = 'not at all';

export const notDone = 'not done yet';
export const leftOut = 'left out, as you migrated';

export const choices: Readonly<Record<Choice, string>> = {
  migrated: 'migrated to an Authorized Account, on your word',
  'went-on': 'MFA for the account, knowing of the Authorized Account',
  both: 'migrated to an Authorized Account, on your word, and MFA for the old account',
};
/** As the console words them. */
export const messages: Readonly<Record<SeenMessages, string>> = {
  both: 'the console showed “SharePoint Online protected.” and “OneDrive protected.”',
  sharepoint: 'the console showed “SharePoint Online protected.”',
  onedrive: 'the console showed “OneDrive protected.”',
};
export const differed = 'the console looked different from what I described';

export const nextTitle = 'What to do next';
export const next = [
  'Tomorrow, look at Administration > Service Account in the console: its status must still be without a warning.',
  'Plan Trend Micro’s migration to an Authorized Account: SharePoint’s legacy sign-in, which app passwords need, is being retired.',
  'Keep the phone with somebody who can be reached: the next sign-in of this account needs its code.',
] as const;

export const nextMigrated = (hasMfa: boolean) => [
  'Tomorrow, look at Administration > Service Account in the console: its status must still be without a warning.',
  hasMfa
    ? 'Once nothing signs in with the old account any more, block its sign-in, and later delete it.'
    : 'The old account has no multi-factor authentication from me. Once nothing signs in with it any more, block its sign-in, and later delete it.',
];

export const noRun = {
  title: 'No run is open',
  line: 'Nothing is under way. “enable mfa” begins.',
  begin: 'Enable MFA',
};
export const goOn = 'Go on';
export const gapWarning = (since: string) =>
  `Since ${since} Cloud App Security has not been able to sign in. Going on takes about ten minutes.`;

export const provenLater =
  'Microsoft 365 shows more of this run now than when it ended. This is its report as it stands.';
