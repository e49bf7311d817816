import { accountByName, mobileForCodes } from './accounts';
import { sendCode, type PendingSignIn } from './codes';
import { matches } from './hash';
import { plainSignIn, writeSignIn } from './signInLog';
import type { Account, World } from './world';

/** Microsoft Learn, smart lockout: ten wrong passwords, then a minute. */
const wrongPasswordsAllowed = 10;
const lockMilliseconds = 60_000;

export type SignInRefusal = 'wrong' | 'locked' | 'disabled' | 'must-change-password' | 'phone-needed';

export type SignInOutcome =
  | { readonly kind: 'signed-in'; readonly accountId: string }
  | { readonly kind: 'code-sent'; readonly pending: PendingSignIn }
  | { readonly kind: 'refused'; readonly why: SignInRefusal };

export interface Credentials {
  readonly userPrincipalName: string;
  readonly password: string;
}

/**
 * A person signs in to My Account in a browser. An app password is no good here, only the account's own.
 *
 * @param now milliseconds since 1970
 */
export function signIn(
  world: World,
  now: number,
  { userPrincipalName, password }: Credentials,
): SignInOutcome {
  const account = accountByName(world, userPrincipalName);
  // The same answer as for a wrong password: a sign-in page does not tell who exists.
  if (!account) return { kind: 'refused', why: 'wrong' };
  const refusal = refusalOf(world, now, account, password);
  if (refusal) {
    writeSignIn(world, plainSignIn('browser', account.id, now, refusal.errorCode));
    return { kind: 'refused', why: refusal.why };
  }
  if (account.perUserMfaState === 'disabled') {
    writeSignIn(world, plainSignIn('browser', account.id, now, 0));
    return { kind: 'signed-in', accountId: account.id };
  }
  const mobile = mobileForCodes(account);
  if (mobile === null || !world.textMessagesAllowed) {
    writeSignIn(world, plainSignIn('browser', account.id, now, 50079));
    return { kind: 'refused', why: 'phone-needed' };
  }
  return { kind: 'code-sent', pending: sendCode(world, now, account, mobile) };
}

interface Refusal {
  readonly why: SignInRefusal;
  readonly errorCode: number;
}

function refusalOf(world: World, now: number, account: Account, password: string): Refusal | null {
  if (isLocked(world, now, account)) return { why: 'locked', errorCode: 50053 };
  if (!matches(password, account.password)) return { why: 'wrong', errorCode: 50126 };
  if (!account.accountEnabled) return { why: 'disabled', errorCode: 50057 };
  if (account.forceChangePasswordNextSignIn) return { why: 'must-change-password', errorCode: 50055 };
  return null;
}

/**
 * Read off the log, so that it survives a restart. Only the browser counts: a console that repeats one stale password
 * does not lock an account, because smart lockout does not count the same wrong password twice.
 */
function isLocked(world: World, now: number, account: Account): boolean {
  const since = Date.parse(account.lastPasswordChangeDateTime);
  const mine = world.signIns.filter(
    (entry) =>
      entry.userId === account.id &&
      entry.clientAppUsed === 'Browser' &&
      Date.parse(entry.createdDateTime) >= since,
  );
  const lastSuccess = mine.findLastIndex((entry) => entry.errorCode === 0);
  const wrong = mine.slice(lastSuccess + 1).filter((entry) => entry.errorCode === 50126);
  const latest = wrong.at(-1);
  if (!latest || wrong.length < wrongPasswordsAllowed) return false;
  return now - Date.parse(latest.createdDateTime) < lockMilliseconds;
}
