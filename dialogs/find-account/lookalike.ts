import type { Account } from '../../src/procedure/account';

/** What makes an account an unlikely service account of Cloud App Security; each has words. */
export const oddityCodes = ['other-name', 'other-user-name', 'disabled', 'guest', 'synchronised'] as const;
export type Oddity = (typeof oddityCodes)[number];

/** `Cloud App Security Service Account for SharePoint`, `tmcassp_<16 hex><16 digits>@…`: from published sample data. */
const displayName = /^Cloud App Security Service Account for \w+$/;
const userName = /^tmcas[a-z]*_[0-9a-f]{16}[0-9]{16}@/i;

export function oddities(account: Account): readonly Oddity[] {
  const odd: Oddity[] = [];
  if (!displayName.test(account.displayName)) odd.push('other-name');
  if (!userName.test(account.userPrincipalName)) odd.push('other-user-name');
  if (!account.accountEnabled) odd.push('disabled');
  if (account.isGuest) odd.push('guest');
  if (account.isSynchronised) odd.push('synchronised');
  return odd;
}
