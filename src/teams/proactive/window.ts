/** So many within so many milliseconds. */
export interface Rule {
  readonly most: number;
  readonly within: number;
}

/** When something was sent lately, and when the next may be. Times are milliseconds since 1970. */
export interface Window {
  /** Milliseconds until one more keeps every rule; 0 when it does now. */
  wait(now: number): number;
  add(now: number): void;
  /** Whether it holds nothing that still counts. */
  isOver(now: number): boolean;
}

/** A sliding window: the rules hold for every stretch of time, wherever it begins. */
export function createWindow(rules: readonly Rule[]): Window {
  const longest = Math.max(...rules.map(({ within }) => within));
  const capacity = Math.max(...rules.map(({ most }) => most));
  let times: number[] = [];

  /** After the clock was put back, what lies in its future counts as of now: nothing waits longer than its rule. */
  const upTo = (now: number) => {
    if ((times.at(-1) ?? now) > now) times = times.map((time) => Math.min(time, now));
    return times;
  };

  return {
    wait(now) {
      const sent = upTo(now);
      const free = rules.map(({ most, within }) => (sent.at(-most) ?? now - within) + within - now);
      return Math.max(0, ...free);
    },
    add(now) {
      upTo(now).push(now);
      if (times.length > 2 * capacity) times = times.slice(-capacity);
    },
    isOver: (now) => (upTo(now).at(-1) ?? -Infinity) + longest <= now,
  };
}
