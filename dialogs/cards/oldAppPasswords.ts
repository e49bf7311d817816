import type { Refused } from '../../src/procedure/answer';
import type { Run } from '../../src/procedure/run';
import type { Instant } from '../../src/procedure/time';
import type { CardAction, Element, StageCard } from './card';
import { box, bullets, moment, numbered, subheading, subtle, text } from './elements';
import * as words from './oldAppPasswords.en';
import { refusalLines } from './words.en';

/** At most so many are listed; an account may hold 40. */
const mostListed = 10;

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

function listed(made: readonly Instant[]): readonly Element[] {
  if (made.length === 0) return [text(words.none)];
  const rest = made.length - mostListed;
  const lines = made.slice(0, mostListed).map((at) => words.line(moment(at)));
  return [text(words.found(made.length)), bullets([...lines, ...(rest > 0 ? [words.more(rest)] : [])])];
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
