import type { Clock } from '../../src/procedure/ports/clock';
import type { Instant } from '../../src/procedure/time';
import type { Busy } from './busy';

/** A clock whose time passes only while everybody waits for it, and then at once. */
export interface VirtualClock extends Clock {
  /** Lets time pass until the work has ended. Throws when the work can never end: nobody waits, nothing is under way. */
  until<T>(work: Promise<T>): Promise<T>;
}

interface Wait {
  readonly due: number;
  end(): void;
}

/** @param passed called after each time that the clock has moved on */
export function virtualClock(start: Instant, busy: Busy, passed: () => void = () => {}): VirtualClock {
  let now = Date.parse(start);
  const waits = new Set<Wait>();

  function moveOn(): void {
    const next = Math.min(...Array.from(waits, ({ due }) => due));
    if (next === Infinity) throw new Error('the clock stands: nobody waits, and nothing is under way');
    now = Math.max(now, next);
    for (const wait of [...waits]) if (wait.due <= now) wait.end();
    passed();
  }

  return {
    now: () => now,
    wait: (milliseconds, signal) =>
      new Promise<void>((resolve, reject) => {
        const abort = () => {
          waits.delete(wait);
          reject(new Error('aborted'));
        };
        const wait: Wait = {
          due: now + Math.max(0, milliseconds),
          end() {
            waits.delete(wait);
            signal?.removeEventListener('abort', abort);
            resolve();
          },
        };
        waits.add(wait);
        if (signal?.aborted) abort();
        else signal?.addEventListener('abort', abort, { once: true });
      }),
    async until(work) {
      const still = { goesOn: true };
      const end = () => void (still.goesOn = false);
      work.then(end, end);
      await busy.over();
      while (still.goesOn) {
        moveOn();
        await busy.over();
      }
      return work;
    },
  };
}
