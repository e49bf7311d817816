import { countOf } from '../procedure/count';
import type { BookState } from '../procedure/ports/reminderBook';
import type { Instant } from '../procedure/time';
import { milliseconds } from '../procedure/time';
import { DueHints } from './dueHints';
import type { KeyValue } from './keyValue';
import { endOfTime, shards, timeText } from './reminderRecord';

/**
 * The book by its hints alone, which are small: one that leads nowhere any more counts until a sweep meets it. All
 * are read in the order of time, so what is due is counted first.
 */
export async function glanceAt(store: KeyValue, now: Instant, most: number): Promise<BookState> {
  const page = Math.ceil((most + 1) / shards.length);
  const hints = await new DueHints(store, endOfTime, page).next(most + 1);
  const time = timeText(now);
  const due = hints.filter((hint) => hint.time <= time).length;
  const earliest = hints[0]?.time;
  return {
    due: countOf(due, most),
    waiting: { count: Math.min(hints.length, most) - Math.min(due, most), more: hints.length > most },
    oldestOverdue: earliest === undefined ? 0 : Math.max(0, milliseconds(now) - Number(earliest)),
  };
}
