import type { Refused } from '../../src/procedure/answer';
import type { Finding, Params } from '../../src/procedure/finding';
import type { Places } from '../../src/procedure/links';
import type { Run, RunChange } from '../../src/procedure/run';
import type { Desk, Look, Notice, Stage } from '../../src/procedure/stage';
import { isFinding, type Sight } from '../../src/procedure/evidence';
import { markOf, type TurnedAway } from '../../src/procedure/turnedAway';
import type { CardAction, Element, StageCard } from './card';
import { withChore, type Chore } from './chore';
import { box, numbered, text } from './elements';
import { lookUp, migrationGuide, turnedAwayLines } from './turnedAway.en';
import * as words from './words.en';

/** What Microsoft 365 shows of something that only a person can do. */
export type Evidence =
  | { readonly kind: 'proven'; readonly findings: readonly Finding[]; readonly change?: RunChange }
  | {
      readonly kind: 'not-yet';
      /** Why perhaps: shown, and never taken for more. */
      readonly turnedAway?: TurnedAway;
      readonly change?: RunChange;
    }
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
  readonly optional?: readonly string[];
  readonly words: GuideWords;
  readonly link: (places: Places) => string;
  /** Whether a look makes sense when the run is taken up again and nobody has said that it is done. */
  readonly looksUnasked?: (run: Run) => boolean;
  /** Whether nobody needs it in this run: then it is left out, and nothing is called done. */
  readonly isLeftOut?: (run: Run) => boolean;
  readonly chore?: Chore;
  evidence(desk: Desk): Promise<Evidence>;
  /** The administrator's word, when the tenant shows nothing. */
  word(desk: Desk): { readonly findings: readonly Finding[]; readonly change?: RunChange };
}

/** What a look has seen, as the evidence for one step alone. */
export function evidenceOf({ found, change }: Sight): Evidence {
  return isFinding(found) ? { kind: 'proven', findings: [found], change } : { ...found, change };
}

export function guidedStage(guide: Guide): Stage<StageCard> {
  return {
    id: guide.id,
    steps: guide.steps,
    scopes: { reads: guide.reads, writes: [], ...(guide.optional && { optional: guide.optional }) },
    look: async (desk, notice) => withChore(guide.chore, desk, await look(guide, desk, notice)),
    answer(desk, press) {
      const change = guide.chore?.said(desk, press.verb);
      if (change) return Promise.resolve({ kind: 'change', change });
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
  if (guide.isLeftOut?.(desk.run)) return { kind: 'settled', findings: [] };
  const resumed = desk.run.offer?.stage === guide.id && (guide.looksUnasked?.(desk.run) ?? true);
  // Whoever has asked in vain that the bot does it has not said that it is done.
  const isSaid = notice !== undefined && notice.kind !== 'widened';
  const first = !isSaid && !resumed;
  if (first) return { kind: 'ask', card: guideCard(guide, desk, [], firstActions(guide)) };
  const evidence = await guide.evidence(desk);
  switch (evidence.kind) {
    case 'proven':
      return { kind: 'settled', findings: evidence.findings, change: evidence.change };
    case 'not-yet':
      return {
        kind: 'ask',
        card: notYetCard(guide, desk, evidence.turnedAway),
        facts: waiting(evidence.turnedAway),
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
  // Opening comes before checking. Once something is said to be done, what comes next is another button.
  const isNext = actions.every((action) => action.style === undefined);
  const link = { url: guide.link(desk.places), title: open, ...(isNext && { style: 'positive' as const }) };
  return {
    title,
    body: [
      ...noteBox('warning', notes),
      numbered(lines(desk.run.account?.userPrincipalName ?? '')),
      text(hint, { isSubtle: true }),
    ],
    actions: [link, ...actions],
  };
}

/** Kept with the card: it waits for something that may still come by itself, and which failure it has explained. */
function waiting(turnedAway: TurnedAway | undefined): Params {
  return { waits: true, ...(turnedAway && { failed: markOf(turnedAway) }) };
}

/** Nothing is seen yet; the account's newest try may say why. */
function notYetCard(guide: Guide, desk: Desk, turnedAway: TurnedAway | undefined): StageCard {
  const card = guideCard(guide, desk, guide.words.notYet, againActions(guide));
  if (!turnedAway) return card;
  return {
    ...card,
    body: [...noteBox('attention', turnedAwayLines(turnedAway)), ...card.body],
    actions: [...card.actions, ...pagesAbout(turnedAway, desk.places)],
  };
}

/** Where it is explained, or cured, if the card's own words are not enough. */
function pagesAbout(turnedAway: TurnedAway, { signInErrors, migration }: Places): readonly CardAction[] {
  if (turnedAway.code === 'legacy-retired') return [{ url: migration, title: migrationGuide }];
  if (turnedAway.code !== 'unexplained' || !('errorCode' in turnedAway)) return [];
  const { errorCode } = turnedAway;
  return [{ url: `${signInErrors}?code=${errorCode}`, title: lookUp(errorCode) }];
}

function noteBox(style: 'warning' | 'attention', notes: readonly string[]): readonly Element[] {
  return notes.length === 0
    ? []
    : [
        box(
          style,
          notes.map((note) => text(note)),
        ),
      ];
}

function firstActions({ words: { check } }: Guide): readonly CardAction[] {
  return [{ verb: 'check', title: check }];
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
