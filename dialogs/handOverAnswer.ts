import type { DialogContext } from 'botbuilder-dialogs';
import { Conflict } from '../src/procedure/errors';
import { isAsked } from '../src/procedure/handOver';
import { changed, type Run } from '../src/procedure/run';
import { declinedCard } from './cards/handOver';
import * as words from './cards/handOver.en';
import { frame } from './cards/frame';
import { answeredCard } from './cards/traces';
import type { CommandData } from './reminding';
import { takeOverId } from './takeOver';
import type { Visit } from './visit';

/** How often to begin anew when the owner writes at the same time. */
const attempts = 4;

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
    await dc.beginDialog(takeOverId, { run: run.id, sure: false });
    return;
  }
  const isDeclined = data.say === 'not-now' && isAskedNow && (await decline(visit, run, data.nonce));
  const line = isDeclined ? words.declined : words.over;
  visit.reply = answeredCard(words.titles.asks, [line], outside.banner);
  if (isDeclined) outside.tell(run.owner, frame(declinedCard(run, person.name), { banner: outside.banner }));
}

/** @returns whether the question stood until now, and is taken back */
async function decline({ outside: { runs }, person }: Visit, run: Run, nonce: unknown): Promise<boolean> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const kept = await runs.current(run.owner);
    if (kept?.value.id !== run.id || !isAsked(kept.value.handOver, person, nonce)) return false;
    try {
      await runs.keep(changed(kept.value, { handOver: undefined }), kept.version);
      return true;
    } catch (thrown) {
      if (!(thrown instanceof Conflict)) throw thrown;
    }
  }
  throw new Conflict();
}
