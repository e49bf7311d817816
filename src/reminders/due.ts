import type { Reminder } from '../procedure/reminder';
import type { ReminderSettings } from '../procedure/reminderSettings';
import type { Run } from '../procedure/run';
import { gapIsOpen } from '../procedure/run';
import type { Instant } from '../procedure/time';
import { instant, milliseconds } from '../procedure/time';
import { distance, isOver, moments, type Moments } from './distance';
import { release } from './quietHours';
import { unparked } from './parked';
import type { Trail } from './trail';

/** Why a person is reminded: the run is unfinished, Cloud App Security cannot sign in, or they asked for this time. */
export type Reason = 'unfinished' | 'gap' | 'asked';

/** What is to be done about a reminder that is due. */
export type WhatNow<Why = Reason> =
  | { readonly kind: 'send'; readonly reason: Why }
  /** Not yet, or not at this hour. */
  | { readonly kind: 'wait'; readonly due: Instant }
  /** There is nothing to be reminded of. */
  | { readonly kind: 'drop' }
  /** It is said that no more reminders come. */
  | { readonly kind: 'last' };

/** The shortest time after which a person is reminded of anything. */
export function inGoodTime(now: Instant, { remindAfter, remindAfterGap }: ReminderSettings): Instant {
  return instant(milliseconds(now) + Math.min(remindAfterGap, remindAfter));
}

/** The earliest reminder that a run that begins, or goes on, may need: whether it is needed is seen then. */
export function firstReminder(run: Run, now: Instant, settings: ReminderSettings): Reminder {
  const due = inGoodTime(now, settings);
  return { format: 1, person: run.owner, runId: run.id, due, asked: false, unanswered: 0 };
}

/**
 * What to keep when the gap opens, or when the person is back: by then the reminder that is kept may be days away.
 * @param kept the person's reminder, if there is one
 * @returns `undefined` when it can stay as it is
 */
export function broughtForward(
  run: Run,
  kept: Reminder | undefined,
  now: Instant,
  settings: ReminderSettings,
): Reminder | undefined {
  if (run.remindersOff || run.state !== 'open') return undefined;
  const first = firstReminder(run, now, settings);
  if (kept?.runId !== run.id) return first;
  if (kept.parked) return unparked(kept, first.due);
  if (kept.asked || milliseconds(kept.due) <= milliseconds(first.due)) return undefined;
  return { ...kept, due: first.due };
}

/**
 * Looks again at a reminder that is due, with the run as it is now.
 * @param zone IANA zone of the person; UTC when not known
 */
export function whatNow(
  run: Run | undefined,
  reminder: Reminder,
  now: Instant,
  settings: ReminderSettings,
  zone: string | undefined,
): WhatNow {
  if (run?.state !== 'open' || run.id !== reminder.runId || run.remindersOff) return { kind: 'drop' };
  if (reminder.asked) {
    const isEarly = milliseconds(reminder.due) > milliseconds(now);
    return isEarly ? { kind: 'wait', due: reminder.due } : { kind: 'send', reason: 'asked' };
  }
  const past = moments(run, reminder, now, settings);
  const due = Math.max(nextDue(run, past, settings), milliseconds(now));
  const held = humane(instant(due), run, settings, zone);
  if (milliseconds(held) > milliseconds(now)) return { kind: 'wait', due: held };
  if (isOver(past, now)) return { kind: 'last' };
  return { kind: 'send', reason: gapIsOpen(run) ? 'gap' : 'unfinished' };
}

/**
 * The reminder that follows one that was sent, `undefined` after the last one. Arguments as for `whatNow`.
 * @param now as it was when `whatNow` decided, so that the two agree on what was the last one
 */
export function afterSent(
  run: Run,
  reminder: Reminder,
  now: Instant,
  settings: ReminderSettings,
  zone: string | undefined,
): (Reminder & Trail) | undefined {
  const past = moments(run, reminder, now, settings);
  const over = isOver(past, now);
  if (over && !reminder.asked) return undefined;
  const unanswered = past.unanswered + 1;
  const sent = { ...past, since: milliseconds(now), unanswered, end: over ? Infinity : past.end };
  const due = humane(instant(nextDue(run, sent, settings)), run, settings, zone);
  return { ...reminder, due, asked: false, unanswered, sentAt: now, failures: undefined };
}

function nextDue(run: Run, { since, unanswered, end }: Moments, settings: ReminderSettings): number {
  return Math.min(since + distance(unanswered, gapIsOpen(run), settings), end);
}

/** Quiet hours hold, but for an open gap when the person agreed to be reminded of it at any hour. */
function humane(due: Instant, run: Run, { quietHours }: ReminderSettings, zone: string | undefined): Instant {
  return run.mayWake && gapIsOpen(run) ? due : release(due, quietHours, zone);
}
