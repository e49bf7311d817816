import type { Finding } from '../../src/procedure/finding';
import { gapIsOpen, type Run } from '../../src/procedure/run';
import { steps } from '../../src/procedure/steps';
import { milliseconds } from '../../src/procedure/time';
import type { Element, StageCard } from './card';
import { box, breakable, bullets, facts, moment, plain, subheading, text } from './elements';
import { findingLine } from './findings.en';
import * as words from './report.en';
import { stepTitles } from './words.en';

/** The report of a finished run: the 13 steps with what was seen and what was only told. */
export function reportCard(run: Run): StageCard {
  const found: readonly Finding[] = Object.values(run.findings);
  const reported = found.filter(({ verdict }) => verdict === 'reported').length;
  const isProven = run.findings[13]?.verdict === 'proven';
  return {
    title: isProven ? words.titles.proven : words.titles.reported,
    body: [
      box(isProven ? 'good' : 'warning', [text(words.summary(found.length - reported, reported))]),
      facts(aboutRun(run)),
      ...stepLines(run),
      subheading(words.nextTitle, { spacing: 'Large' }),
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
    title: underWay ? words.titles.open : words.titles.cancelled,
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
  const { account, owner, phone, endedAt } = run;
  const rows: (readonly [string, string])[] = [];
  if (account) rows.push([words.labels.account, breakable(plain(account.userPrincipalName))]);
  rows.push([run.state === 'finished' ? words.labels.by : words.labels.startedBy, plain(owner.name)]);
  rows.push([words.labels.time, moment(run.begunAt)]);
  if (endedAt !== undefined) rows.push([words.labels.until, moment(endedAt)]);
  if (phone) rows.push([words.labels.phone, words.phone(phone.lastTwo, plain(phone.holder))]);
  rows.push([words.labels.gap, gap(run)]);
  return rows;
}

function gap({ gapOpenedAt, gapClosedAt }: Run): string {
  if (gapOpenedAt === undefined) return words.noGap;
  if (gapClosedAt === undefined) return words.gapSince(moment(gapOpenedAt));
  return words.gapLasted(Math.round((milliseconds(gapClosedAt) - milliseconds(gapOpenedAt)) / 60_000));
}

function stepLines({ findings }: Run): readonly Element[] {
  return steps.map(({ number }, index) => {
    const finding = findings[number];
    const line = finding
      ? findingLine(finding, true)
      : `○ **${number}. ${stepTitles[number]}**: ${words.notDone}`;
    return text(line, { spacing: index === 0 ? 'Medium' : 'Small' });
  });
}
