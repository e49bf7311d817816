import type { QuietHours } from '../procedure/reminderSettings';
import { checked } from './kinds';

const grammar = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)( daily)?$/;

/**
 * `off`, or two times of day, `19:00-08:00`: quiet from the one to the other, past midnight when the second is the
 * earlier, and all Saturday and Sunday. With ` daily` behind it, Saturday and Sunday are days like others. Two equal
 * times make no hour quiet, so that `00:00-00:00` leaves the weekends.
 */
export const quietHours = checked(
  (value) => value === 'off' || grammar.test(value),
  'are not two times of day',
  'Give them as 19:00-08:00, or 19:00-08:00 daily, or off',
).transform((value): QuietHours | undefined => {
  const [, fromHour, fromMinute, toHour, toMinute, daily] = grammar.exec(value) ?? [];
  if (fromHour === undefined) return undefined;
  return {
    from: minutes(fromHour, fromMinute),
    to: minutes(toHour, toMinute),
    weekends: daily === undefined,
  };
});

function minutes(hour: string | undefined, minute: string | undefined): number {
  return Number(hour) * 60 + Number(minute);
}
