import type { Clock } from '../../procedure/ports/clock';
import { createTurnQueue } from '../turnQueue';
import { createWindow, type Rule, type Window } from './window';

/** What Teams takes of one bot in one conversation (Microsoft Learn: rate-limit). */
const inOneConversation: readonly Rule[] = [
  { most: 7, within: 1_000 },
  { most: 8, within: 2_000 },
  { most: 60, within: 30_000 },
  { most: 1_800, within: 3_600_000 },
];

/** Milliseconds; a conversation that has to wait longer is for another time. */
const patience = 60_000;

/**
 * Milliseconds by which one message may be longer under way than another. Without them what leaves in a second's time
 * arrives in less, and Teams refuses a few of every hundred (`npm run scale`); they cost a fortieth of the rate.
 */
const jitter = 25;

/** Conversations that are looked at, with each new one, to see whether they can be forgotten. */
const swept = 2;

export interface Limiter {
  /**
   * Waits until the conversation and the tenant may be sent one more thing, and counts it.
   * @returns 0, or the milliseconds to wait when that is longer than a minute; nothing is counted then
   */
  take(conversationId: string): Promise<number>;
  /** Counts what is sent without waiting: an answer to a person goes before what the bot begins itself. */
  count(conversationId: string): void;
}

/**
 * Keeps Teams' limits, in one process. Our own, on the clock that is handed in: the libraries that are kept well read
 * the time and set timers themselves (rate-limiter-flexible, limiter, p-queue, bottleneck), and count in windows that
 * begin anew, which lets twice the rate through where two of them meet.
 * @param tenantRate most messages per second in the tenant, a whole number above 0; throws a `RangeError` otherwise
 */
export function createLimiter(clock: Clock, tenantRate: number): Limiter {
  const tenant = createWindow(inTheTenant(tenantRate));
  const windows = createWindows(clock);
  const line = createTurnQueue(Infinity);

  const count = (conversationId: string) => {
    tenant.add(clock.now());
    windows.of(conversationId).add(clock.now());
  };
  /** Whether it was this one's turn; while it stood in line, its conversation may have been sent something else. */
  const takeInLine = async (conversationId: string): Promise<boolean> => {
    for (let wait = tenant.wait(clock.now()); wait > 0; wait = tenant.wait(clock.now()))
      await clock.wait(wait);
    if (windows.of(conversationId).wait(clock.now()) > 0) return false;
    count(conversationId);
    return true;
  };
  return {
    count,
    async take(conversationId) {
      for (;;) {
        const wait = windows.of(conversationId).wait(clock.now());
        if (wait > patience) return wait;
        if (wait > 0) await clock.wait(wait);
        else if (await line.run('tenant', () => takeInLine(conversationId))) return 0;
      }
    },
  };
}

/** A tenth of it in each tenth of a second: a second's worth at once would meet the next one on its way. */
function inTheTenant(rate: number): readonly Rule[] {
  if (!Number.isInteger(rate) || rate < 1) throw new RangeError('the rate is a whole number above 0');
  return [
    { most: Math.ceil(rate / 10), within: 100 },
    { most: rate, within: 1_000 + jitter },
  ];
}

/** A window for each conversation, as long as something in it counts. */
function createWindows(clock: Clock) {
  const windows = new Map<string, Window>();
  const forgetOld = () => {
    for (let looked = 0; looked < swept; looked += 1) {
      const [oldest] = windows;
      if (oldest === undefined) return;
      const [key, window] = oldest;
      windows.delete(key);
      if (!window.isOver(clock.now())) windows.set(key, window);
    }
  };
  return {
    of(conversationId: string): Window {
      const known = windows.get(conversationId);
      if (known) return known;
      forgetOld();
      const window = createWindow(inOneConversation);
      windows.set(conversationId, window);
      return window;
    },
  };
}
