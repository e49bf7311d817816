import type { Claim, ReminderBook } from '../procedure/ports/reminderBook';
import type { AgeReminder, AnyReminder, Reminder } from '../procedure/reminder';
import type { Instant } from '../procedure/time';
import { unlessConflict } from './conflict';
import type { KeyValue, Version } from './keyValue';
import { readClaim, takeDue } from './reminderClaims';
import { glanceAt } from './reminderGlance';
import type { ReminderRecord, Subject } from './reminderRecord';
import { ages, hintKey, readKept, recordKey, subjectOf, timeText, tryRead } from './reminderRecord';

/** What stood in a subject's record before it was replaced. */
interface Old {
  readonly due: Instant;
  readonly hint: Version | undefined;
}

/** The writes of a record. */
function changesIn(store: KeyValue) {
  /** @returns `false` when the record was changed meanwhile */
  async function replace(
    subject: Subject,
    version: Version | undefined,
    old: Old | undefined,
    next: AnyReminder | undefined,
  ): Promise<boolean> {
    const hint = next && (await store.put(hintKey(subject, next.due), null, 'any'));
    const record: ReminderRecord = next ? { format: 1, reminder: next, hint } : { format: 1 };
    const expected = version === undefined ? 'absent' : { version };
    const written = await unlessConflict(store.put(recordKey(subject), record, expected));
    if (written === undefined) return false;
    const isElsewhere = old && (!next || timeText(next.due) !== timeText(old.due));
    if (isElsewhere && old.hint !== undefined) {
      await unlessConflict(store.delete(hintKey(subject, old.due), { version: old.hint }));
    }
    return true;
  }

  async function change(
    subject: Subject,
    next: (kept: AnyReminder | undefined) => AnyReminder | undefined,
  ): Promise<AnyReminder | undefined> {
    for (;;) {
      const kept = await readKept(store, subject);
      const { reminder, hint } = kept?.record ?? {};
      const after = next(reminder);
      if (after === reminder) return after;
      const old = reminder && { due: reminder.due, hint };
      if (await replace(subject, kept?.version, old, after)) return after;
    }
  }

  return { replace, change };
}

/**
 * Reminders on the key-value port: one record for each subject, and hints in the order of time that lead to it. A hint
 * is written before the record that needs it, and every write of a record is conditional on what was read before that
 * hint was written. So a kill leaves at most a hint too many, which is taken away when it is met.
 */
export function keepReminders(store: KeyValue): ReminderBook {
  const { replace, change } = changesIn(store);
  return {
    of: async (person) => ofRun((await readKept(store, person))?.record.reminder),
    async put(reminder) {
      await change(reminder.person, () => reminder);
    },
    async drop(person) {
      await change(person, () => undefined);
    },
    async agesOf({ tenantId, userId }) {
      const entries = await store.scan(ages, { prefix: ['of', tenantId] });
      return entries
        .map(({ value }) => ofAge(tryRead(value)?.reminder))
        .filter((kept) => kept !== undefined)
        .filter(({ person }) => person.userId === userId);
    },
    changeAge: async (account, next) => ofAge(await change(account, (kept) => next(ofAge(kept)))),
    claim: (now, until, limit) => takeDue(store, { now, until, limit }),
    async settle(claim: Claim, next: AnyReminder | undefined) {
      const { due } = claim.reminder;
      const { version, hint } = readClaim(claim);
      return replace(subjectOf(claim.reminder), version, { due, hint }, next);
    },
    glance: (now, most) => glanceAt(store, now, most),
  };
}

/** What lies in a person's place is of their run … */
function ofRun(kept: AnyReminder | undefined): Reminder | undefined {
  return kept?.format === 1 ? kept : undefined;
}

/** … and what lies in an account's, of its app password. */
function ofAge(kept: AnyReminder | undefined): AgeReminder | undefined {
  return kept?.format === 2 ? kept : undefined;
}
