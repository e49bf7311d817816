import type { Refused } from '../../src/procedure/answer';
import type { Finding } from '../../src/procedure/finding';
import type { Places } from '../../src/procedure/links';
import type { Run, RunChange } from '../../src/procedure/run';
import type { Desk, Look, Notice, Stage } from '../../src/procedure/stage';
import type { CardAction, StageCard } from './card';
import { box, numbered, text } from './elements';
import * as words from './words.en';

/** What Microsoft 365 shows of something that only a person can do. */
export type Evidence =
  | { readonly kind: 'proven'; readonly findings: readonly Finding[]; readonly change?: RunChange }
  | { readonly kind: 'not-yet'; readonly change?: RunChange }
  /** Nothing that could show it may be read. */
  | { readonly kind: 'unknown'; readonly because: Refused; readonly change?: RunChange };

/** Words of a guided stage: at most five short lines, with the labels as they stand on the page. */
export interface GuideWords {
  readonly title: string;
  readonly lines: (account: string) => readonly string[];
  readonly hint: string;
  /** Says that the link leaves Teams. */
  readonly open: string;
  /** The button of somebody who has just done it. */
  readonly check: string;
  /** What is said when a check has seen nothing yet. */
  readonly notYet: readonly string[];
  readonly checkAgain: string;
  readonly done: string;
}

/** A stage that a person does outside Teams: told what to do, waited for, checked. */
export interface Guide {
  readonly id: Stage<StageCard>['id'];
  readonly steps: Stage<StageCard>['steps'];
  readonly reads: readonly string[];
  readonly words: GuideWords;
  readonly link: (places: Places) => string;
  /** Whether a look makes sense when the run is taken up again and nobody has said that it is done. */
  readonly looksUnasked?: (run: Run) => boolean;
  evidence(desk: Desk): Promise<Evidence>;
  /** The administrator's word, when the tenant shows nothing. */
  word(desk: Desk): { readonly findings: readonly Finding[]; readonly change?: RunChange };
}

export function guidedStage(guide: Guide): Stage<StageCard> {
  return {
    id: guide.id,
    steps: guide.steps,
    scopes: { reads: guide.reads, writes: [] },
    look: (desk, notice) => look(guide, desk, notice),
    answer(desk, press) {
      return Promise.resolve(
        press.verb === 'done'
          ? { kind: 'settled', ...guide.word(desk) }
          : { kind: 'again', notice: { kind: 'checked' } },
      );
    },
  };
}

/** On the first visit there is nothing to see yet; after a check, or when taken up again, there may be. */
async function look(guide: Guide, desk: Desk, notice: Notice | undefined): Promise<Look<StageCard>> {
  const resumed = desk.run.offer?.stage === guide.id && (guide.looksUnasked?.(desk.run) ?? true);
  const first = notice === undefined && !resumed;
  if (first) return { kind: 'ask', card: guideCard(guide, desk, [], firstActions(guide)) };
  const evidence = await guide.evidence(desk);
  switch (evidence.kind) {
    case 'proven':
      return { kind: 'settled', findings: evidence.findings, change: evidence.change };
    case 'not-yet':
      return {
        kind: 'ask',
        card: guideCard(guide, desk, guide.words.notYet, againActions(guide)),
        change: evidence.change,
      };
    case 'unknown':
      return {
        kind: 'ask',
        card: guideCard(guide, desk, words.refusalLines(evidence.because), wordActions(guide)),
        change: evidence.change,
      };
  }
}

function guideCard(
  guide: Guide,
  desk: Desk,
  notes: readonly string[],
  actions: readonly CardAction[],
): StageCard {
  const { title, lines, hint, open } = guide.words;
  const [first, ...rest] = actions;
  const link = { url: guide.link(desk.places), title: open };
  return {
    title,
    body: [
      ...(notes.length === 0
        ? []
        : [
            box(
              'warning',
              notes.map((note) => text(note)),
            ),
          ]),
      numbered(lines(desk.run.account?.userPrincipalName ?? '')),
      text(hint, { isSubtle: true }),
    ],
    actions: [...(first ? [first] : []), link, ...rest],
  };
}

function firstActions({ words: { check } }: Guide): readonly CardAction[] {
  return [{ verb: 'check', title: check, style: 'positive' }];
}

function againActions({ words: { checkAgain, done } }: Guide): readonly CardAction[] {
  return [
    { verb: 'check', title: checkAgain, style: 'positive' },
    { verb: 'done', title: done },
  ];
}

function wordActions({ words: { checkAgain, done } }: Guide): readonly CardAction[] {
  return [
    { verb: 'done', title: done, style: 'positive' },
    { verb: 'check', title: checkAgain },
  ];
}
