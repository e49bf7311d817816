import type { Person } from './person';
import type { Instant } from './time';

/**
 * What is to be said to a person later: at most one for each person, because each has at most one open run. It is a
 * hint: before it is sent, the run is read again.
 */
export interface Reminder {
  readonly format: 1;
  readonly person: Person;
  readonly runId: string;
  readonly due: Instant;
  /** The person has named this time: neither quiet hours nor a growing distance move it. */
  readonly asked: boolean;
  /** How many were sent since the person last did something. */
  readonly unanswered: number;
  /** The message that shows the living card: there is never more than one. */
  readonly activityId?: string;
}

/** A reminder as it was stored; throws when its format is of a later version of the bot. */
export function upgradeReminder(stored: unknown): Reminder {
  const format = (stored as { format?: unknown } | null)?.format;
  if (format !== 1) throw new Error(`a reminder of format ${String(format)} cannot be read by this version`);
  return stored as Reminder;
}
