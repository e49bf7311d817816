import type { SignIn } from './ports/directory';
import { isAtOrAfter, type Instant } from './time';

/** Why a sign-in of the account was turned away. Each has words for both doors; a test compares. */
export const turnedAwayCodes = [
  'wrong-password',
  'locked',
  'code-not-given',
  'phone-not-known',
  'blocked-by-policy',
  'blocked-by-defaults',
  'disabled',
  'password-expired',
  'legacy-retired',
  'unexplained',
] as const;
export type TurnedAwayCode = (typeof turnedAwayCodes)[number];

/** Where somebody tried: on a page in a browser, or as Cloud App Security does it, with an older client. */
export type Door = 'browser' | 'console';

/** A try that failed. It explains why nothing is proven; it proves nothing itself. */
export type TurnedAway = {
  readonly door: Door;
  readonly at: Instant;
  readonly code: TurnedAwayCode;
} & Logged;

/** What the log calls it: the number of an AADSTS code in the sign-in log, an operation in Purview's audit log. */
type Logged = { readonly errorCode: number } | { readonly operation: string };

/** Number or name: what an administrator looks it up by. */
export function markOf(turnedAway: TurnedAway): number | string {
  return 'errorCode' in turnedAway ? turnedAway.errorCode : turnedAway.operation;
}

/**
 * What the numbers of the sign-in log mean (Microsoft Learn: reference-error-codes). Microsoft may change them, so
 * they are for explaining only: nothing is decided by one.
 */
const meanings: Readonly<Record<number, TurnedAwayCode>> = {
  50126: 'wrong-password',
  50056: 'wrong-password',
  50064: 'wrong-password',
  50053: 'locked',
  50074: 'code-not-given',
  50076: 'code-not-given',
  50078: 'code-not-given',
  500121: 'code-not-given',
  50072: 'phone-not-known',
  50079: 'phone-not-known',
  53003: 'blocked-by-policy',
  50131: 'blocked-by-policy',
  53000: 'blocked-by-policy',
  53001: 'blocked-by-policy',
  53002: 'blocked-by-policy',
  530035: 'blocked-by-defaults',
  50057: 'disabled',
  50055: 'password-expired',
};

/** Stops on the way of a sign-in that goes well: "Keep me signed in?", a page opened by nobody yet (the same list). */
const interruptions = [50058, 50140, 50199];

/** The account's newest try at this door, if it failed: once somebody came in, older failures are settled. */
export function newestTurnedAway(
  signIns: readonly SignIn[],
  door: Door,
  since: Instant,
): TurnedAway | undefined {
  const newest = signIns.find(
    ({ at, errorCode, isLegacyClient }) =>
      isLegacyClient === (door === 'console') && isAtOrAfter(at, since) && !interruptions.includes(errorCode),
  );
  if (!newest || newest.errorCode === 0) return undefined;
  const { at, errorCode } = newest;
  return { door, at, errorCode, code: meanings[errorCode] ?? 'unexplained' };
}
