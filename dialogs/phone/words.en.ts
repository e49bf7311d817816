import type { GuideWords } from '../cards/guided';

export const title = 'Which mobile phone gets the codes?';
export const line =
  'I write the number in two places: the contact information of the account, and its phone for authentication.';
export const why = 'The phone must be at hand in a few minutes: the account signs in with a code sent to it.';
export const save = 'Save the phone';
export const none = 'none';
export const endsIn = (digits: string) => `ends in ${digits}`;

export const labels = {
  phone: 'Mobile phone with country code (required)',
  holder: 'Whose phone is it? (required)',
  contact: 'Contact number now',
  authentication: 'Authentication phone now',
};

export const keep = {
  title: 'The account has a phone already',
  line: (digits: string) => `Contact number and authentication phone are the same and end in ${digits}.`,
  yes: 'Keep this phone',
  change: 'Use another phone',
};

export const faults = {
  'phone-missing': 'Type the number with its country code, for example +1 206 555 0123.',
  'phone-without-country':
    'I cannot tell the country. Begin with + and the country code, for example +1 206 555 0123.',
  'phone-unreadable': 'This does not read as a phone number. An example: +1 206 555 0123.',
  'phone-invalid': 'No such number exists in that country. Check the digits.',
  'phone-with-extension': 'A code cannot be sent to an extension. Use a mobile phone.',
  'holder-missing': 'Say whose phone it is, so that your colleagues know whom to ask for a code.',
} as const;
export type FaultCode = keyof typeof faults;

export const hand: GuideWords = {
  title: 'Register the mobile phone',
  lines: (account) => [
    `Admin center: “Users” > “Active users”, then ${account}.`,
    '“Manage contact information”: type the mobile phone, save.',
    'Microsoft Entra admin center: “Users”, the same account, “Authentication methods”.',
    '“Add authentication method” > “Phone number”: the same number, type Mobile.',
  ],
  hint: 'Have that phone at hand: the account signs in with a code sent to it. It takes the role Authentication Administrator (for an account with a directory role: Privileged Authentication Administrator).',
  open: 'Open the admin center (leaves Teams)',
  check: 'Registered: check it',
  notYet: [
    'Microsoft 365 does not show the same number in both places yet: contact information and authentication methods.',
    'Check again in a moment, or tell me that you have done it: the report will then say that I have it from you.',
  ],
  checkAgain: 'Check again',
  done: 'I have registered it: go on',
};
