import type { Snooze } from '../../src/procedure/reminder';
import { nextStage, type Run } from '../../src/procedure/run';
import type { CardJson } from '../cards/card';
import { frame } from '../cards/frame';
import { reminderCard, type ReminderReason } from '../cards/reminder';
import * as words from '../cards/reminder.en';
import { answeredCard } from '../cards/traces';
import { unclear } from './reminding.en';
import { stages } from '../stages';
import type { Visit } from '../turn/visit';
import { knownLocale, readWhen, whenInWords } from './when';
import { stageTitles } from '../words.en';

/** What a command carries: what was typed, or the data of the button. */
export type CommandData = Readonly<Record<string, unknown>>;

const choices: readonly Snooze[] = ['hour', 'evening', 'tomorrow', 'next-week'];

/** How long a button puts a reminder off; what it carries is untrusted. */
export function snoozeNamed(choice: unknown): Snooze | undefined {
  return choices.find((candidate) => candidate === choice);
}

/** `remind me tomorrow 9:00`: at that time, whatever the hour; asked back when it is not plain. */
export async function remindMe(visit: Visit, { text }: CommandData): Promise<void> {
  const { turn, record, outside, person } = visit;
  if (!record.open) {
    await turn.sendActivity(words.nothingOpen);
    return;
  }
  const place = await placeOf(visit);
  const said = typeof text === 'string' ? text.replace(/^\s*remind\s+me/i, '') : '';
  const when = readWhen(said, { now: visit.now(), ...place });
  if (when.kind === 'unclear') {
    await turn.sendActivity(unclear[when.why]);
    return;
  }
  record.note({ remindersOff: undefined });
  await outside.reminders.at(person, record.open.id, when.at);
  await turn.sendActivity(words.snoozed(whenInWords(when.at, place)));
}

/** A reminder's button: later. */
export async function snooze(visit: Visit, { choice, run }: CommandData): Promise<void> {
  const known = snoozeNamed(choice);
  const open = openRun(visit, run);
  if (!open || !known) return;
  const at = await visit.outside.reminders.snooze(visit.person, open.id, known);
  leave(visit, words.snoozed(whenInWords(at, await placeOf(visit))));
}

/** A reminder's button: no more of this run. */
export async function stopReminding(visit: Visit, { run }: CommandData): Promise<void> {
  if (!openRun(visit, run)) return;
  visit.record.note({ remindersOff: true });
  await visit.outside.reminders.stop(visit.person);
  leave(visit, words.stopped);
}

/** A reminder's button: while Cloud App Security cannot sign in, at any hour. */
export async function wakeMe(visit: Visit, { run }: CommandData): Promise<void> {
  const open = openRun(visit, run);
  if (!open) return;
  visit.record.note({ mayWake: true });
  await visit.outside.reminders.looksAhead(visit.record.run);
  leave(visit, words.wakes);
}

/** The card that is brought to a person whose run was left. */
export function reminderMessage(run: Run, reason: ReminderReason, banner: string | undefined): CardJson {
  const next = nextStage(run, stages);
  return frame(reminderCard(run, reason, next ? stageTitles[next.id] : ''), { banner });
}

/** The open run, when the button was of this one. */
function openRun(visit: Visit, run: unknown): Run | undefined {
  const { open } = visit.record;
  if (open && open.id === run) return open;
  leave(visit, words.otherRun);
  return undefined;
}

/** What the reminder's card becomes. */
function leave(visit: Visit, line: string): void {
  visit.reply = answeredCard(words.titles.unfinished, [line], visit.outside.banner);
}

/** Where the person is, and what they speak: by what times are read and told. */
export async function placeOf({ outside, person, turn }: Pick<Visit, 'outside' | 'person' | 'turn'>) {
  const zone = await outside.reminders.zoneOf(person);
  return { zone: zone ?? 'UTC', locale: knownLocale(turn.activity.locale) };
}
