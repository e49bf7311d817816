import type { GuideWords } from '../cards/guided';

export const title = 'A new password for the service account';
export const gap =
  'When you press “Set the password”, Cloud App Security loses its access to SharePoint and OneDrive until the app password is saved at the end. Have the phone ready.';
export const howLong =
  'From here on it takes about ten minutes, yours and those of whoever has the phone. Not now? I can remind you; nothing is changed until then.';
export const later = { evening: 'Remind me this evening', tomorrow: 'Remind me tomorrow morning' } as const;
export const rules = [
  'At least 8 characters; 15 or more is wiser.',
  'At least three of: small letters, capital letters, digits, symbols.',
  'No letters with accents and no other scripts.',
] as const;
export const expires =
  'This account’s password may expire, depending on your tenant. An expired one stops the next sign-in: note a date to renew it.';
export const noCopy =
  'I send it to Microsoft 365 once and keep no copy. Put it into your password vault now: you need it in the next step.';
export const save = 'Set the password';

export const labels = {
  password: 'New password (required)',
  passwordAgain: 'The same password again (required)',
};

export const keep = {
  action: 'It has been set already',
  title: 'Keep the password as it is?',
  line: 'I then change nothing. You must know the password, because the account has to sign in with it in the next step.',
  changed: (when: string) => `Microsoft 365 shows its last change ${when}.`,
  unknown: 'Microsoft 365 does not show when it was last changed.',
  yes: 'Yes, I know the password',
  no: 'No, set a new one',
};

export const faults = {
  'password-missing': 'Type a password.',
  'password-short': 'Too short: at least 8 characters.',
  'password-long': 'Too long: at most 256 characters.',
  'password-character':
    'It has a character that Microsoft Entra does not allow. Use unaccented letters, digits and common symbols.',
  'password-simple': 'Use at least three of: small letters, capital letters, digits, symbols.',
  'password-has-name': 'It contains the user name of the account. Choose another one.',
  'password-differs': 'The two passwords differ. Type both again.',
} as const;
export type FaultCode = keyof typeof faults;

export const hand: GuideWords = {
  title: 'Set a new password',
  lines: (account) => [
    `Admin center: “Users” > “Active users”, then ${account}.`,
    '“Reset password”; clear “Automatically create a password”.',
    'Type a new one, and clear “Require this user to change their password when they first sign in”.',
    'Put it into your password vault. Do not type it here.',
  ],
  hint: 'From that moment Cloud App Security has no access to SharePoint and OneDrive until the app password is saved at the end. Have the phone ready.',
  open: 'Open the admin center (leaves Teams)',
  check: 'Set: check it',
  notYet: [
    'Microsoft 365 shows no new password since this run began.',
    'Check again in a moment. If it was set earlier and you know it, tell me so: the report will then say that I have it from you.',
  ],
  checkAgain: 'Check again',
  done: 'It is set, and I know it: go on',
};
