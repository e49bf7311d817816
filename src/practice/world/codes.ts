import { randomInt } from 'node:crypto';
import { accountById } from './accounts';
import { hashPassword, matches } from './hash';
import { textMessageSignIn, writeSignIn } from './signInLog';
import type { Account, Hash, World } from './world';

const codeGoodFor = 10 * 60_000;
const triesAllowed = 5;
const messagesKept = 50;

/** A sign-in that waits for its code. Kept in memory only; the code itself is on the practice phone. */
export interface PendingSignIn {
  readonly accountId: string;
  /** `+1 2065550123` */
  readonly sentTo: string;
  /** Milliseconds since 1970. */
  readonly expires: number;
  readonly code: Hash;
  triesLeft: number;
  used: boolean;
}

export type CodeOutcome =
  | { readonly kind: 'signed-in'; readonly accountId: string }
  | { readonly kind: 'wrong-code'; readonly triesLeft: number }
  | { readonly kind: 'over'; readonly why: 'expired' | 'too-many-tries' | 'used' | 'account-changed' };

/** Sends a six-digit code as a text message; it is good for ten minutes, five tries and one sign-in. */
export function sendCode(world: World, now: number, account: Account, mobile: string): PendingSignIn {
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  world.textMessages.push({
    to: mobile,
    text: `${code} is the practice sign-in code for ${account.displayName}. It is good for 10 minutes.`,
    sentDateTime: new Date(now).toISOString(),
  });
  if (world.textMessages.length > messagesKept) world.textMessages.shift();
  return {
    accountId: account.id,
    sentTo: mobile,
    expires: now + codeGoodFor,
    code: hashPassword(code),
    triesLeft: triesAllowed,
    used: false,
  };
}

/**
 * The person types the code. A right one is written to the sign-in log, and it moves per-user MFA from `enabled` to
 * `enforced` (Microsoft Learn: strongAuthenticationRequirements).
 *
 * @param now milliseconds since 1970
 */
export function completeSignIn(world: World, now: number, pending: PendingSignIn, code: string): CodeOutcome {
  const account = accountById(world, pending.accountId);
  const over = whyOver(now, pending, account);
  if (over || !account) return { kind: 'over', why: over ?? 'account-changed' };
  if (!matches(code.replace(/\s/g, ''), pending.code)) {
    pending.triesLeft -= 1;
    writeSignIn(world, textMessageSignIn(account.id, now, 500121));
    if (pending.triesLeft === 0) return { kind: 'over', why: 'too-many-tries' };
    return { kind: 'wrong-code', triesLeft: pending.triesLeft };
  }
  pending.used = true;
  writeSignIn(world, textMessageSignIn(account.id, now, 0));
  if (account.perUserMfaState === 'enabled') account.perUserMfaState = 'enforced';
  return { kind: 'signed-in', accountId: account.id };
}

type Over = Extract<CodeOutcome, { kind: 'over' }>['why'];

function whyOver(now: number, pending: PendingSignIn, account: Account | undefined): Over | null {
  if (pending.used) return 'used';
  if (pending.triesLeft === 0) return 'too-many-tries';
  if (now >= pending.expires) return 'expired';
  if (!account?.accountEnabled) return 'account-changed';
  // Begun with a password that has since been replaced.
  const begun = pending.expires - codeGoodFor;
  return Date.parse(account.lastPasswordChangeDateTime) > begun ? 'account-changed' : null;
}
