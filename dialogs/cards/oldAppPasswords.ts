import type { Refused } from '../../src/procedure/answer';
import type { Run } from '../../src/procedure/run';
import type { Instant } from '../../src/procedure/time';
import type { CardAction, Element, StageCard } from './card';
import { box, bullets, moment, numbered, subheading, subtle, text } from './elements';
import * as words from './oldAppPasswords.en';
import { refusalLines } from './words.en';

/** At most so many are listed; an account may hold 40. */
const mostListed = 10;
const mostBeforeNew = 3;

export interface Old {
  readonly run: Run;
  /** When they were created, the newest first. */
  readonly made: readonly Instant[];
  /** Why the audit log does not say. */
  readonly refused?: Refused;
  readonly securityInfo: string;
}

/** What is left of earlier attempts, and where a person deletes it: no program can. */
export function oldAppPasswordsCard({ run, made, refused, securityInfo }: Old): StageCard {
  const { actions } = words;
  const said = (answer: 'deleted' | 'none', title: string): CardAction => ({
    ...{ verb: 'command', title },
    data: { command: 'old app passwords', run: run.id, answer },
  });
  return {
    title: words.title,
    body: [
      text(words.why),
      ...listed(made),
      ...(refused
        ? [
            box(
              'warning',
              [words.unread, ...refusalLines(refused)].map((line) => text(line)),
            ),
          ]
        : []),
      subheading(words.howTitle),
      numbered(words.how),
      subtle(words.limits),
      ...answerLines(run).map((line) => text(line)),
    ],
    actions: [
      said('deleted', actions.deleted),
      { url: securityInfo, title: actions.open },
      said('none', actions.none),
      oldAppPasswordsAction(actions.again),
    ],
  };
}

/** The short form, for the card on which a new one is about to be created. */
export function oldOnesBox(made: readonly Instant[]): Element {
  const { title, line, inUse } = words.first;
  return box('warning', [
    text(title(made.length)),
    bullets(linesOf(made, mostBeforeNew)),
    subtle(`${line} ${inUse}`),
  ]);
}

function linesOf(made: readonly Instant[], most: number): readonly string[] {
  const rest = made.length - most;
  const lines = made.slice(0, most).map((at) => words.line(moment(at)));
  return [...lines, ...(rest > 0 ? [words.more(rest)] : [])];
}

function listed(made: readonly Instant[]): readonly Element[] {
  if (made.length === 0) return [text(words.none)];
  return [text(words.found(made.length)), bullets(linesOf(made, mostListed))];
}

/** The administrator's answer, as lines. */
export function answerLines({ oldAppPasswords }: Run): readonly string[] {
  if (!oldAppPasswords) return [];
  const { answer, at } = oldAppPasswords;
  return [words.answered(words.answers[answer], moment(at))];
}

export function oldAppPasswordsAction(title: string = words.actions.offer): CardAction {
  return { verb: 'command', title, data: { command: 'old app passwords' } };
}
