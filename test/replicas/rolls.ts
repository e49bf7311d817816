/** Chance that can be had again: the same seed rolls the same. What the machine does between two rolls is its own. */
export interface Rolls {
  /** A whole number from 0 up to this one. */
  below(limit: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly [T, ...T[]]): T;
}

/** A linear congruential generator with the constants of Numerical Recipes: plenty for dice. */
export function createRolls(seed: number): Rolls {
  let state = seed >>> 0;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    // The low bits of such a generator go round in short circles.
    return (state >>> 8) / 2 ** 24;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    chance: (probability) => next() < probability,
    pick: (items) => items[below(items.length)] ?? items[0],
  };
}
