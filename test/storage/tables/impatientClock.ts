import type { Clock } from '../../../src/procedure/ports/clock';

export interface ImpatientClock extends Clock {
  /** The waits there were, in milliseconds. */
  readonly waits: number[];
}

/** Its waits pass at once, and take their time by the clock. */
export function impatientClock(start = Date.parse('2026-03-02T09:00:00.000Z')): ImpatientClock {
  const waits: number[] = [];
  let now = start;
  return {
    waits,
    now: () => now,
    async wait(milliseconds) {
      waits.push(milliseconds);
      now += milliseconds;
    },
  };
}
