import type { Refused, Seen } from './answer';
import type { StepNumber } from './steps';
import type { Instant } from './time';
import type { TurnedAway } from './turnedAway';

/** What a check can find. Each has words in the conversation; a test compares. */
export const findingCodes = [
  'signed-in',
  'accounts-searched',
  'account-confirmed',
  'phone-registered',
  'password-changed',
  'password-kept',
  'mfa-enforced',
  'signed-in-with-code',
  'signed-in-by-word',
  'app-password-audited',
  'app-password-made',
  'app-password-copied',
  'service-account-opened',
  'service-account-signed-in',
  'legacy-sign-in-audited',
  'service-account-saved',
  'done-by-hand',
] as const;
export type FindingCode = (typeof findingCodes)[number];

export type Params = Readonly<Record<string, string | number | boolean>>;

interface Found {
  readonly step: StepNumber;
  readonly code: FindingCode;
  /** Small, not secret: two digits of a phone number, a moment, a name. */
  readonly params: Params;
  /** When it was found: Microsoft's clock for what was seen, ours for what was said. */
  readonly at: Instant;
}

/** `proven`: Microsoft 365 showed it. `reported`: a person said it. Nothing else counts as done. */
export type Finding =
  | (Found & { readonly verdict: 'proven'; readonly requestId: string })
  | (Found & { readonly verdict: 'reported' });

/** A finding that Microsoft 365 itself has shown; only something seen can make one. */
export function proven(
  step: StepNumber,
  code: FindingCode,
  seen: Seen<unknown>,
  params: Params = {},
): Finding {
  return { verdict: 'proven', step, code, params, at: seen.at, requestId: seen.requestId };
}

/** A finding that rests on the administrator's word. */
export function reported(step: StepNumber, code: FindingCode, at: Instant, params: Params = {}): Finding {
  return { verdict: 'reported', step, code, params, at };
}

/** Why a check could not say yes: it looked and saw nothing yet, or it was not allowed to look. */
export type Doubt =
  | {
      readonly kind: 'not-yet';
      /** The account's newest try failed meanwhile. */
      readonly turnedAway?: TurnedAway;
    }
  | { readonly kind: 'unknown'; readonly because: Refused };
