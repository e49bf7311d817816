import { shortLine, wholeLine } from '../../src/procedure/headLine';
import type { Checked, Head } from '../../src/procedure/ports/record';
import { isRecorded } from '../../src/procedure/recorded';
import type { Run } from '../../src/procedure/run';
import type { CardAction, Element, StageCard } from './card';
import { box, breakPoint, bullets, plain, subtle, text, textField } from './elements';
import * as words from './record.en';

/** Characters of a paste; a request of Teams has room for it. */
const longestPaste = 60_000;
/** Differences that are named; a text that is made up may have thousands. */
const mostFields = 20;

/** Where a run stands in the record, for the foot of its report. */
export function recordLine(head: Head | 'damaged' | undefined): readonly Element[] {
  if (!head) return [];
  if (head === 'damaged') return [box('attention', [text(words.damaged)])];
  // Where it may break; a comparison passes over these.
  const whole = wholeLine(head).replace(/[0-9a-f]{16}(?=[0-9a-f])/g, `$&${breakPoint}`);
  return [subtle(words.recorded(shortLine(head), whole))];
}

/** What can be done with the report of an ended run. */
export function recordActions(run: Run): readonly CardAction[] {
  if (!isRecorded(run)) return [];
  return [
    { verb: 'command', title: words.exportIt, data: { command: 'export', run: run.id } },
    { verb: 'command', title: words.checkOne, data: { command: 'check report' } },
  ];
}

export function exportCard({ page, file }: { readonly page: string; readonly file: string }): StageCard {
  const { title, line, warning } = words.links;
  return {
    title,
    body: [text(line), box('warning', [text(warning)])],
    actions: [
      { url: page, title: words.links.page },
      { url: file, title: words.links.file },
    ],
  };
}

export function pasteCard(): StageCard {
  const { title, line, label, missing, check } = words.paste;
  const field = { id: 'report', label, missing };
  return {
    title,
    body: [text(line), textField(field, { isMultiline: true, maxLength: longestPaste })],
    actions: [{ verb: 'command', title: check, sendsInputs: true, data: { command: 'compare report' } }],
  };
}

/** What came of a check. A broken chain is said first: nothing else is worth much then. @param why no more is said */
export function verdictCard(checked: Checked, why?: keyof typeof words.noMore): StageCard {
  const { verdict, length = 0, brokenAt } = checked;
  const { titles, chain, broken } = words.result;
  const isGood = verdict.kind === 'same' && brokenAt === undefined;
  const whole = brokenAt === undefined;
  return {
    title: whole ? titles[verdict.kind] : titles.broken,
    body: [
      ...(whole ? [] : [box('attention', [text(broken(brokenAt, checked.length))])]),
      box(isGood ? 'good' : 'warning', [text(words.verdictLine(checked))]),
      ...(verdict.kind === 'no-match' && why ? [text(words.noMore[why])] : details(checked)),
      ...(whole && length > 0 ? [subtle(chain(length))] : []),
    ],
    actions: againActions(verdict.kind === 'no-match' && why === 'signed-out'),
  };
}

/** @param isFirst the person has to sign in before */
function againActions(isFirst: boolean): readonly CardAction[] {
  const again = { verb: 'command', title: words.result.again, data: { command: 'check report' } };
  if (!isFirst) return [again];
  return [{ ...again, title: words.signIn, data: { ...again.data, sure: 'signed-in' } }, again];
}

function details({ verdict }: Checked): readonly Element[] {
  const { differ, whichOne, lineOnly, forgotten } = words.result;
  if (verdict.kind === 'same') {
    if (!verdict.whole) return [text(lineOnly)];
    return verdict.forgotten ? [text(forgotten)] : [];
  }
  if (verdict.kind !== 'changed') return [];
  const named = verdict.differences
    .slice(0, mostFields)
    .map((field) => plain(words.fieldLine(field)).slice(0, 120));
  return [...(named.length > 0 ? [text(differ), bullets(named)] : []), text(whichOne)];
}
