import type { SeenMessages } from '../../src/procedure/migration';

export const title = 'Before anything is changed';

export const account = (name: string, userName: string) => `Account: **${name}**, ${userName}`;
export const colleague = (name: string) =>
  `${name} has an open run on this account as well. Talk to each other first.`;

export const appPasswords = {
  label: 'Does your tenant allow users to create app passwords? (if you have looked)',
  missing: 'Choose yes or no.',
  yes: 'Yes',
  no: 'No',
};

export const blocked =
  'I do not begin like this: it could not succeed, and it would lock the account out on the way.';

export const changesTitle = 'What I will change, in this order';
export const changesByHandTitle = 'What you will change by hand, in this order; I guide and check';
export const cannotTell = (names: readonly string[]) =>
  `Not granted, so some of the above I could not tell: ${names.join(', ')}.`;
export const changes = [
  'The mobile phone: contact number and authentication phone.',
  'The password, to one that you choose.',
  'Per-user multi-factor authentication: enabled, then enforced.',
] as const;
export const duration =
  'Then I guide you through three places that only a person can use. In all, about 20 minutes.';
export const gap =
  'From the new password until the app password is saved, Cloud App Security cannot sign in to SharePoint and OneDrive.';

/** Message center MC1184649 (published 11 November 2025, updated 13 May 2026); Trend Micro's migration page. */
export const retired = {
  title: 'Please know before you begin',
  lines: [
    'App passwords open SharePoint’s legacy sign-in only. Microsoft blocked it by default on 16 February 2026 and has been retiring it since 1 May 2026 (MC1184649): most probably Cloud App Security can no longer use one.',
    'What this still achieves: the account is under multi-factor authentication, as Microsoft requires of partners.',
    'Trend Micro’s replacement is the Authorized Account: in the console’s Service Account page, look for “Migration Available”. “Migrate instead” takes you through it.',
  ],
} as const;

const services: Readonly<Record<SeenMessages, string>> = {
  both: 'SharePoint Online and OneDrive',
  sharepoint: 'SharePoint Online',
  onedrive: 'OneDrive',
};

/** An app password has nowhere to go once no service uses the account. */
export const migrated = (seen: SeenMessages, when: string) =>
  `On your word (${when}), ${services[seen]} is migrated to an Authorized Account. ${
    seen === 'both'
      ? 'You can end here. Or go on, and put the old account itself under multi-factor authentication: I leave steps 9 to 13 out then, since nothing needs an app password.'
      : 'If another service still uses this account, go on for it, or migrate that as well; if not, end here.'
  }`;

export const actions = {
  go: 'Go on',
  goByHand: 'Go on: guide me by hand',
  again: 'Check again',
  otherAccount: 'Another account',
  adminCenter: 'Admin centers (leaves Teams)',
  migrate: 'Migrate instead',
  end: 'End here: migrated',
  notNow: 'Not now',
};
