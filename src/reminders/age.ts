import { appPasswordMadeAt } from '../procedure/appPassword';
import type { AgeReminder } from '../procedure/reminder';
import type { ReminderSettings } from '../procedure/reminderSettings';
import type { Run } from '../procedure/run';
import { instant, milliseconds, type Instant } from '../procedure/time';
import { distance, isOver, moments, type Matter, type Moments } from './distance';
import type { WhatNow } from './due';
import { release } from './quietHours';
import type { Trail } from './trail';

/** Why a person is reminded of an app password: it is old, or they asked for this time. */
export type AgeReason = 'old' | 'asked';

const day = 24 * 60 * 60 * 1000;

/** The reminder of a run that is through; `undefined` when the settings want none. */
export function firstOfAge(run: Run, settings: ReminderSettings): AgeReminder | undefined {
  const { owner: person, account } = run;
  const madeAt = appPasswordMadeAt(run);
  if (settings.rotateAfter === undefined || account === undefined || madeAt === undefined) return undefined;
  const due = instant(milliseconds(madeAt) + settings.rotateAfter);
  return { format: 2, person, account, madeAt, due, asked: false, unanswered: 0 };
}

/**
 * What is kept of an account once a run on it is through, whoever's it was: the newest app password counts. One that
 * is said to be made after `now` was noted while a clock was wrong.
 */
export function newestOfAge(
  kept: AgeReminder | undefined,
  run: Run,
  now: Instant,
  settings: ReminderSettings,
): AgeReminder | undefined {
  const next = firstOfAge(run, settings);
  if (!kept || !next || milliseconds(kept.madeAt) > milliseconds(now)) return next;
  return milliseconds(kept.madeAt) > milliseconds(next.madeAt) ? kept : next;
}

/**
 * Looks again at a reminder that is due.
 * @param open the person's open run: while it is on this account, it is on its way to a new app password, and has a
 *   reminder of its own
 * @param zone IANA zone of the person; UTC when not known
 */
export function whatNowOfAge(
  open: Run | undefined,
  reminder: AgeReminder,
  now: Instant,
  settings: ReminderSettings,
  zone: string | undefined,
): WhatNow<AgeReason> {
  const matter = matterOf(reminder, settings);
  if (!matter) return { kind: 'drop' };
  if (isOnItsWay(open, reminder)) return { kind: 'wait', due: instant(milliseconds(now) + day) };
  if (reminder.asked) {
    const isEarly = milliseconds(reminder.due) > milliseconds(now);
    return isEarly ? { kind: 'wait', due: reminder.due } : { kind: 'send', reason: 'asked' };
  }
  const past = moments(matter, reminder, now, settings);
  const due = Math.max(nextDue(matter, past, settings), milliseconds(now));
  const held = release(instant(due), settings.quietHours, zone);
  if (milliseconds(held) > milliseconds(now)) return { kind: 'wait', due: held };
  return isOver(past, now) ? { kind: 'last' } : { kind: 'send', reason: 'old' };
}

/** The reminder that follows one that was sent, `undefined` after the last one. Arguments as for `whatNowOfAge`. */
export function afterSentOfAge(
  reminder: AgeReminder,
  now: Instant,
  settings: ReminderSettings,
  zone: string | undefined,
): (AgeReminder & Trail) | undefined {
  const matter = matterOf(reminder, settings);
  if (!matter) return undefined;
  const past = moments(matter, reminder, now, settings);
  const over = isOver(past, now);
  if (over && !reminder.asked) return undefined;
  const unanswered = past.unanswered + 1;
  const sent = { ...past, since: milliseconds(now), unanswered, end: over ? Infinity : past.end };
  const due = release(instant(nextDue(matter, sent, settings)), settings.quietHours, zone);
  return { ...reminder, due, asked: false, unanswered, sentAt: now, failures: undefined };
}

/** It begins when the app password has reached its age; `undefined` when there is no such age any more. */
function matterOf({ madeAt, touchedAt }: AgeReminder, { rotateAfter }: ReminderSettings): Matter | undefined {
  if (rotateAfter === undefined) return undefined;
  return {
    begunAt: instant(milliseconds(madeAt) + rotateAfter),
    ...(touchedAt !== undefined && { touchedAt }),
  };
}

function isOnItsWay(open: Run | undefined, { account }: AgeReminder): boolean {
  return open?.state === 'open' && (open.account?.id ?? open.wanted) === account.id;
}

/** The first one comes at that age, those after it at a growing distance: also when the first came to the moment. */
function nextDue(
  { begunAt }: Matter,
  { since, unanswered, end }: Moments,
  settings: ReminderSettings,
): number {
  const begun = milliseconds(begunAt);
  const isFirst = since < begun || (since === begun && unanswered === 0);
  return isFirst ? begun : Math.min(since + distance(unanswered, false, settings), end);
}
