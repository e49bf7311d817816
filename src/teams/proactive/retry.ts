import type { Clock } from '../../procedure/ports/clock';
import { NotConnected, SendRefused } from '../connectorHttp';

/** Teams asks to send these again: it did not take them (Microsoft Learn: rate-limit, "Handle rate limits"). */
const retried: readonly number[] = [412, 429, 502, 504];

const tries = 3;
const [shortest, longest] = [2_000, 20_000];

export interface Retrying {
  readonly clock: Clock;
  /** A number from 0 up to 1, as `Math.random`. */
  readonly random: () => number;
  /** Ends the waiting between the tries. */
  readonly signal?: AbortSignal;
}

/**
 * Tries three times at most, with a growing, jittered pause of 2 to 20 seconds or the one that Teams names; a longer
 * one is left to the caller. Throws what the last try threw.
 */
export async function withRetries<T>(options: Retrying, attempt: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await attempt();
    } catch (thrown) {
      const pause = tried < tries ? pauseAfter(thrown, tried, options) : undefined;
      if (pause === undefined) throw thrown;
      await options.clock.wait(pause, options.signal);
    }
  }
}

/** Milliseconds until it may be sent again; `undefined` when it must not be, or not so soon. */
function pauseAfter(thrown: unknown, tried: number, { clock, random }: Retrying): number | undefined {
  if (thrown instanceof NotConnected) return backOff(tried, random);
  if (!(thrown instanceof SendRefused) || !retried.includes(thrown.statusCode)) return undefined;
  const named = retryAfter(thrown, clock.now());
  return named !== undefined && named > longest ? undefined : (named ?? backOff(tried, random));
}

/** Milliseconds: 2 seconds, doubled each time, 20 at most; a fifth more or less, so that many do not come back together. */
export function backOff(tried: number, random: () => number): number {
  return Math.round(Math.min(longest, shortest * 2 ** (tried - 1)) * (0.8 + 0.4 * random()));
}

/** What `Retry-After` asks for, in milliseconds: it holds seconds or an HTTP date (RFC 9110, 10.2.3). */
export function retryAfter({ retryAfter: text }: SendRefused, now: number): number | undefined {
  if (text === undefined) return undefined;
  const milliseconds = /^\d+$/.test(text.trim()) ? Number(text) * 1_000 : Date.parse(text) - now;
  return Number.isFinite(milliseconds) ? Math.max(0, milliseconds) : undefined;
}
