import type { DialogContext } from 'botbuilder-dialogs';
import { asAWhole } from '../../src/procedure/asAWhole';
import type { StageCard } from '../cards/card';
import { frame } from '../cards/frame';
import { exportCard, pasteCard, verdictCard } from '../cards/record';
import * as words from '../cards/record.en';
import { checkReportId } from './checkReport';
import type { CommandData } from './reminding';
import { rightToSeeAll } from './rightToSeeAll';
import { show } from '../turn/show';
import type { Visit } from '../turn/visit';

/** Ended runs of a person that can be exported. */
const mostReports = 100;

/** The button “Export”: links to the report of one of the person's own runs; what the button carries is untrusted. */
export async function exportReport(
  { outside, person, turn }: Visit,
  { run: id }: CommandData,
): Promise<void> {
  const { runs, record, banner } = outside;
  const run = (await runs.past(person, mostReports)).find((past) => past.id === id);
  if (!run) {
    await turn.sendActivity(words.noSuchReport);
    return;
  }
  await show(turn, banner, exportCard(await record.links(person, run.id)));
}

/** `check report`: asks for it, unless a file came along. Its button on a result may want a sign-in first. */
export async function checkReport(visit: Visit, dc: DialogContext, { sure }: CommandData): Promise<void> {
  if (sure === 'signed-in') {
    await dc.cancelAllDialogs();
    await dc.beginDialog(checkReportId);
    return;
  }
  if (await checkSent(visit)) return;
  await show(visit.turn, visit.outside.banner, pasteCard());
}

/** The card's answer. */
export async function compareReport(visit: Visit, { report }: CommandData): Promise<void> {
  const card = await compared(visit, typeof report === 'string' ? report : '');
  visit.reply = frame(card, { banner: visit.outside.banner });
}

/** A file that was sent. @returns whether there was one */
export async function checkSent(visit: Visit): Promise<boolean> {
  const { outside, turn } = visit;
  const sent = await outside.record.sent(turn.activity.attachments);
  if (sent.kind === 'none') return false;
  if (sent.kind === 'text') await show(turn, outside.banner, await compared(visit, sent.text));
  else await turn.sendActivity(sent.kind === 'too-large' ? words.tooLarge : words.unreachable);
  return true;
}

/** Field by field for whose run it was and for who may see all runs; for everybody else as a whole. */
async function compared(visit: Visit, text: string): Promise<StageCard> {
  const checked = await visit.outside.record.check(visit.person, text);
  const right = await rightToSeeAll(visit);
  if (right === 'yes') return verdictCard(checked);
  // How many entries there are would tell the owner of one which numbers are in use.
  if (checked.isOwn) return verdictCard({ ...checked, length: undefined });
  return verdictCard(asAWhole(checked), right);
}
