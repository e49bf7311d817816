import { WaterfallDialog, type DialogTurnResult, type WaterfallStepContext } from 'botbuilder-dialogs';
import { pasteCard } from '../cards/record';
import { show } from '../turn/show';
import { goodFor, signInPromptId } from '../signInPrompt';
import type { Visit } from '../turn/visit';

export const checkReportId = 'check-report';

type Beat = (step: WaterfallStepContext) => Promise<DialogTurnResult>;

/** Checking a report field by field: signed in? → ask for it. */
export function checkReportDialog({ outside, person, turn }: Visit): WaterfallDialog {
  const signedIn: Beat = (step) =>
    outside.signIn.has(person, goodFor.look) ? step.next() : step.beginDialog(signInPromptId);

  const ask: Beat = async (step) => {
    await show(turn, outside.banner, pasteCard());
    return step.endDialog();
  };

  return new WaterfallDialog(checkReportId, [signedIn, ask]);
}
