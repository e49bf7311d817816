/** A moment: ISO 8601 in UTC, as `Date.prototype.toISOString` writes it. */
export type Instant = string;

/** The moment of a number of milliseconds since 1970. */
export function instant(milliseconds: number): Instant {
  return new Date(milliseconds).toISOString();
}

/** Milliseconds since 1970 of a moment, however many digits of a second it was written with. */
export function milliseconds(moment: Instant): number {
  return Date.parse(moment);
}

export function anHourBefore(moment: Instant): Instant {
  return instant(milliseconds(moment) - 3_600_000);
}

export function isAtOrAfter(moment: Instant, since: Instant): boolean {
  return milliseconds(moment) >= milliseconds(since);
}
