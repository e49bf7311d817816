import type { Person } from '../person';
import type { Reminder } from '../reminder';
import type { Instant } from '../time';

/** A reminder that one sweeper has taken, for a limited time. */
export interface Claim {
  readonly reminder: Reminder;
  /** Opaque: what was read, for `settle`. */
  readonly version: string;
}

/** Where reminders are kept, ordered by when they are due. Many sweepers may work on it at once. */
export interface ReminderBook {
  /** The person's reminder, claimed or not. */
  of(person: Person): Promise<Reminder | undefined>;
  /** Puts this reminder in the place of the person's, and ends any claim on that one. */
  put(reminder: Reminder): Promise<void>;
  drop(person: Person): Promise<void>;
  /**
   * Takes reminders that are due, the oldest first. Nobody else gets them before `until`; a sweeper that dies loses
   * them to the next one then.
   * @param limit how many at most
   */
  claim(now: Instant, until: Instant, limit: number): Promise<readonly Claim[]>;
  /**
   * Ends a claim: with the next reminder, or with none.
   * @returns `false` when the reminder was changed or taken over meanwhile; nothing is written then
   */
  settle(claim: Claim, next: Reminder | undefined): Promise<boolean>;
}
