import type { Count } from '../count';
import type { Person } from '../person';
import type { AccountKey, AgeReminder, AnyReminder, Reminder } from '../reminder';
import type { Instant } from '../time';

/** A reminder that one sweeper has taken, for a limited time. */
export interface Claim {
  readonly reminder: AnyReminder;
  /** Opaque: what was read, for `settle`. */
  readonly version: string;
}

/** The book at a glance, for operators. */
export interface BookState {
  /** Due now, claimed or not. */
  readonly due: Count;
  /** Due later. */
  readonly waiting: Count;
  /** Milliseconds that the oldest of them has been due; 0 when none is. */
  readonly oldestOverdue: number;
}

/** Where reminders are kept, ordered by when they are due. Many sweepers may work on it at once. */
export interface ReminderBook {
  /** The reminder of the person's run, claimed or not. */
  of(person: Person): Promise<Reminder | undefined>;
  /** Puts this reminder in the place of the one of the person's run, and ends any claim on that one. */
  put(reminder: Reminder): Promise<void>;
  /** Takes away the reminder of the person's run. */
  drop(person: Person): Promise<void>;
  /** The reminders of app passwords that are for this person, claimed or not. */
  agesOf(person: Person): Promise<readonly AgeReminder[]>;
  /**
   * Changes what is kept about an account's app password, whoever it is for, and ends any claim on it.
   * @param next what to keep, from what is kept; the same to leave it, `undefined` for nothing. Asked again when
   *   somebody else was quicker
   * @returns what is kept now
   */
  changeAge(
    account: AccountKey,
    next: (kept: AgeReminder | undefined) => AgeReminder | undefined,
  ): Promise<AgeReminder | undefined>;
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
  settle(claim: Claim, next: AnyReminder | undefined): Promise<boolean>;
  /** Changes nothing. The earliest come first, and no more than `most` are counted. */
  glance(now: Instant, most: number): Promise<BookState>;
}
