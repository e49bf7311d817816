import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { systemClock } from '../../src/clock';
import type { Clock } from '../../src/procedure/ports/clock';

/**
 * The machine's clock, moved forward by what stands in a file: every process that reads it sees the same leap in the
 * same moment. Waits are the machine's own.
 */
export function sharedClock(file: string): Clock {
  return { ...systemClock, now: () => systemClock.now() + Number(readFileSync(file, 'utf8')) };
}

export interface Leaps {
  readonly clock: Clock;
  readonly file: string;
  /** @param milliseconds how far the clocks of all processes leap */
  leap(milliseconds: number): void;
}

/** @param file is made */
export function openLeaps(file: string): Leaps {
  let ahead = 0;
  const write = () => {
    // Renamed into place: a reader never meets an empty file.
    writeFileSync(`${file}.new`, String(ahead));
    renameSync(`${file}.new`, file);
  };
  write();
  return {
    clock: sharedClock(file),
    file,
    leap(milliseconds) {
      ahead += milliseconds;
      write();
    },
  };
}
