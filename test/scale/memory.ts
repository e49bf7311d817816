import { memoryUsage } from 'node:process';

/** The most memory that this process has held, in bytes: bot, harness and make-believe Teams together. */
export interface MemoryPeak {
  readonly rss: number;
  readonly heap: number;
  readonly look: () => void;
}

/** Looking takes longer than the rest of a tick. */
const everyTicks = 200;

export function memoryPeak(): MemoryPeak {
  let [rss, heap, ticks] = [0, 0, 0];
  return {
    get rss() {
      return rss;
    },
    get heap() {
      return heap;
    },
    look() {
      ticks += 1;
      if (ticks % everyTicks !== 1) return;
      const used = memoryUsage();
      rss = Math.max(rss, used.rss);
      heap = Math.max(heap, used.heapUsed);
    },
  };
}
