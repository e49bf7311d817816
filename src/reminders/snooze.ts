import type { DateTime } from 'luxon';
import type { Instant } from '../procedure/time';
import { instant } from '../procedure/time';
import { localTime } from './zone';

/** How long a person can put a reminder off with one button. */
export type Snooze = 'hour' | 'tomorrow' | 'next-week';

const morning = 9;
const daysOfWeek = 7;

const inTheMorning = (day: DateTime) => day.startOf('day').set({ hour: morning });

const choices: Readonly<Record<Snooze, (local: DateTime) => DateTime>> = {
  hour: (local) => local.plus({ hours: 1 }),
  tomorrow: (local) => inTheMorning(local.plus({ days: 1 })),
  'next-week': (local) => inTheMorning(local.plus({ days: daysOfWeek + 1 - local.weekday })),
};

/**
 * When a reminder comes back: in one hour, tomorrow at 9:00, or next Monday at 9:00, by the person's wall clock.
 * @param zone IANA zone; UTC when not known
 */
export function snoozed(choice: Snooze, now: Instant, zone: string | undefined): Instant {
  return instant(choices[choice](localTime(now, zone)).toMillis());
}
