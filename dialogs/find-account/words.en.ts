import type { Oddity } from './lookalike';

export const title = 'Finding the service account';
export const searchInstead = 'It is another account';

export const labels = {
  displayName: 'Name',
  userName: 'User name',
  account: 'Service account (required)',
  name: 'Name or user name (required)',
  typeUserName: 'Type its whole user name, to be sure (required)',
};

export const confirm = {
  title: 'Is this the service account?',
  line: 'I have found one account that looks like the service account of Trend Micro Cloud App Security.',
  wanted: 'This is the account that your button named.',
  hint: 'You can compare it with Administration > Service Account in the Cloud App Security console.',
  yes: 'Yes, this one',
};

export const choose = {
  title: 'Which one is the service account?',
  line: 'Several accounts look like service accounts of Trend Micro Cloud App Security. The likeliest comes first.',
  found: (name: string) => `These accounts match “${name}”.`,
  more: 'There are more than these: search with a longer part of the name if yours is missing.',
  yes: 'Take this one',
};

export const none = {
  title: 'No service account found',
  line: 'No account has a name that Cloud App Security gives by itself. An administrator may have made yours by hand.',
};

export const search = {
  title: 'Search for the account',
  line: 'In the Cloud App Security console, under Administration > Service Account, see which account it uses for SharePoint.',
  nothing: (name: string) => `No account matches “${name}”.`,
  yes: 'Search',
  back: 'Look for the usual names again',
};

export const oddities: Readonly<Record<Oddity, string>> = {
  'other-name': 'not the usual display name',
  'other-user-name': 'not the usual user name',
  disabled: 'sign-in is blocked',
  guest: 'a guest',
  synchronised: 'synchronised from on-premises',
};

export const faults = {
  'account-missing': 'Choose one of the accounts on this card.',
  'account-yours': 'This is your own account. Choose the service account instead.',
  'user-name-differs':
    'This is not the user name of the chosen account. Type it as it stands in the list, with its domain.',
  'name-missing': 'Type at least a part of the name.',
} as const;
export type FaultCode = keyof typeof faults;
