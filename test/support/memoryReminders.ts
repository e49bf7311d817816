import type { Person } from '../../src/procedure/person';
import { countOf } from '../../src/procedure/count';
import type { ReminderBook } from '../../src/procedure/ports/reminderBook';
import { accountKeyOf, type AccountKey, type AnyReminder } from '../../src/procedure/reminder';

interface Line {
  readonly reminder: AnyReminder;
  readonly version: string;
  readonly claimedUntil: number;
}

export interface MemoryReminders extends ReminderBook {
  /** All that are kept, claimed or not. */
  all(): readonly AnyReminder[];
}

/** A reminder book in memory; every answer comes a moment later, so that others get in between. */
export function memoryReminders(): MemoryReminders {
  const lines = new Map<string, Line>();
  let versions = 0;
  const later = () => new Promise<void>((done) => setImmediate(done));
  const nameOf = ({ accountId }: AccountKey) => `account ${accountId}`;
  const placeOf = (reminder: AnyReminder) =>
    reminder.format === 1 ? reminder.person.userId : nameOf(accountKeyOf(reminder));
  const write = (reminder: AnyReminder, claimedUntil = -Infinity) => {
    const line = { reminder: structuredClone(reminder), version: String((versions += 1)), claimedUntil };
    lines.set(placeOf(reminder), line);
    return line;
  };
  const dueAt = ({ reminder }: Line) => Date.parse(reminder.due);

  return {
    all: () => [...lines.values()].map(({ reminder }) => reminder),
    async of({ userId }: Person) {
      await later();
      const kept = lines.get(userId)?.reminder;
      return kept?.format === 1 ? kept : undefined;
    },
    async put(reminder) {
      await later();
      write(reminder);
    },
    async drop({ userId }) {
      await later();
      lines.delete(userId);
    },
    async agesOf({ userId }) {
      await later();
      return [...lines.values()]
        .map(({ reminder }) => (reminder.format === 2 ? reminder : undefined))
        .filter((age) => age !== undefined)
        .filter(({ person }) => person.userId === userId);
    },
    async changeAge(account, next) {
      await later();
      const kept = lines.get(nameOf(account))?.reminder;
      const after = next(kept?.format === 2 ? kept : undefined);
      if (after === kept) return after;
      if (after) write(after);
      else lines.delete(nameOf(account));
      return after;
    },
    async claim(now, until, limit) {
      await later();
      const time = Date.parse(now);
      return [...lines.values()]
        .filter((line) => dueAt(line) <= time && line.claimedUntil <= time)
        .sort((one, other) => dueAt(one) - dueAt(other))
        .slice(0, limit)
        .map(({ reminder }) => write(reminder, Date.parse(until)))
        .map(({ reminder, version }) => ({ reminder, version }));
    },
    async settle({ reminder, version }, next) {
      await later();
      if (lines.get(placeOf(reminder))?.version !== version) return false;
      if (next) write(next);
      else lines.delete(placeOf(reminder));
      return true;
    },
    async glance(now, most) {
      await later();
      const times = [...lines.values()].map(dueAt).sort((one, other) => one - other);
      const due = times.filter((time) => time <= Date.parse(now));
      return {
        due: countOf(due.length, most),
        waiting: countOf(times.length - due.length, most),
        oldestOverdue: due[0] === undefined ? 0 : Date.parse(now) - due[0],
      };
    },
  };
}
