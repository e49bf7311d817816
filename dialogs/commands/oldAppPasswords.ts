import {
  WaterfallDialog,
  type DialogContext,
  type DialogTurnResult,
  type WaterfallStepContext,
} from 'botbuilder-dialogs';
import { Unreachable, SignInNeeded } from '../../src/procedure/errors';
import { answeredAgain, auditedSince, madeBefore } from '../../src/procedure/oldAppPasswords';
import { accountOf } from '../../src/procedure/require';
import type { Run } from '../../src/procedure/run';
import type { StageCard } from '../cards/card';
import { answerLines, oldAppPasswordsCard } from '../cards/oldAppPasswords';
import { enough, noRun, title } from '../cards/oldAppPasswords.en';
import { answeredCard, outdatedCard } from '../cards/traces';
import { unseenCard } from '../cards/undo';
import { earlierOn } from '../turn/colleagues';
import { signedOut } from '../turn/deeds';
import type { CommandData } from './reminding';
import { RunAtHand } from '../turn/runAtHand';
import { show } from '../turn/show';
import { goodFor, signInPromptId } from '../signInPrompt';
import type { Visit } from '../turn/visit';

export const oldAppPasswordsId = 'old-app-passwords';

type Beat = (step: WaterfallStepContext) => Promise<DialogTurnResult>;

/** App passwords of earlier attempts: signed in? → look → show. It changes nothing. */
export function oldAppPasswordsDialog(visit: Visit): WaterfallDialog {
  const { outside, person, turn } = visit;

  const signedIn: Beat = (step) =>
    outside.signIn.has(person, goodFor.look) ? step.next() : step.beginDialog(signInPromptId);

  const look: Beat = async (step) => {
    const card = await cardSafely(visit);
    if (card === 'signed-out') return step.replaceDialog(oldAppPasswordsId);
    if (card) await show(turn, outside.banner, card);
    else await turn.sendActivity(noRun);
    return step.endDialog();
  };

  return new WaterfallDialog(oldAppPasswordsId, [signedIn, look]);
}

/** The button: shows them; a button with an answer writes it down, as the administrator's word. */
export async function oldAppPasswords(visit: Visit, dc: DialogContext, data: CommandData): Promise<void> {
  if (data.answer === undefined) {
    await dc.cancelAllDialogs();
    await dc.beginDialog(oldAppPasswordsId);
    return;
  }
  const { banner } = visit.outside;
  const answer = data.answer === 'deleted' || data.answer === 'none' ? data.answer : undefined;
  const atHand = await RunAtHand.read(visit, hasAccount);
  if (!atHand || answer === undefined || atHand.run.id !== data.run) {
    visit.reply = outdatedCard(banner, 'old app passwords');
    return;
  }
  const before = atHand.run.oldAppPasswords;
  const said = answeredAgain(before, answer, visit.now());
  // Pressed twice, it was said once.
  if (said && said !== before) await atHand.saveForGood('evidence', { oldAppPasswords: said });
  const lines = [...answerLines(atHand.run), ...(said ? [] : [enough])];
  visit.reply = answeredCard(title, lines, banner);
}

const hasAccount = ({ account }: Run) => account !== undefined;

async function cardSafely(visit: Visit): Promise<StageCard | 'signed-out' | undefined> {
  try {
    return await cardFor(visit);
  } catch (thrown) {
    if (thrown instanceof SignInNeeded) return signedOut(visit, thrown);
    if (thrown instanceof Unreachable) return unseenCard('old app passwords');
    throw thrown;
  }
}

async function cardFor(visit: Visit): Promise<StageCard | undefined> {
  const { outside, person } = visit;
  const run = (await RunAtHand.read(visit, hasAccount))?.run;
  if (!run) return undefined;
  const directory = outside.directoryFor(person);
  const account = accountOf(run);
  const audited = await directory.appPasswordsCreated(account.id, auditedSince(run));
  return oldAppPasswordsCard({
    run,
    made: madeBefore(run, await earlierOn(outside.runs, person, account.id), audited),
    refused: audited.ok ? undefined : audited,
    securityInfo: outside.places.securityInfo,
  });
}
