import type { Reminder } from '../../src/procedure/reminder';
import { gapIsOpen, waitsForProof, type Run } from '../../src/procedure/run';
import type { CardAction, CardJson, StageCard } from './card';
import { box, breakable, moment, plain, text } from './elements';
import * as words from './reminder.en';
import { answeredCard } from './traces';

/** Why a reminder is sent. */
export type ReminderReason = 'unfinished' | 'gap' | 'asked' | 'last';

/** The one living card of a run that was left: what is open, since when, and ways on. */
export function reminderCard(run: Run, reason: ReminderReason, next: string): StageCard {
  const { account, begunAt, gapOpenedAt } = run;
  return {
    title: words.titles[reason],
    body: [
      ...(gapOpenedAt !== undefined && gapIsOpen(run)
        ? [box('attention', [text(words.gap(moment(gapOpenedAt)))])]
        : []),
      text(words.open(account ? breakable(plain(account.userPrincipalName)) : undefined, moment(begunAt))),
      text(waitsForProof(run) ? words.waits(next) : words.next(next)),
      ...(reason === 'last' ? [text(words.last)] : []),
    ],
    actions: reason === 'last' ? [goOn(run)] : [goOn(run), ...snoozes(run), ...wake(run), stop(run)],
  };
}

/** Who waits for proof needs no more than another look: the sign-in that it takes comes without a word. */
function goOn(run: Run): CardAction {
  return {
    verb: 'command',
    title: waitsForProof(run) ? words.actions.look : words.actions.goOn,
    style: 'positive',
    data: { command: 'enable mfa' },
  };
}

function snoozes({ id }: Run): readonly CardAction[] {
  return (['hour', 'tomorrow', 'next-week'] as const).map((choice) => ({
    verb: 'command',
    title: words.actions[choice],
    data: { command: 'snooze', choice, run: id },
  }));
}

/** Only an open gap is worth somebody's sleep, and only with their consent. */
function wake(run: Run): readonly CardAction[] {
  if (!gapIsOpen(run) || run.mayWake) return [];
  return [{ verb: 'command', title: words.actions.wake, data: { command: 'wake me', run: run.id } }];
}

function stop({ id }: Run): CardAction {
  return { verb: 'command', title: words.actions.stop, data: { command: 'stop reminding', run: id } };
}

/** What an earlier reminder becomes when a newer one is sent. */
export function retiredReminder({ due }: Pick<Reminder, 'due'>, banner: string | undefined): CardJson {
  return answeredCard(words.titles.unfinished, [words.retired(moment(due))], banner);
}
