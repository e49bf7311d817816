import { WaterfallDialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { WaterfallStepContext } from 'botbuilder-dialogs';
import { outdatedCard } from '../cards/traces';
import { frame } from '../cards/frame';
import { noticeLines } from '../cards/notice';
import { nothingToUndo } from '../cards/undo.en';
import type { CommandData } from './reminding';
import { show } from '../turn/show';
import { goodFor, signInPromptId } from '../signInPrompt';
import { answered } from './undoAnswer';
import { look, safely, type Shown } from './undoLook';
import { UndoRecord } from './undoRecord';
import type { Visit } from '../turn/visit';

export const undoId = 'undo';

type Beat = (step: WaterfallStepContext) => Promise<DialogTurnResult>;

/** What can be taken back, shown by itself: signed in? → look → show. What was left before is offered again. */
export function undoDialog(visit: Visit): WaterfallDialog {
  const { outside, person, turn } = visit;

  const signedIn: Beat = (step) =>
    outside.signIn.has(person, goodFor.look) ? step.next() : step.beginDialog(signInPromptId);

  const lookAtAll: Beat = async (step) => {
    const record = await UndoRecord.read(visit);
    if (!record) {
      await turn.sendActivity(nothingToUndo);
      return step.endDialog();
    }
    const shown = await safely(visit, () =>
      look(visit, record, { undoing: { ...record.undoing, nonce: undefined, left: [] } }),
    );
    if (shown === 'signed-out') return step.replaceDialog(undoId);
    await show(turn, outside.banner, shown.card);
    return step.endDialog();
  };

  return new WaterfallDialog(undoId, [signedIn, lookAtAll]);
}

/** `undo`: shows what can be taken back; a button with the card's nonce decides on one part. */
export async function undo(visit: Visit, dc: DialogContext, data: CommandData): Promise<void> {
  await dc.cancelAllDialogs();
  if (data.nonce === undefined) {
    await dc.beginDialog(undoId);
    return;
  }
  const { outside, person } = visit;
  const record = await UndoRecord.read(visit);
  const { nonce, answered: before } = record?.undoing ?? {};
  if (!record || nonce === undefined || data.nonce !== nonce) {
    // A double click: the first one has put the right card there.
    const isDoubled = before !== undefined && data.nonce === before;
    visit.reply = isDoubled ? undefined : outdatedCard(outside.banner, undoId);
    return;
  }
  const isSignedIn = outside.signIn.has(person, goodFor.look);
  const shown = isSignedIn ? await safely(visit, () => answered(visit, record, data)) : 'signed-out';
  if (shown === 'signed-out') await dc.beginDialog(undoId);
  else visit.reply = framed(visit, shown);
}

function framed({ outside: { banner } }: Visit, { card, notice }: Shown) {
  return frame(card, { banner, notice: noticeLines(notice) });
}
