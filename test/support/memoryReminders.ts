import type { Person } from '../../src/procedure/person';
import type { ReminderBook } from '../../src/procedure/ports/reminderBook';
import type { Reminder } from '../../src/procedure/reminder';

interface Line {
  readonly reminder: Reminder;
  readonly version: string;
  readonly claimedUntil: number;
}

export interface MemoryReminders extends ReminderBook {
  /** All that are kept, claimed or not. */
  all(): readonly Reminder[];
}

/** A reminder book in memory; every answer comes a moment later, so that others get in between. */
export function memoryReminders(): MemoryReminders {
  const lines = new Map<string, Line>();
  let versions = 0;
  const later = () => new Promise<void>((done) => setImmediate(done));
  const write = (reminder: Reminder, claimedUntil = -Infinity) => {
    const line = { reminder: structuredClone(reminder), version: String((versions += 1)), claimedUntil };
    lines.set(reminder.person.userId, line);
    return line;
  };
  const dueAt = ({ reminder }: Line) => Date.parse(reminder.due);

  return {
    all: () => [...lines.values()].map(({ reminder }) => reminder),
    async of({ userId }: Person) {
      await later();
      return lines.get(userId)?.reminder;
    },
    async put(reminder) {
      await later();
      write(reminder);
    },
    async drop({ userId }) {
      await later();
      lines.delete(userId);
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
      if (lines.get(reminder.person.userId)?.version !== version) return false;
      if (next) write(next);
      else lines.delete(reminder.person.userId);
      return true;
    },
  };
}
