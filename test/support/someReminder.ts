import type { Reminder } from '../../src/procedure/reminder';
import type { ReminderSettings } from '../../src/procedure/reminderSettings';
import { beginRun, changed, type Run, type RunChange } from '../../src/procedure/run';
import { ada } from './somePeople';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** As they are when nothing is set, but that any hour will do. */
export const anyHour: ReminderSettings = {
  remindAfter: 24 * hour,
  remindAfterGap: 2 * hour,
  remindFor: 60 * day,
  sweepEvery: 30_000,
  quietHours: undefined,
};

/** As they are when nothing is set. */
export const usualHours: ReminderSettings = {
  ...anyHour,
  quietHours: { from: 19 * 60, to: 8 * 60, weekends: true },
};

/** A Wednesday, at ten in the morning of UTC. */
export const begun = '2026-11-25T10:00:00.000Z';

/** The moment so many milliseconds after another one. */
export const later = (by: number, moment = begun) => new Date(Date.parse(moment) + by).toISOString();

/** A person, of many. */
export const someone = (number: number) => ({
  ...ada,
  userId: `22222222-2222-4222-8222-${String(number).padStart(12, '0')}`,
});

export function begunRun(change: RunChange = {}, owner = ada): Run {
  return changed(beginRun(`run of ${owner.userId}`, owner, begun), change);
}

export const openGap = (at = begun): RunChange => ({ gapOpenedAt: at, touchedAt: at });

export function reminderOf(run: Run, more: Partial<Reminder> = {}): Reminder {
  return { format: 1, person: run.owner, runId: run.id, due: begun, asked: false, unanswered: 0, ...more };
}
