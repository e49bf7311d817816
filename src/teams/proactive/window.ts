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
  return new SlidingWindow(rules);
}

/** A class, because there is one for every conversation of the last hour: it keeps the times, and nothing else. */
class SlidingWindow implements Window {
  #times: readonly number[] = [];

  constructor(private readonly rules: readonly Rule[]) {}

  wait(now: number): number {
    const sent = this.#upTo(now);
    const free = this.rules.map(({ most, within }) => (sent.at(-most) ?? now - within) + within - now);
    return Math.max(0, ...free);
  }

  add(now: number): void {
    const times = this.#upTo(now);
    const capacity = Math.max(...this.rules.map(({ most }) => most));
    // As long as it is short it is copied: an array that is pushed to takes room for sixteen more.
    this.#times = [...(times.length < 2 * capacity ? times : times.slice(-capacity)), now];
  }

  isOver(now: number): boolean {
    const longest = Math.max(...this.rules.map(({ within }) => within));
    return (this.#upTo(now).at(-1) ?? -Infinity) + longest <= now;
  }

  /** After the clock was put back, what lies in its future counts as of now: nothing waits longer than its rule. */
  #upTo(now: number): readonly number[] {
    if ((this.#times.at(-1) ?? now) > now) this.#times = this.#times.map((time) => Math.min(time, now));
    return this.#times;
  }
}
