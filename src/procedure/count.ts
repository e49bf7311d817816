/** How many there are: counting ends somewhere, so that it never costs more than a little. */
export interface Count {
  readonly count: number;
  /** There are more than these. */
  readonly more: boolean;
}

/** Of what was found when one more than `most` was asked for. */
export function countOf(found: number, most: number): Count {
  return { count: Math.min(found, most), more: found > most };
}
