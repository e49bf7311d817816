import type { PerUserMfaState } from '../../src/procedure/ports/directory';

/** Words of the list of service accounts. */

export const title = 'Service accounts of your organisation';
export const none =
  'No account has a name that Cloud App Security gives, and no run is open on any. “enable mfa” searches by name.';

export const labels = {
  phone: 'Phone for codes',
  perUserMfa: 'Per-user MFA',
  password: 'Password set',
  run: 'Run',
};
export const phone = (digits: string) => `ends in ${digits}`;
export const noPhone = 'none registered';
export const perUserMfa: Readonly<Record<PerUserMfaState, string>> = {
  disabled: 'off',
  enabled: 'on, not yet enforced',
  enforced: 'enforced',
  unknown: 'could not tell: Microsoft 365 shows a state that I do not know',
};
export const neverSet = 'could not tell: Microsoft 365 shows no time';
export const couldNotTell = (why: string) => `could not tell. ${why}`;

export const noRun = 'none open';
export const run = (who: string, since: string, where: string) => `${who}, since ${since}, at: ${where}`;
export const you = 'you';
export const gap = (since: string) => `⚠ Cloud App Security has not been able to sign in since ${since}.`;

export const more = (left: number) => (left === 1 ? 'And 1 more account.' : `And ${left} more accounts.`);
export const moreInDirectory =
  'Microsoft 365 has more than I list here; “enable mfa” finds each of them by name.';

export const actions = {
  next: 'Show the next',
  again: 'Look again',
  all: 'All service accounts',
};

/** Why there is no list. */
export const why = {
  signedOut:
    'I can also show every service account with who works on it, as soon as you are signed in: press “All service accounts”.',
  rolesUnread: 'I could not read your directory roles, so I show you no other account and nobody else’s run.',
  notYours:
    'Other accounts, and who works on them, are shown to administrators of users or of their sign-in only: your directory roles, as Microsoft 365 shows them now, are not among these. A role that is only eligible has to be activated first.',
};
