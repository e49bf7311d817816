import type { Zone } from 'luxon';
import type { QuietHours } from '../procedure/reminderSettings';
import type { Instant } from '../procedure/time';
import { instant, milliseconds } from '../procedure/time';
import { zoneNamed } from './zone';

const minute = 60_000;
const day = 24 * 60 * minute;

/**
 * The first moment, at this one or after it, at which the person may be disturbed. Quiet hours are read off the wall
 * clock: an hour that daylight saving skips is not waited for, and one that it repeats is read as it comes.
 * @param zone IANA zone; UTC when not known
 */
export function release(moment: Instant, quiet: QuietHours | undefined, zone: string | undefined): Instant {
  if (quiet === undefined) return moment;
  const place = zoneNamed(zone);
  let at = milliseconds(moment);
  for (;;) {
    const left = quietLeft(at + offset(place, at), quiet);
    if (left === 0) return at === milliseconds(moment) ? moment : instant(at);
    // Should the clocks be changed before quiet ends, what is left is read again from there.
    at = clockChange(place, at, at + left) ?? at + left;
  }
}

export function isQuiet(moment: Instant, quiet: QuietHours | undefined, zone: string | undefined): boolean {
  return release(moment, quiet, zone) !== moment;
}

/** Milliseconds that a wall clock runs ahead of UTC. */
function offset(zone: Zone, at: number): number {
  return Math.round(zone.offset(at) * minute);
}

/**
 * How long quiet lasts by a wall clock that nobody changes.
 * @param wall what the wall clock shows, as milliseconds since it showed 1970
 */
function quietLeft(wall: number, quiet: QuietHours): number {
  let end = wall;
  for (let next = endOfQuiet(end, quiet); next > end; next = endOfQuiet(end, quiet)) end = next;
  return end - wall;
}

/** When the quiet ends that there is at this moment of the wall clock: the moment itself when there is none. */
function endOfQuiet(wall: number, { from, to, weekends }: QuietHours): number {
  const midnight = Math.floor(wall / day) * day;
  if (weekends && isWeekend(midnight)) return midnight + day;
  const sinceMidnight = wall - midnight;
  const [begin, end] = [from * minute, to * minute];
  if (begin <= end) return sinceMidnight >= begin && sinceMidnight < end ? midnight + end : wall;
  if (sinceMidnight < end) return midnight + end;
  return sinceMidnight >= begin ? midnight + day + end : wall;
}

/** Day 0 of 1970 was a Thursday. */
function isWeekend(midnight: number): boolean {
  const weekday = (((midnight / day + 4) % 7) + 7) % 7;
  return weekday === 0 || weekday === 6;
}

/** The first moment at which the clocks of a zone show a changed offset; `undefined` when they do not. */
function clockChange(zone: Zone, after: number, until: number): number | undefined {
  const before = offset(zone, after);
  if (offset(zone, until) === before) return undefined;
  let [same, other] = [after, until];
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2);
    if (offset(zone, middle) === before) same = middle;
    else other = middle;
  }
  return other;
}
