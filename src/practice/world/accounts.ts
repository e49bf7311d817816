import type { Account, World } from './world';

/** Whoever signed in before has to do so again: a new password ends sessions too. */
export function sessionsValidFrom({
  lastPasswordChangeDateTime: changed,
  sessionsRevokedDateTime: revoked = '',
}: Account): string {
  return revoked > changed ? revoked : changed;
}

export function accountById(world: World, id: string): Account | undefined {
  return world.accounts.find((account) => account.id === id);
}

/** User principal names are compared without regard to case, and what surrounds a pasted one is ignored. */
export function accountByName(world: World, userPrincipalName: string): Account | undefined {
  const wanted = userPrincipalName.trim().toLowerCase();
  return world.accounts.find((account) => account.userPrincipalName.toLowerCase() === wanted);
}

/** The number that codes go to: as Graph shows it, `+1 2065550123`. Contact information does not count. */
export function mobileForCodes(account: Account): string | null {
  return account.phoneMethods.find((method) => method.phoneType === 'mobile')?.phoneNumber ?? null;
}
