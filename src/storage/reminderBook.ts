import type { Person } from '../procedure/person';
import type { Claim, ReminderBook } from '../procedure/ports/reminderBook';
import type { Reminder } from '../procedure/reminder';
import type { Instant } from '../procedure/time';
import { unlessConflict } from './conflict';
import type { KeyValue, Version } from './keyValue';
import { readClaim, takeDue } from './reminderClaims';
import type { ReminderRecord } from './reminderRecord';
import { hintKey, readKept, recordKey, timeText } from './reminderRecord';

/** What stood in a person's record before it was replaced. */
interface Old {
  readonly due: Instant;
  readonly hint: Version | undefined;
}

/**
 * Reminders on the key-value port: one record for each person, and hints in the order of time that lead to it. A hint
 * is written before the record that needs it, and every write of a record is conditional on what was read before that
 * hint was written. So a kill leaves at most a hint too many, which is taken away when it is met.
 */
export function keepReminders(store: KeyValue): ReminderBook {
  /** @returns `false` when the record was changed meanwhile */
  async function replace(
    person: Person,
    version: Version | undefined,
    old: Old | undefined,
    next: Reminder | undefined,
  ): Promise<boolean> {
    const hint = next && (await store.put(hintKey(person, next.due), null, 'any'));
    const record: ReminderRecord = next ? { format: 1, reminder: next, hint } : { format: 1 };
    const expected = version === undefined ? 'absent' : { version };
    const written = await unlessConflict(store.put(recordKey(person), record, expected));
    if (written === undefined) return false;
    const isElsewhere = old && (!next || timeText(next.due) !== timeText(old.due));
    if (isElsewhere && old.hint !== undefined) {
      await unlessConflict(store.delete(hintKey(person, old.due), { version: old.hint }));
    }
    return true;
  }

  async function put(person: Person, next: Reminder | undefined): Promise<void> {
    for (let isDone = false; !isDone;) {
      const kept = await readKept(store, person);
      const { reminder, hint } = kept?.record ?? {};
      if (!next && !reminder) return;
      isDone = await replace(person, kept?.version, reminder && { due: reminder.due, hint }, next);
    }
  }

  return {
    of: async (person) => (await readKept(store, person))?.record.reminder,
    put: (reminder) => put(reminder.person, reminder),
    drop: (person) => put(person, undefined),
    claim: (now, until, limit) => takeDue(store, { now, until, limit }),
    async settle(claim: Claim, next: Reminder | undefined) {
      const { person, due } = claim.reminder;
      const { version, hint } = readClaim(claim);
      return replace(person, version, { due, hint }, next);
    },
  };
}
