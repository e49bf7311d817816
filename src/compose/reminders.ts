import type { CardJson } from '../../dialogs/cards/card';
import { retiredReminder } from '../../dialogs/cards/reminder';
import { retiredAge } from '../../dialogs/cards/reminderAge';
import { reminderMessage } from '../../dialogs/commands/reminding';
import { ageMessage } from '../../dialogs/commands/remindingAge';
import type { RemindersDesk } from '../../dialogs/turn/visit';
import type { Person } from '../procedure/person';
import { accountKeyOf, type AgeReminder, type AnyReminder, type Reminder } from '../procedure/reminder';
import { instant, milliseconds } from '../procedure/time';
import {
  broughtForward,
  createSweep,
  firstReminder,
  inGoodTime,
  snoozed,
  unparked,
  type Sweep,
} from '../reminders';
import type { OpenStorage } from '../storage';
import type { Bot } from '../teams/bot';
import type { Surroundings } from './surroundings';
import type { Watched } from './watched';

/** Reminders as the conversation sets them. */
export function remindersDesk(
  around: Pick<Surroundings, 'clock' | 'reminders'>,
  storage: Pick<OpenStorage, 'reminders' | 'conversations' | 'runs'>,
): RemindersDesk {
  const { clock, reminders: settings } = around;
  const { reminders: book, conversations } = storage;
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
    ...whereabouts(around, storage),
  };
}

/** What becomes of all of a person's reminders when they go, and when they are back. */
function whereabouts(
  { clock, reminders: settings }: Pick<Surroundings, 'clock' | 'reminders'>,
  { reminders: book, runs }: Pick<OpenStorage, 'reminders' | 'runs'>,
): Pick<RemindersDesk, 'forgets' | 'comesBack'> {
  const changeAges = async (person: Person, next: (mine: AgeReminder) => AgeReminder | undefined) => {
    for (const age of await book.agesOf(person)) {
      await book.changeAge(accountKeyOf(age), (kept) =>
        kept?.person.userId === person.userId ? next(kept) : kept,
      );
    }
  };

  return {
    async forgets(person) {
      await book.drop(person);
      await changeAges(person, () => undefined);
    },
    async comesBack(person) {
      const now = instant(clock.now());
      const run = (await runs.current(person))?.value;
      const next = run && broughtForward(run, await book.of(person), now, settings);
      if (next) await book.put(next);
      await changeAges(person, (age) => (age.parked ? unparked(age, inGoodTime(now, settings)) : age));
    },
  };
}

/** Looks again and again at what is due, and brings it to people. */
export function reminderSweep(
  around: Pick<Surroundings, 'clock' | 'log' | 'banner' | 'reminders'> & Partial<Pick<Watched, 'trace'>>,
  { reminders, runs, conversations }: Pick<OpenStorage, 'reminders' | 'runs' | 'conversations'>,
  bot: Pick<Bot, 'deliver'>,
): Sweep {
  const { clock, log, trace, banner, reminders: settings } = around;
  const send = async ({ person, activityId }: AnyReminder, card: CardJson, retired: CardJson) => {
    const replaces = activityId !== undefined && { replaces: activityId };
    const delivered = await bot.deliver(person, card, { ...replaces, retired });
    if (delivered.kind === 'blocked' || delivered.kind === 'gone') await conversations.lose(person);
    return delivered;
  };
  return createSweep({
    ...{ clock, log, settings, runs, ...(trace && { trace }) },
    book: reminders,
    zoneOf: async (person) => (await conversations.recall(person))?.timeZone,
    send: (reminder, run, reason) =>
      send(reminder, reminderMessage(run, reason, banner), retiredReminder(reminder, banner)),
    sendOfAge: (reminder, reason) =>
      send(
        reminder,
        ageMessage(reminder, reason === 'last', instant(clock.now()), banner),
        retiredAge(reminder, banner),
      ),
  });
}
