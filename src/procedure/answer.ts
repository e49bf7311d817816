import type { Instant } from './time';

/** Something that Microsoft 365 showed: the value, when (by Microsoft's clock) and the id to find the request by. */
export interface Seen<T> {
  readonly ok: true;
  readonly value: T;
  /** From the response's `Date` header. */
  readonly at: Instant;
  /** Graph's `request-id`. */
  readonly requestId: string;
}

/** Why Microsoft 365 said no. Each has words and a remedy in the conversation; a test compares. */
export const refusalCodes = [
  'forbidden',
  'role-missing-for-logs',
  'premium-missing',
  'not-found',
  'password-not-accepted',
  'phone-not-accepted',
  'phone-taken',
  'synchronised-account',
  'throttled',
  'unanswered',
  'not-understood',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** Microsoft 365 answered, and said no. A value, because every one of them has a next move. */
export interface Refused {
  readonly ok: false;
  readonly code: RefusalCode;
  readonly at: Instant;
  readonly requestId: string;
  /** Seconds that the service asks to wait, with `throttled`. */
  readonly retryAfter?: number;
}

export type Answer<T> = Seen<T> | Refused;

/** The same answer with another value: what was seen, read in our words. */
export function seenAs<T, U>(answer: Answer<T>, read: (value: T) => U): Answer<U> {
  return answer.ok ? { ...answer, value: read(answer.value) } : answer;
}
