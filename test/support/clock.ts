import type { Clock } from '../../src/procedure/ports/clock';
import type { Instant } from '../../src/procedure/time';

export interface HandClock extends Clock {
  /** Moves on, and ends the waits that fall due on the way, in their order. */
  advance(milliseconds: number): Promise<void>;
  /** How many waits are under way. */
  waiting(): number;
}

interface Wait {
  readonly due: number;
  end(): void;
}

/** Lets everything run that is ready to: promises, and what the event loop has queued. */
const settle = () => new Promise<void>((done) => setImmediate(done));

/** A clock that stands still until a test moves it. */
export function handClock(start: Instant = '2026-03-02T09:00:00.000Z'): HandClock {
  let now = Date.parse(start);
  const waits = new Set<Wait>();
  const firstDue = (until: number) =>
    [...waits].filter(({ due }) => due <= until).sort((one, other) => one.due - other.due)[0];

  return {
    now: () => now,
    waiting: () => waits.size,
    wait: (milliseconds, signal) =>
      new Promise<void>((resolve, reject) => {
        const abort = () => {
          waits.delete(wait);
          reject(signal?.reason instanceof Error ? signal.reason : new Error('aborted'));
        };
        const wait: Wait = {
          due: now + milliseconds,
          end() {
            waits.delete(wait);
            signal?.removeEventListener('abort', abort);
            resolve();
          },
        };
        signal?.addEventListener('abort', abort, { once: true });
        waits.add(wait);
        if (signal?.aborted) abort();
      }),
    async advance(milliseconds) {
      const until = now + milliseconds;
      await settle();
      for (let wait = firstDue(until); wait; wait = firstDue(until)) {
        now = Math.max(now, wait.due);
        wait.end();
        await settle();
      }
      now = until;
    },
  };
}
