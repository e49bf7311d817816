import type { Delivery } from '../procedure/delivery';
import type { Person } from '../procedure/person';
import type { Clock } from '../procedure/ports/clock';
import type { Log } from '../procedure/ports/log';
import type { ReminderBook } from '../procedure/ports/reminderBook';
import type { Runs } from '../procedure/ports/runs';
import type { Trace } from '../procedure/ports/trace';
import type { AgeReminder, Reminder } from '../procedure/reminder';
import type { ReminderSettings } from '../procedure/reminderSettings';
import type { Run } from '../procedure/run';
import type { AgeReason } from './age';
import type { SendReason } from './delivery';

/** What a sweep works with. */
export interface SweepParts {
  readonly book: ReminderBook;
  readonly runs: Pick<Runs, 'current'>;
  /** IANA zone of a person, if it is known. */
  zoneOf(person: Person): Promise<string | undefined>;
  /** Makes the card and sends it, as fast as Teams permits. */
  send(reminder: Reminder, run: Run, reason: SendReason): Promise<Delivery>;
  /** The same for the card about an app password's age. */
  sendOfAge(reminder: AgeReminder, reason: SendReason<AgeReason>): Promise<Delivery>;
  /** Messages under way at once, 32 when not given: so many at most are sent twice when the process is killed. */
  readonly workers?: number;
  readonly clock: Clock;
  readonly log: Log;
  readonly settings: ReminderSettings;
  readonly trace?: Trace;
}
