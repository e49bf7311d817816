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
export const leftOpen = (who: string, since: string) =>
  `⚠ Left open by ${who}, since ${since}: as far as I know, Cloud App Security cannot sign in.`;

export const more = (left: number) => (left === 1 ? 'And 1 more account.' : `And ${left} more accounts.`);
export const moreInDirectory =
  'Microsoft 365 has more than I list here; “enable mfa” finds each of them by name.';
export const moreEnded =
  'I have looked through the first 1,000 ended runs only: another one may have left an account without a sign-in.';

/** After the button that begins on an account that was left open. */
export const begun = (account: string) => `Begun, for ${account}.`;
export const yoursFirst = 'You have a run open yourself. End it first; here it is.';

export const actions = {
  next: 'Show the next',
  /** By the user name: display names begin alike. */
  begin: (userName: string) => `Enable MFA: ${userName.length > 24 ? `${userName.slice(0, 23)}…` : userName}`,
  again: 'Look again',
  all: 'All service accounts',
};

/** Why there is no list. */
export const why = {
  signedOut:
    'I can also show every service account with who works on it, as soon as you are signed in: press “All service accounts”.',
  signedOutNow: 'Your sign-in has just ended, so I could not look: press “Look again” to sign in.',
  rolesUnread: 'I could not read your directory roles, so I show you no other account and nobody else’s run.',
  notYours:
    'Other accounts, and who works on them, are shown to administrators of users or of their sign-in only: your directory roles, as Microsoft 365 shows them now, are not among these. A role that is only eligible has to be activated first.',
};
