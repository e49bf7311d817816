import type { Finding } from '../../src/procedure/finding';
import { gapIsOpen, type Run } from '../../src/procedure/run';
import { steps, type StepNumber } from '../../src/procedure/steps';
import { milliseconds } from '../../src/procedure/time';
import type { Element, StageCard } from './card';
import { box, bullets, facts, moment, plain, text, time } from './elements';
import { findingSentence } from './findings.en';
import * as words from './report.en';
import { stepTitles } from './words.en';

/** The report of a finished run: the 13 steps with what was seen and what was only told. */
export function reportCard(run: Run): StageCard {
  const found = Object.values(run.findings);
  const reported = found.filter(({ verdict }) => verdict === 'reported').length;
  const summary = words.summary(found.length - reported, reported);
  return {
    title: reported === 0 ? words.finished : words.finishedPartly,
    body: [
      box(reported === 0 ? 'good' : 'warning', [text(summary)]),
      facts(aboutRun(run)),
      ...stepLines(run),
      text(words.nextTitle, { weight: 'Bolder', spacing: 'Large' }),
      bullets(words.next),
    ],
    actions: [],
  };
}

/** A run under way, or stopped: which steps are settled, and the gap in protection. */
export function statusCard(run: Run, nextTitle: string | undefined): StageCard {
  const settled = Object.keys(run.findings).length;
  const underWay = run.state === 'open' && nextTitle !== undefined;
  return {
    title: underWay ? words.status : words.cancelled,
    body: [
      ...(underWay ? [text(words.progress(settled, steps.length, nextTitle))] : []),
      ...(run.gapOpenedAt !== undefined && gapIsOpen(run)
        ? [box('attention', [text(words.gapWarning(moment(run.gapOpenedAt)))])]
        : []),
      facts(aboutRun(run)),
      ...stepLines(run),
    ],
    actions: [{ verb: 'command', title: words.goOn, data: { command: 'enable mfa' } }],
  };
}

export function noRunCard(): StageCard {
  return {
    title: words.noRun.title,
    body: [text(words.noRun.line)],
    actions: [{ verb: 'command', title: words.noRun.begin, data: { command: 'enable mfa' } }],
  };
}

function aboutRun(run: Run): readonly (readonly [string, string])[] {
  const rows: (readonly [string, string])[] = [];
  if (run.account) rows.push([words.labels.account, plain(run.account.userPrincipalName)]);
  rows.push([run.state === 'finished' ? words.labels.by : words.labels.startedBy, plain(run.owner.name)]);
  rows.push([words.labels.time, moment(run.begunAt)]);
  if (run.endedAt !== undefined) rows.push([words.labels.until, moment(run.endedAt)]);
  if (run.phone) rows.push([words.labels.phone, words.phone(run.phone.lastTwo, plain(run.phone.holder))]);
  rows.push([words.labels.gap, gap(run)]);
  return rows;
}

function gap({ gapOpenedAt, gapClosedAt }: Run): string {
  if (gapOpenedAt === undefined) return words.noGap;
  if (gapClosedAt === undefined) return words.gapSince(moment(gapOpenedAt));
  return words.gapLasted(Math.round((milliseconds(gapClosedAt) - milliseconds(gapOpenedAt)) / 60_000));
}

function stepLines(run: Run): readonly Element[] {
  return steps.map(({ number }, index) => ({
    ...text(stepLine(number, run.findings[number])),
    spacing: index === 0 ? 'Medium' : 'Small',
  }));
}

function stepLine(number: StepNumber, finding: Finding | undefined): string {
  const title = `**${number}. ${stepTitles[number]}**`;
  if (!finding) return `○ ${title}: ${words.notDone}`;
  const mark = finding.verdict === 'proven' ? '✔' : '✎';
  return `${mark} ${title}: ${words.marks[finding.verdict]} ${time(finding.at)}, ${findingSentence(finding)}`;
}
