import { retiredReminder } from '../../dialogs/cards/reminder';
import { reminderMessage } from '../../dialogs/reminding';
import type { RemindersDesk } from '../../dialogs/visit';
import type { Person } from '../procedure/person';
import type { Reminder } from '../procedure/reminder';
import { instant, milliseconds } from '../procedure/time';
import { broughtForward, createSweep, firstReminder, snoozed, type Sweep } from '../reminders';
import type { OpenStorage } from '../storage';
import type { Bot } from '../teams/bot';
import type { Surroundings } from './surroundings';

/** Reminders as the conversation sets them. */
export function remindersDesk(
  { clock, reminders: settings }: Surroundings,
  { reminders: book, conversations }: OpenStorage,
): RemindersDesk {
  const now = () => instant(clock.now());
  const zoneOf = async (person: Person) => (await conversations.recall(person))?.timeZone;

  const at = async (person: Person, runId: string, due: string) => {
    const kept = await book.of(person);
    const living = kept?.runId === runId ? kept.activityId : undefined;
    const asked: Reminder = { format: 1, person, runId, due, asked: true, unanswered: 0 };
    await book.put({ ...asked, ...(living !== undefined && { activityId: living }) });
  };

  return {
    zoneOf,
    at,
    begins: (run) => book.put(firstReminder(run, now(), settings)),
    async looksAhead(run) {
      // What a young run has in the book comes soon enough.
      if (clock.now() < milliseconds(run.begunAt) + settings.remindAfterGap && !run.mayWake) return;
      const next = broughtForward(run, await book.of(run.owner), now(), settings);
      if (next) await book.put(next);
    },
    async snooze(person, runId, choice) {
      const due = snoozed(choice, now(), await zoneOf(person));
      await at(person, runId, due);
      return due;
    },
    stop: (person) => book.drop(person),
  };
}

/** Looks again and again at what is due, and brings it to people. */
export function reminderSweep(around: Surroundings, storage: OpenStorage, bot: Bot): Sweep {
  const { clock, log, banner, reminders: settings } = around;
  return createSweep({
    ...{ clock, log, settings },
    book: storage.reminders,
    runs: storage.runs,
    zoneOf: async (person) => (await storage.conversations.recall(person))?.timeZone,
    send: (reminder, run, reason) =>
      bot.deliver(reminder.person, reminderMessage(run, reason, banner), {
        ...(reminder.activityId !== undefined && { replaces: reminder.activityId }),
        retired: retiredReminder(reminder, banner),
      }),
  });
}
