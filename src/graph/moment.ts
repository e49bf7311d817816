import { instant } from '../procedure/time';
import type { Instant } from '../procedure/time';

/** A `DateTimeOffset` of Graph, which may have seven digits of a second; `undefined` when there is none. */
export function momentOf(dateTime: string | null | undefined): Instant | undefined {
  const milliseconds = Date.parse(dateTime ?? '');
  return Number.isNaN(milliseconds) ? undefined : instant(milliseconds);
}
