import type { AnyReminder } from '../procedure/reminder';
import type { ReminderSettings } from '../procedure/reminderSettings';
import type { Run } from '../procedure/run';
import type { Instant } from '../procedure/time';
import { milliseconds } from '../procedure/time';
import { trailOf } from './trail';

/** What the next reminder is counted from, in milliseconds since 1970. */
export interface Moments {
  /** The last thing that the person or the bot did; before all time when nothing that is known can be believed. */
  readonly since: number;
  /** How many were sent since the person last did something. */
  readonly unanswered: number;
  /** From here on no more are sent. */
  readonly end: number;
}

const week = 7 * 24 * 60 * 60 * 1000;

/** Unanswered reminders after which there is one a week. */
const patience = 3;

/** Milliseconds from the last event to the next reminder: each time double, then a week; a step is never shorter. */
export function distance(unanswered: number, gap: boolean, settings: ReminderSettings): number {
  const { remindAfter, remindAfterGap } = settings;
  const first = gap ? Math.min(remindAfterGap, remindAfter) : remindAfter;
  const longest = Math.max(first, week);
  return unanswered < patience ? Math.min(first * 2 ** unanswered, longest) : longest;
}

/** What a person is reminded of, as far as its times go: a run, or an app password. */
export type Matter = Pick<Run, 'begunAt' | 'touchedAt'>;

/**
 * What is known of the past of a matter and its reminder. A moment after `now` was written while the clock was wrong: it
 * is not believed, so that a clock that has been set back keeps no reminder for the time it was ahead.
 */
export function moments(
  { begunAt, touchedAt }: Matter,
  reminder: AnyReminder,
  now: Instant,
  settings: ReminderSettings,
): Moments {
  const believed = (moment: Instant | undefined) =>
    moment !== undefined && milliseconds(moment) <= milliseconds(now) ? milliseconds(moment) : -Infinity;
  const touched = Math.max(believed(begunAt), believed(touchedAt));
  const sent = believed(trailOf(reminder).sentAt);
  return {
    since: Math.max(touched, sent),
    unanswered: touched > sent && sent > -Infinity ? 0 : reminder.unanswered,
    end: touched > -Infinity ? touched + settings.remindFor : Infinity,
  };
}

/** Whether the word that no more come is next. */
export function isOver({ end }: Moments, now: Instant): boolean {
  return milliseconds(now) >= end;
}
