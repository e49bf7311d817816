import { WaterfallDialog, type DialogTurnResult, type WaterfallStepContext } from 'botbuilder-dialogs';
import { nextStage } from '../src/procedure/run';
import { endedCard } from './turn/endedCard';
import { show } from './turn/show';
import type { StageEnd } from './stageDialog';
import { stages } from './stages';
import type { Visit } from './turn/visit';
import * as words from './words.en';

export const mainId = 'enable-mfa';

type Beat = (step: WaterfallStepContext) => Promise<DialogTurnResult>;

/** The main waterfall: begin the first unfinished stage; when it has ended, the next one; then close. */
export function mainDialog(visit: Visit): WaterfallDialog {
  const { record, turn, outside } = visit;

  const beginStage: Beat = (step) => {
    const next = nextStage(record.run, stages);
    return next ? step.beginDialog(next.id) : step.next();
  };

  const afterStage: Beat = async (step) => {
    const end = step.result as StageEnd | undefined;
    if (end === undefined || end.ends) return step.next();
    if (!end.left) return step.replaceDialog(mainId);
    await turn.sendActivity(words.leftForNow);
    return step.endDialog();
  };

  const close: Beat = async (step) => {
    // Before the run is gone from the open ones: a kill in between has it done again.
    await outside.ages.begins(record.run);
    const ended = await record.close('finished');
    await show(turn, outside.banner, await endedCard(visit, ended));
    return step.endDialog();
  };

  return new WaterfallDialog(mainId, [beginStage, afterStage, close]);
}
