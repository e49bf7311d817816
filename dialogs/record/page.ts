import { shortLine, wholeLine } from '../../src/procedure/headLine';
import type { Exported, RecordedStep, Token } from '../../src/procedure/ports/record';
import { steps } from '../../src/procedure/steps';
import type { Instant } from '../../src/procedure/time';
import { changeInWords } from '../cards/changes';
import { choices, differed, messages } from '../cards/report.en';
import { findingSentences } from '../cards/findings.en';
import { stepTitles } from '../cards/words.en';
import { markup, wholePage, type Html } from './html';
import { style } from './style';
import * as words from './words.en';

/** A report as files: the page to print, and what a check compares. */
export interface ReportFiles {
  readonly html: string;
  readonly style: string;
  readonly json: string;
  readonly name: string;
}

/** @param until when the link ends that shows it; @param banner what every card of this bot says first */
export function reportFiles(exported: Exported, until: Instant, banner: string | undefined): ReportFiles {
  const { sequence } = exported.entry;
  return {
    html: wholePage(words.title, page(exported, until, banner)),
    style,
    json: `${JSON.stringify(exported, null, 2)}\n`,
    name: `mfa-report-${sequence}`,
  };
}

/** For a link that is too old, or never was one. */
export const gonePage: Pick<ReportFiles, 'html' | 'style'> = {
  html: wholePage(words.gone.title, markup`<h1>${words.gone.title}</h1><p>${words.gone.line}</p>`),
  style,
};

type Naming = (token: Token) => string;

function page(exported: Exported, until: Instant, banner: string | undefined): Html {
  const { entry, hash, head, names } = exported;
  const nameOf: Naming = (token) => names[token] ?? words.forgotten;
  const own = { sequence: entry.sequence, hash };
  const rows = aboutRun(exported, nameOf).map(
    ([label, value]) => markup`<tr><th scope="row">${label}</th><td>${value}</td></tr>`,
  );
  return markup`<main>
<p class="banner screen">${words.shared(utc(until))}</p>
${banner === undefined ? '' : markup`<p class="banner">${banner}</p>`}
<h1>${words.title}</h1>
<table>${rows}</table>
${stepTable(entry.report.steps, nameOf)}
${changes(exported)}
<section class="proof"><h2>${words.proofTitle}</h2>
<p>${words.proof(shortLine(own))}</p>
<p>${words.entryLine} <code>${wholeLine(own)}</code></p>
<p>${words.headLine} <code>${wholeLine(head)}</code></p></section>
</main>`;
}

function aboutRun({ entry }: Exported, nameOf: Naming): readonly (readonly [string, string])[] {
  const { report, kind } = entry;
  const { account, phone, gap, endedAt, way, others = [] } = report;
  const { labels } = words;
  const wrote = report.wrote.map((stage) => words.writing[stage] ?? stage);
  return [
    ...(account ? [[labels.account, `${account.displayName}, ${account.userPrincipalName}`] as const] : []),
    [labels.person, nameOf(report.person)],
    ...(others.length > 0 ? [[labels.others, others.map(nameOf).join(', ')] as const] : []),
    [labels.state, words.states[report.state]],
    [labels.from, utc(report.begunAt)],
    ...(endedAt === undefined ? [] : [[labels.until, utc(endedAt)] as const]),
    ...(phone ? [[labels.phone, words.phone(phone.lastTwo, nameOf(phone.holder))] as const] : []),
    [labels.gap, gap ? words.gap(utc(gap.openedAt), gap.closedAt && utc(gap.closedAt)) : words.noGap],
    ...(way ? [[labels.way, wayLine(way)] as const] : []),
    [labels.wrote, wrote.length > 0 ? wrote.join(', ') : words.nothing],
    [labels.kind, `${entry.sequence}, ${words.kinds[kind]}, ${utc(entry.at)}`],
  ];
}

function wayLine({ choice, seen, differed: hasDiffered }: NonNullable<Exported['entry']['report']['way']>) {
  const parts = [choices[choice], ...(seen ? [messages[seen]] : []), ...(hasDiffered ? [differed] : [])];
  return parts.join('; ');
}

function stepTable(found: readonly RecordedStep[], nameOf: Naming): Html {
  const heads = words.columns.map((column) => markup`<th scope="col">${column}</th>`);
  const rows = steps.map(({ number }) => {
    const step = found.find((candidate) => candidate.step === number);
    const cells = step ? cellsOf(step, nameOf) : [words.notDone, '', '', ''];
    const [title, id] = [`${number}. ${stepTitles[number]}`, cells.at(-1) ?? ''];
    const middle = cells.slice(0, -1).map((cell) => markup`<td>${cell}</td>`);
    return markup`<tr><td>${title}</td>${middle}<td><code>${id}</code></td></tr>`;
  });
  return markup`<table><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table>`;
}

function cellsOf(step: RecordedStep, nameOf: Naming): readonly string[] {
  const { verdict, at, requestId = '' } = step;
  return [words.verdicts[verdict], sentenceOf(step, nameOf), utc(at), requestId];
}

function changes({ entry }: Exported): Html {
  const { changes: made = [] } = entry.report;
  if (made.length === 0) return markup``;
  const lines = made.map(
    ({ at, requestId = '', ...what }) =>
      markup`<p>${utc(at)}: ${changeInWords(what)} <code>${requestId}</code></p>`,
  );
  return markup`<h2>${words.changesTitle}</h2>${lines}`;
}

/** The words of the chat; a page has no client to fill in its moments. */
function sentenceOf({ code, params }: RecordedStep, nameOf: Naming): string {
  const sentences: Readonly<Record<string, (of: RecordedStep['params']) => string>> = findingSentences;
  if (!Object.hasOwn(sentences, code)) return code;
  const named = code === 'signed-in' ? { ...params, name: nameOf(String(params.name)) } : params;
  const said = sentences[code]?.(named) ?? '';
  return said
    .replace(/\{\{DATE\(([^,)]+), SHORT\)\}\} \{\{TIME\(\1\)\}\}/g, (_, at: string) => utc(at))
    .replace(/\{\{TIME\(([^)]+)\)\}\}/g, (_, at: string) => utc(at));
}

function utc(at: Instant): string {
  return at.replace('T', ' ').replace(/(\.\d+)?Z$/, ' UTC');
}
