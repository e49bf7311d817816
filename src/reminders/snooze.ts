import type { DateTime } from 'luxon';
import type { Snooze } from '../procedure/reminder';
import type { Instant } from '../procedure/time';
import { instant } from '../procedure/time';
import { localTime } from './zone';

const morning = 9;
const evening = 18;
const daysOfWeek = 7;

const inTheMorning = (day: DateTime) => day.startOf('day').set({ hour: morning });

/** Whoever asks late has an hour at least. */
function thisEvening(local: DateTime): DateTime {
  const soon = local.plus({ hours: 1 });
  const then = local.startOf('day').set({ hour: evening });
  return then < soon ? soon : then;
}

const choices: Readonly<Record<Snooze, (local: DateTime) => DateTime>> = {
  hour: (local) => local.plus({ hours: 1 }),
  evening: thisEvening,
  tomorrow: (local) => inTheMorning(local.plus({ days: 1 })),
  'next-week': (local) => inTheMorning(local.plus({ days: daysOfWeek + 1 - local.weekday })),
};

/**
 * When a reminder comes back: in one hour, today at 18:00, tomorrow at 9:00, or next Monday at 9:00, by the person's wall clock.
 * @param zone IANA zone; UTC when not known
 */
export function snoozed(choice: Snooze, now: Instant, zone: string | undefined): Instant {
  return instant(choices[choice](localTime(now, zone)).toMillis());
}
