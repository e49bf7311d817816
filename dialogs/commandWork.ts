import type { DialogContext } from 'botbuilder-dialogs';
import { hasWritten, nextStage } from '../src/procedure/run';
import { cancelCard, helpCard } from './aroundCards';
import { noRunCard, reportCard, statusCard } from './cards/report';
import { mainId } from './main';
import { show } from './show';
import { stages } from './stages';
import type { Visit } from './visit';
import * as words from './words.en';

type Command = (visit: Visit, dc: DialogContext, sure: string | undefined) => Promise<void>;

const work: Readonly<Record<words.CommandName, Command>> = {
  async 'enable mfa'(visit, dc) {
    visit.record.begin(visit.outside.newId(), visit.now());
    await goOn(dc);
  },

  async status(visit) {
    const { open } = visit.record;
    if (open) return show(visit.turn, visit.outside.banner, statusCard(open, titleOfNext(visit)));
    const [last] = await visit.outside.runs.past(visit.person, 1);
    if (!last) return show(visit.turn, visit.outside.banner, noRunCard());
    return show(
      visit.turn,
      visit.outside.banner,
      last.state === 'finished' ? reportCard(last) : statusCard(last, undefined),
    );
  },

  help: (visit) => show(visit.turn, visit.outside.banner, helpCard(undefined, titleOfNext(visit))),

  async cancel(visit, dc, sure) {
    const { record, turn } = visit;
    if (!record.open) {
      await turn.sendActivity(words.cancel.nothing);
      return;
    }
    const written = hasWritten(record.open);
    if (written && sure !== record.open.id)
      return show(visit.turn, visit.outside.banner, cancelCard(record.open));
    await dc.cancelAllDialogs();
    const ended = await record.close('cancelled', visit.now());
    if (!written) await turn.sendActivity(words.cancel.done);
    else
      await show(visit.turn, visit.outside.banner, {
        ...statusCard(ended, undefined),
        title: words.cancel.stopped,
      });
  },

  async 'sign out'(visit, dc) {
    await dc.cancelAllDialogs();
    visit.outside.signIn.forget(visit.person);
    await visit.turn.sendActivity(words.signedOut);
  },
};

/** Does what a command says. @param sure id of the run that shall really be stopped */
export async function runCommand(
  visit: Visit,
  dc: DialogContext,
  name: words.CommandName,
  sure?: string,
): Promise<void> {
  await work[name](visit, dc, sure);
}

/** Begins the main dialog anew: the run says where to go on, whatever the stack remembers. */
export async function goOn(dc: DialogContext): Promise<void> {
  await dc.cancelAllDialogs();
  await dc.beginDialog(mainId);
}

function titleOfNext({ record: { open } }: Visit): string | undefined {
  const next = open && nextStage(open, stages);
  return next && words.stageTitles[next.id];
}
