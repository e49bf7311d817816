import type { DialogContext } from 'botbuilder-dialogs';
import { isAsked } from '../../src/procedure/handOver';
import type { Run } from '../../src/procedure/run';
import { declinedCard } from '../cards/handOver';
import * as words from '../cards/handOver.en';
import { frame } from '../cards/frame';
import { answeredCard } from '../cards/traces';
import { changeQuestion } from './handOverQuestion';
import type { CommandData } from './reminding';
import { takeOverId, type TakeOverOptions } from './takeOver';
import type { Visit } from '../turn/visit';

/**
 * The asked colleague's buttons. Taking the run is the same as from the list, with its look at the roles and its own
 * question; “not now” takes the question back and tells the owner, once.
 */
export async function answerHandOver(visit: Visit, dc: DialogContext, data: CommandData): Promise<void> {
  const { record, outside, person } = visit;
  const run = (await outside.runs.openIn(person.tenantId)).find(({ id }) => id === data.run);
  const isAskedNow = run !== undefined && isAsked(run.handOver, person, data.nonce);
  if (data.say === 'take' && run && (isAskedNow || record.open?.id === run.id)) {
    await dc.cancelAllDialogs();
    const options: TakeOverOptions = { run: run.id, ...(isAskedNow && { asked: String(data.nonce) }) };
    await dc.beginDialog(takeOverId, options);
    return;
  }
  const isDeclined = data.say === 'not-now' && isAskedNow && (await decline(visit, run, data.nonce));
  const line = isDeclined ? words.declined : words.over;
  visit.reply = answeredCard(words.titles.asks, [line], outside.banner);
  if (isDeclined) outside.tell(run.owner, frame(declinedCard(run, person.name), { banner: outside.banner }));
}

/** @returns whether the question stood until now, and is taken back */
function decline({ outside: { runs }, person }: Visit, run: Run, nonce: unknown): Promise<boolean> {
  return changeQuestion(runs, run, { person, nonce }, ({ asked: _, ...rest }) => rest);
}
