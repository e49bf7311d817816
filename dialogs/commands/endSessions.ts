import {
  WaterfallDialog,
  type DialogContext,
  type DialogTurnResult,
  type WaterfallStepContext,
} from 'botbuilder-dialogs';
import type { Run } from '../../src/procedure/run';
import { frame } from '../cards/frame';
import { left, noRun, title } from '../cards/endSessions.en';
import { noticeLines } from '../cards/notice';
import { answeredCard, outdatedCard } from '../cards/traces';
import { unseenCard } from '../cards/undo';
import { endNow } from './endSessionsAnswer';
import { look } from './endSessionsLook';
import type { CommandData } from './reminding';
import { RunAtHand } from '../turn/runAtHand';
import { show } from '../turn/show';
import { goodFor, signInPromptId } from '../signInPrompt';
import { safely } from './undoLook';
import type { Visit } from '../turn/visit';

export const endSessionsId = 'end-sessions';
const command = 'end sessions';

type Beat = (step: WaterfallStepContext) => Promise<DialogTurnResult>;

/** The sessions of the service account, ended on request: signed in? → look → ask. It changes nothing by itself. */
export function endSessionsDialog(visit: Visit): WaterfallDialog {
  const { outside, person, turn } = visit;

  const signedIn: Beat = (step) =>
    outside.signIn.has(person, goodFor.look) ? step.next() : step.beginDialog(signInPromptId);

  const lookAndAsk: Beat = async (step) => {
    const atHand = await RunAtHand.read(visit, hasAccount);
    if (!atHand) {
      await turn.sendActivity(noRun);
      return step.endDialog();
    }
    const shown = await safely(visit, () => look(visit, atHand), unseen);
    if (shown === 'signed-out') return step.replaceDialog(endSessionsId);
    await show(turn, outside.banner, shown.card);
    return step.endDialog();
  };

  return new WaterfallDialog(endSessionsId, [signedIn, lookAndAsk]);
}

/** The button: asks first; a button with the card's nonce decides. */
export async function endSessions(visit: Visit, dc: DialogContext, data: CommandData): Promise<void> {
  const { outside, person } = visit;
  await dc.cancelAllDialogs();
  // What has been granted meanwhile is in the next token, not in this one.
  if (data.choice === 'granted') outside.signIn.forget(person);
  if (data.nonce === undefined) {
    await dc.beginDialog(endSessionsId);
    return;
  }
  const atHand = await RunAtHand.read(visit, hasAccount);
  const { nonce, answered } = atHand?.run.sessions ?? {};
  if (!atHand || nonce === undefined || data.nonce !== nonce) {
    // A double click: the first one has put the right card there.
    const isDoubled = answered !== undefined && data.nonce === answered;
    visit.reply = isDoubled ? undefined : outdatedCard(outside.banner, command);
    return;
  }
  if (data.choice === 'end') await end(visit, dc, atHand);
  else await leave(visit, atHand);
}

async function end(visit: Visit, dc: DialogContext, atHand: RunAtHand): Promise<void> {
  const { outside, person } = visit;
  const isSignedIn = outside.signIn.has(person, goodFor.look);
  const shown = isSignedIn ? await safely(visit, () => endNow(visit, atHand), unseen) : 'signed-out';
  if (shown === 'signed-out') await dc.beginDialog(endSessionsId);
  else visit.reply = frame(shown.card, { banner: outside.banner, notice: noticeLines(shown.notice) });
}

async function leave(visit: Visit, atHand: RunAtHand): Promise<void> {
  const { nonce, ...sessions } = atHand.run.sessions ?? {};
  await atHand.save({ sessions: { ...sessions, answered: nonce } });
  visit.reply = answeredCard(title, [left], visit.outside.banner);
}

const hasAccount = ({ account }: Run) => account !== undefined;
const unseen = () => unseenCard(command);
