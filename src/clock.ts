import { setTimeout } from 'node:timers/promises';
import type { Clock } from './procedure/ports/clock';

/** The longest wait that a timer of Node takes; a longer one would end at once. */
const longestTimer = 2 ** 31 - 1;

/** The clock of this machine: the one place that asks it. */
export const systemClock: Clock = {
  now: () => Date.now(),
  async wait(milliseconds, signal) {
    for (let left = milliseconds; ; left -= longestTimer) {
      await setTimeout(Math.min(left, longestTimer), undefined, { signal });
      if (left <= longestTimer) return;
    }
  },
};
