import { CardFactory, MessageFactory } from 'botbuilder';
import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import { personalKinds, type PersonalCounts } from '../../src/procedure/ports/personalData';
import { gapIsOpen, type Run } from '../../src/procedure/run';
import type { CardAction, Element, StageCard } from '../cards/card';
import { box, bullets, text } from '../cards/elements';
import { frame } from '../cards/frame';
import { answeredCard } from '../cards/traces';
import * as words from './forgetting.en';
import { changedLines } from './aroundCards';
import type { CommandData } from './reminding';
import type { Visit } from '../turn/visit';
import { cancel } from '../words.en';

export const forgetId = 'forget-me';

/**
 * The question whether to forget a person. Its nonce lies on the dialog stack: whatever else begins in the chat takes
 * it away, so that nobody is forgotten by a card from before.
 */
export class ForgetPrompt extends Dialog {
  constructor(private readonly visit: Visit) {
    super(forgetId);
  }

  override async beginDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const { outside, person, record, turn } = this.visit;
    const nonce = outside.newId();
    if (dc.activeDialog) dc.activeDialog.state = { nonce };
    const card = forgetCard(await outside.personal.of(person), record.open, nonce);
    const shown = frame(card, { banner: outside.banner });
    await turn.sendActivity(MessageFactory.attachment(CardFactory.adaptiveCard(shown)));
    return Dialog.EndOfTurn;
  }

  override async continueDialog(): Promise<DialogTurnResult> {
    return Dialog.EndOfTurn;
  }
}

/** `forget me`: asks when it was typed; a button with the nonce of the question answers it. */
export async function forgetMe(visit: Visit, dc: DialogContext, data: CommandData): Promise<void> {
  if (data.nonce === undefined) {
    await dc.cancelAllDialogs();
    await dc.beginDialog(forgetId);
    return;
  }
  const { banner } = visit.outside;
  if (!isAsked(dc, data.nonce)) {
    visit.reply = staleCard(banner);
    return;
  }
  await dc.cancelAllDialogs();
  const lines = data.sure === 'yes' ? await forget(visit) : [words.kept];
  visit.reply = answeredCard(words.title, lines, banner);
}

function isAsked({ activeDialog }: DialogContext, nonce: unknown): boolean {
  const state = activeDialog?.state as { readonly nonce?: unknown } | undefined;
  return activeDialog?.id === forgetId && typeof nonce === 'string' && state?.nonce === nonce;
}

/** The run is closed by the version that was read: who presses while another device works on it forgets nothing. */
async function forget(visit: Visit): Promise<readonly string[]> {
  const { outside, person, record } = visit;
  if (record.open) await record.close('cancelled');
  await outside.signIn.signOut(person);
  await outside.reminders.forgets(person);
  const { 'colleague-run': before = 0 } = await outside.personal.of(person);
  await outside.personal.erase(person);
  visit.forgotten = true;
  const left = await outside.personal.of(person);
  const out = before - (left['colleague-run'] ?? 0);
  const takenOut = out > 0 ? [words.takenOut(out)] : [];
  return Object.keys(left).length === 0
    ? [words.done, ...takenOut, words.again]
    : [...takenOut, words.remains];
}

/** Asks before everything about a person is deleted. */
export function forgetCard(counts: PersonalCounts, run: Run | undefined, nonce: string): StageCard {
  const kept = personalKinds.flatMap((kind) => {
    const count = counts[kind];
    return count === undefined ? [] : [words.deletes[kind](count)];
  });
  return {
    title: words.title,
    body: [
      text(words.lead),
      bullets([...kept, words.always]),
      ...(run ? runBoxes(run) : []),
      text(words.staysLead),
      bullets(words.stays),
    ],
    actions: [
      { ...answer(nonce, 'no', words.keep), style: 'positive' },
      { ...answer(nonce, 'yes', words.forget), style: 'destructive' },
    ],
  };
}

function runBoxes(run: Run): readonly Element[] {
  const done = changedLines(run);
  const gap = gapIsOpen(run) ? [text(cancel.gap)] : [];
  const lines = done.length > 0 ? [text(words.runFirst), bullets(done)] : [text(words.runUnchanged)];
  return [box(done.length + gap.length > 0 ? 'attention' : 'emphasis', [...lines, ...gap])];
}

const answer = (nonce: string, sure: 'yes' | 'no', title: string): Extract<CardAction, { verb: string }> => ({
  verb: 'command',
  title,
  data: { command: 'forget me', nonce, sure },
});

/** What a question becomes that is answered again, or late. */
function staleCard(banner: string | undefined) {
  return answeredCard(words.stale.title, [words.stale.line], banner);
}
