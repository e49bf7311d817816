import { accountById, sessionsValidFrom } from '../world/accounts';
import type { Account } from '../world/world';
import type { Visit } from './visit';

/**
 * The account that this browser is signed in as, or `null`. A sign-in ends when the account is disabled, when its
 * password changes, when an administrator ends its sessions, and when a second factor has come to be asked for that the sign-in did not give.
 */
export function signedInAccount({ world, session }: Pick<Visit, 'world' | 'session'>): Account | null {
  const { signedIn } = session;
  if (!signedIn) return null;
  const account = accountById(world, signedIn.accountId);
  if (!account?.accountEnabled) return null;
  if (Date.parse(sessionsValidFrom(account)) > signedIn.since) return null;
  return signedIn.withCode || account.perUserMfaState === 'disabled' ? account : null;
}
