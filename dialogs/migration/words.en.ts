import type { MigrationStep, SeenMessages } from '../../src/procedure/migration';

export const title = 'Migrate to an Authorized Account';
export const intro =
  'You do this in the Cloud App Security console. I change nothing, and Microsoft 365 shows me nothing of it.';

/** Labels as they stand in the console. */
export const lines: Readonly<Record<MigrationStep, string>> = {
  open: 'In the console, open Administration > **Service Account**.',
  choose:
    'Under Status of the SharePoint Online account, choose **Migration Available**. A screen “Migrate to Use Authorized Account” appears.',
  follow:
    'Go through it beside Trend Micro’s guide, which alone says what comes now: where the account serves both, SharePoint Online first (four steps), then OneDrive (three). A Global Administrator has to consent.',
  messages:
    'Look at the console’s notifications for “SharePoint Online protected.” and “OneDrive protected.”',
};
export const hint =
  'Trend Micro says that protection goes on with the present account until the migration has succeeded: you can stop at any time.';
export const checkedOn = (date: string) => `These lines are from Trend Micro’s guide as it was on ${date}.`;

export const seen = {
  label: 'Which messages did the console show? (required)',
  missing: 'Choose what the console showed.',
  choices: {
    both: '“SharePoint Online protected.” and “OneDrive protected.”',
    sharepoint: 'Only “SharePoint Online protected.”',
    onedrive: 'Only “OneDrive protected.”',
  } satisfies Readonly<Record<SeenMessages, string>>,
  none: 'None of these, so far',
};
export const notYet =
  'Then I do not count it as migrated yet. After consent, the console reads your data anew, which takes time: look again later.';

export const differs = {
  title: 'Your screen looks different',
  lines: [
    'Then Trend Micro’s guide counts, not my lines: open it below.',
    'In Trend Vision One the console is Email and Collaboration Security Operations > Cloud Email and Collaboration Protection.',
    'Look for “Migration Available” or “Authorized Account”. If there is neither, ask Trend Micro’s support before you change anything.',
    'I have noted that it looked different; the report says so.',
  ],
} as const;

export const actions = {
  done: 'It is migrated',
  guide: 'Trend Micro’s guide (leaves Teams)',
  console: 'Open the console (leaves Teams)',
  differs: 'My screen looks different',
  back: 'Back to the plan',
  notNow: 'Not now',
};
