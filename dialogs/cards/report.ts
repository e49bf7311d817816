import type { Finding } from '../../src/procedure/finding';
import type { Head } from '../../src/procedure/ports/record';
import { gapIsOpen, hasWritten, type Run } from '../../src/procedure/run';
import { steps } from '../../src/procedure/steps';
import { milliseconds } from '../../src/procedure/time';
import { choiceOf } from '../../src/procedure/way';
import type { Element, StageCard } from './card';
import { box, breakable, bullets, facts, moment, plain, subheading, text } from './elements';
import { endSessionsAction, sessionLines } from './endSessions';
import { findingLine } from './findings.en';
import { handOverAction } from './handOver';
import { sayOn, type Say } from './oneDay';
import { answerLines, oldAppPasswordsAction } from './oldAppPasswords';
import { recordActions, recordLine } from './record';
import * as words from './report.en';
import { undoAction, undoneLines } from './undo';
import { stepTitles } from './words.en';

/**
 * The report of a finished run: the 13 steps with what was seen and what was only told.
 * @param head where it stands in the record
 * @param zone IANA time zone of who reads it
 */
export function reportCard(run: Run, head?: Head | 'damaged', zone?: string): StageCard {
  const say = sayOn(run, zone);
  const found: readonly Finding[] = Object.values(run.findings);
  const reported = found.filter(({ verdict }) => verdict === 'reported').length;
  const summary = run.migration?.reported ? words.summaryMigrated : words.summary;
  const isProven = run.findings[13]?.verdict === 'proven';
  return {
    title: reportTitle(run),
    body: [
      box(isProven ? 'good' : 'warning', [text(summary(found.length - reported, reported))]),
      ...undoneLines(run),
      facts(aboutRun(run, say)),
      ...stepLines(run, say),
      subheading(words.nextTitle, { spacing: 'Large' }),
      bullets(run.migration?.reported ? words.nextMigrated(run.wentOnAt !== undefined) : words.next),
      ...[...answerLines(run), ...sessionLines(run)].map((line) => text(line)),
      ...recordLine(head),
    ],
    actions: [...recordActions(run), oldAppPasswordsAction(), ...sessionActions(run), ...undoActions(run)],
  };
}

function reportTitle(run: Run): string {
  if (run.findings[13]?.verdict === 'proven') return words.titles.proven;
  return run.findings[13] === undefined && run.migration?.reported
    ? words.titles.migrated
    : words.titles.reported;
}

/** A run under way, or stopped: which steps are settled, and the gap in protection. */
export function statusCard(
  run: Run,
  nextTitle: string | undefined,
  head?: Head | 'damaged',
  zone?: string,
): StageCard {
  const say = sayOn(run, zone);
  const settled = Object.keys(run.findings).length;
  const underWay = run.state === 'open' && nextTitle !== undefined;
  return {
    title: underWay ? words.titles.open : words.titles.cancelled,
    body: [
      ...(underWay ? [text(words.progress(settled, steps.length, nextTitle))] : []),
      ...(run.gapOpenedAt !== undefined && gapIsOpen(run)
        ? [box('attention', [text(words.gapWarning(moment(run.gapOpenedAt)))])]
        : []),
      ...undoneLines(run),
      facts(aboutRun(run, say)),
      ...stepLines(run, say),
      ...sessionLines(run).map((line) => text(line)),
      ...recordLine(head),
    ],
    actions: [
      { verb: 'command', title: words.goOn, data: { command: 'enable mfa' } },
      ...(run.state === 'open' ? handOverActions(run) : [...recordActions(run), ...undoActions(run)]),
      ...sessionActions(run),
    ],
  };
}

export function noRunCard(): StageCard {
  return {
    title: words.noRun.title,
    body: [text(words.noRun.line)],
    actions: [{ verb: 'command', title: words.noRun.begin, data: { command: 'enable mfa' } }],
  };
}

/** Only what was changed can be taken back. */
const undoActions = (run: Run) => (hasWritten(run) ? [undoAction()] : []);

/** Without an account there is nothing to end. */
const sessionActions = ({ account }: Run) => (account ? [endSessionsAction()] : []);

/** Without an account nobody could go on with it. */
const handOverActions = ({ id, account }: Run) => (account ? [handOverAction(id)] : []);

function aboutRun(run: Run, say: Say): readonly (readonly [string, string])[] {
  const { account, owner, phone, endedAt } = run;
  const rows: (readonly [string, string])[] = [];
  if (account) rows.push([words.labels.account, breakable(plain(account.userPrincipalName))]);
  const open = run.takenOver ? words.labels.nowWith : words.labels.startedBy;
  rows.push([run.state === 'finished' ? words.labels.by : open, plain(owner.name)]);
  for (const { from, at } of run.takenOver ?? [])
    rows.push([words.labels.before, words.until(from ? plain(from.name) : words.forgotten, say(at))]);
  const { asked } = run.handOver ?? {};
  if (asked) rows.push([words.labels.asked, words.askedAt(plain(asked.person.name), say(asked.at))]);
  rows.push([words.labels.time, moment(run.begunAt)]);
  if (endedAt !== undefined) rows.push([words.labels.until, say(endedAt)]);
  if (phone) rows.push([words.labels.phone, words.phone(phone.lastTwo, plain(phone.holder))]);
  rows.push([words.labels.gap, gap(run, say)], ...choiceRow(run));
  return rows;
}

function choiceRow(run: Run): readonly (readonly [string, string])[] {
  const { reported, differedAt } = run.migration ?? {};
  const choice = choiceOf(run);
  const parts = [
    ...(choice ? [words.choices[choice]] : []),
    ...(reported ? [words.messages[reported.seen]] : []),
    ...(differedAt === undefined ? [] : [words.differed]),
  ];
  return parts.length === 0 ? [] : [[words.labels.choice, parts.join('; ')]];
}

function gap({ gapOpenedAt, gapClosedAt }: Run, say: Say): string {
  if (gapOpenedAt === undefined || gapOpenedAt === gapClosedAt) return words.noGap;
  if (gapClosedAt === undefined) return words.gapSince(say(gapOpenedAt));
  return words.gapLasted(Math.round((milliseconds(gapClosedAt) - milliseconds(gapOpenedAt)) / 60_000));
}

function stepLines(run: Run, say: Say): readonly Element[] {
  const { findings } = run;
  const missing = run.state === 'finished' ? words.leftOut : words.notDone;
  return steps.map(({ number }, index) => {
    const finding = findings[number];
    const line = finding
      ? findingLine(finding, true, say)
      : `○ **${number}. ${stepTitles[number]}**: ${missing}`;
    return text(line, { spacing: index === 0 ? 'Medium' : 'Small' });
  });
}
