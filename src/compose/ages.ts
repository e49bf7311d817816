import type { AgesDesk } from '../../dialogs/turn/visit';
import type { Person } from '../procedure/person';
import { accountKeyOf, type AgeReminder } from '../procedure/reminder';
import { instant } from '../procedure/time';
import { newestOfAge, snoozed } from '../reminders';
import type { OpenStorage } from '../storage';
import type { Surroundings } from './surroundings';

/** Reminders of app passwords, as the conversation sets them. */
export function agesDesk(
  { clock, reminders: settings }: Pick<Surroundings, 'clock' | 'reminders'>,
  { reminders: book, conversations }: Pick<OpenStorage, 'reminders' | 'conversations'>,
): AgesDesk {
  const now = () => instant(clock.now());

  /** Changes the reminder of this account, if it is kept for this person and still is when it is written. */
  const change = async (
    person: Person,
    account: unknown,
    next: (mine: AgeReminder) => AgeReminder | undefined,
  ): Promise<AgeReminder | undefined> => {
    const mine = (await book.agesOf(person)).find((kept) => kept.account.id === account);
    if (!mine) return undefined;
    let found: AgeReminder | undefined;
    await book.changeAge(accountKeyOf(mine), (kept) => {
      found = kept?.person.userId === person.userId ? kept : undefined;
      return found ? next(found) : kept;
    });
    return found;
  };

  return {
    async begins(run) {
      if (!run.account) return;
      const key = accountKeyOf({ person: run.owner, account: run.account });
      await book.changeAge(key, (kept) => newestOfAge(kept, run, now(), settings));
    },
    async answered(person, account) {
      return (await change(person, account, (mine) => ({ ...mine, touchedAt: now() })))?.account;
    },
    async snooze(person, account, choice) {
      const due = snoozed(choice, now(), (await conversations.recall(person))?.timeZone);
      const put = (mine: AgeReminder) => ({ ...mine, due, asked: true, unanswered: 0, touchedAt: now() });
      return (await change(person, account, put)) && due;
    },
    stop: async (person, account) => (await change(person, account, () => undefined)) !== undefined,
  };
}
