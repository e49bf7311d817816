import type { Delivery } from '../../procedure/delivery';
import { NotConnected, SendLost, SendRefused } from '../connectorHttp';
import { SendTimedOut } from '../sendTimedOut';
import { TooSoon } from './messenger';
import { retryAfter } from './retry';

const minute = 60_000;
const hour = 60 * minute;
/** Answers that leave open whether the message was taken. */
const unclear: readonly number[] = [408, 500];

/**
 * What a failure means for the message. A 403 is never told apart by its text: Teams sends it with several.
 * @param now milliseconds since 1970
 */
export function deliveredAfter(thrown: unknown, now: number): Delivery {
  if (thrown instanceof SendLost || thrown instanceof SendTimedOut || isUnread(thrown))
    return { kind: 'doubt' };
  if (thrown instanceof TooSoon) return later(thrown.after);
  if (thrown instanceof NotConnected || !(thrown instanceof SendRefused)) return later(minute);
  const { statusCode } = thrown;
  if (statusCode === 403) return { kind: 'blocked' };
  if (statusCode === 404) return { kind: 'gone' };
  if (unclear.includes(statusCode)) return { kind: 'doubt' };
  return later(retryAfter(thrown, now) ?? (isOurFault(statusCode) ? hour : minute));
}

const later = (after: number): Delivery => ({ kind: 'later', after });

/** The SDK could not read the answer, but there was one. */
function isUnread(thrown: unknown): boolean {
  return thrown instanceof Error && thrown.name === 'RestError';
}

/** Our request or our credentials are bad: only a change of ours makes them better. */
function isOurFault(statusCode: number): boolean {
  return statusCode < 500 && statusCode !== 412 && statusCode !== 429;
}
