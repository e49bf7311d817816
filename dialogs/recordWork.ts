import { frame } from './cards/frame';
import { exportCard, pasteCard, verdictCard } from './cards/record';
import * as words from './cards/record.en';
import type { CommandData } from './reminding';
import { show } from './show';
import type { Visit } from './visit';

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
  await show(turn, banner, exportCard(record.links(person, run.id)));
}

/** `check report`: asks for it, unless a file came along. */
export async function checkReport(visit: Visit): Promise<void> {
  if (await checkSent(visit)) return;
  await show(visit.turn, visit.outside.banner, pasteCard());
}

/** The card's answer. */
export async function compareReport(visit: Visit, { report }: CommandData): Promise<void> {
  const { outside, person } = visit;
  const checked = await outside.record.check(person.tenantId, typeof report === 'string' ? report : '');
  visit.reply = frame(verdictCard(checked), { banner: outside.banner });
}

/** A file that was sent. @returns whether there was one */
export async function checkSent({ outside, person, turn }: Visit): Promise<boolean> {
  const sent = await outside.record.sent(turn.activity.attachments);
  if (sent.kind === 'none') return false;
  if (sent.kind === 'text') {
    const checked = await outside.record.check(person.tenantId, sent.text);
    await show(turn, outside.banner, verdictCard(checked));
  } else {
    await turn.sendActivity(sent.kind === 'too-large' ? words.tooLarge : words.unreachable);
  }
  return true;
}
