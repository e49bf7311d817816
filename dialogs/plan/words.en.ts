import type { Params } from '../../src/procedure/finding';
import type { PassCode, ProblemCode, ReadingId } from '../../src/procedure/readiness';
import type { RoleName } from '../../src/procedure/roles';

export const title = 'Before anything is changed';

export const account = (name: string, userName: string) => `Account: **${name}**, ${userName}`;
export const colleague = (name: string) =>
  `${name} has an open run on this account as well. Talk to each other first.`;

export const checkedTitle = 'What I have checked';
export const readings: Readonly<Record<ReadingId, string>> = {
  'my-roles': 'Your roles',
  account: 'The account',
  'security-defaults': 'Security defaults',
  'legacy-sign-in': 'SharePoint’s legacy sign-in',
};

export const passes: Readonly<Record<PassCode, (params: Params) => string>> = {
  'roles-suffice': () => 'they suffice for every change on this account',
  'account-plain': ({ roles }) =>
    roles === 0
      ? 'enabled, in the cloud, without directory roles'
      : 'enabled, in the cloud, with directory roles of its own',
  'security-defaults-off': () => 'off, so app passwords are possible',
  'legacy-sign-in-allowed': () => 'switched on, which since May 2026 proves little (see below)',
};

const roleNames: Readonly<Record<RoleName, string>> = {
  globalAdministrator: 'Global Administrator',
  authenticationPolicyAdministrator: 'Authentication Policy Administrator',
  privilegedAuthenticationAdministrator: 'Privileged Authentication Administrator',
  authenticationAdministrator: 'Authentication Administrator',
  userAdministrator: 'User Administrator',
};

const named = (roles: unknown) =>
  String(roles)
    .split(' ')
    .map((role) => roleNames[role as RoleName])
    .join(' and ');

export const problems: Readonly<Record<ProblemCode, (params: Params) => string>> = {
  'roles-missing': ({ roles }) =>
    `you lack ${named(roles)}. A Global Administrator can give it to you; without it Microsoft 365 will refuse some steps.`,
  'is-yourself': () =>
    'this is you. I never change the account of the person I work for; choose the service account.',
  'is-guest': () =>
    'this is a guest from another organisation. Its password and phone cannot be set here; choose another account.',
  'is-synchronised': () =>
    'it comes from an on-premises directory and must be changed there; choose a cloud account.',
  'is-disabled': () =>
    'its sign-in is blocked. Unblock it in the admin center under Active users, then check again.',
  'is-protected': () =>
    'it is in a restricted administrative unit: only that unit’s administrators can change it.',
  'security-defaults-on': () =>
    'on. They block legacy sign-in and text messages, so an app password cannot work. Whether to turn them off is for whoever looks after your tenant’s security.',
  'legacy-sign-in-blocked': () =>
    'switched off: SharePoint will refuse the app password. A SharePoint Administrator can look at “Apps that don’t use modern authentication”.',
};

export const couldNotTell = (because: string) => `could not tell. ${because}`;
export const blocked =
  'I do not begin like this: it could not succeed, and it would lock the account out on the way.';

export const changesTitle = 'What I will change, in this order';
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
    'Trend Micro’s replacement is the Authorized Account: in the console’s Service Account page, look for “Migration Available”.',
  ],
} as const;

export const actions = {
  go: 'Go on',
  again: 'Check again',
  otherAccount: 'Another account',
  migration: 'Migration guide (leaves Teams)',
  notNow: 'Not now',
};
