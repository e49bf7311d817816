import { DateTime, IANAZone } from 'luxon';
import type { Instant } from '../procedure/time';

/** The IANA zone of this name; UTC when there is none, or none of this name. */
export function zoneNamed(name: string | undefined): IANAZone {
  return IANAZone.create(name !== undefined && IANAZone.isValidZone(name) ? name : 'UTC');
}

/** A moment as the clock on the person's wall shows it. */
export function localTime(moment: Instant, zone: string | undefined): DateTime {
  return DateTime.fromISO(moment, { zone: zoneNamed(zone) });
}
