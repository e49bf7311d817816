/** Milliseconds within which a read may be sent again, its waits included. */
export const readBudget = 3_000;

/** Milliseconds before the second, third and fourth attempt, when the service names no time. */
const pauses = [250, 500, 1_000];

interface Failure {
  readonly status: number;
  readonly headers: Headers;
}

/** A failure that may be over in a moment: a broken connection (0), throttling, a gateway without its service. */
export function isPassing(status: number): boolean {
  return [0, 429, 502, 503, 504].includes(status);
}

/** Seconds that `Retry-After` asks for, written as a number or as a date (RFC 9110, 10.2.3). */
export function retryAfter(headers: Headers): number | undefined {
  const asked = headers.get('retry-after');
  if (asked === null) return undefined;
  if (/^\d+$/.test(asked)) return Number(asked);
  const seconds = (Date.parse(asked) - Date.parse(headers.get('date') ?? '')) / 1_000;
  return Number.isNaN(seconds) ? undefined : Math.max(0, Math.ceil(seconds));
}

/**
 * Milliseconds to wait before a read is sent again; `undefined` when it should not be.
 * @param attempt how many attempts there were before the failed one
 * @param left milliseconds that are left of the budget
 * @param apart milliseconds to wait at least when throttled, unless the service names a time
 */
export function pauseBeforeNext(
  { status, headers }: Failure,
  attempt: number,
  left: number,
  apart = 0,
): number | undefined {
  const shortest = pauses[attempt];
  if (shortest === undefined || !isPassing(status)) return undefined;
  const asked = retryAfter(headers);
  const least = asked === undefined ? (status === 429 ? apart : 0) : asked * 1_000;
  const pause = Math.max(shortest, least);
  return pause < left ? pause : undefined;
}
