import type { Undone, UndoPart } from '../../src/procedure/before';
import type { Run } from '../../src/procedure/run';
import type { UndoView } from '../../src/procedure/undo';
import type { CardAction, Element, StageCard } from './card';
import { endSessionsAction } from './endSessions';
import { box, breakable, bullets, faultText, moment, plain, subheading, text, textField } from './elements';
import * as words from './undo.en';
import { refusalLines, unreachable } from './words.en';

export interface UndoState {
  readonly run: Run;
  readonly views: readonly UndoView[];
  /** What is to be decided now. */
  readonly next: UndoView | undefined;
  readonly nonce: string | undefined;
  /** What is wrong with the number that was typed, and the number. */
  readonly fault?: string;
  readonly typed?: string;
  /** Something has changed since the card before was shown. */
  readonly isChanged?: boolean;
}

/** Every part that was written, how it stands, and one of them to decide on. */
export function undoCard(state: UndoState): StageCard {
  const { run, views, next, isChanged } = state;
  const { displayName = '', userPrincipalName = '' } = run.account ?? {};
  return {
    title: next ? words.title : words.nothingLeft,
    body: [
      ...(isChanged ? [box('attention', [text(words.changed)])] : []),
      text(words.account(plain(displayName), breakable(plain(userPrincipalName)))),
      ...undoneLines(run),
      bullets(views.map(viewLine)),
      ...refusal(views),
      ...(run.wrote?.includes('password') ? [passwordBox()] : []),
      ...(next ? question(next, state) : []),
    ],
    actions: next ? decisions(next, state) : [undoAction(words.actions.again), endSessionsAction(), status],
  };
}

/** What was taken back, as lines of a report. */
export function undoneLines({ undone = [] }: Run): readonly Element[] {
  if (undone.length === 0) return [];
  const lines = undone.map(({ part, to, at }: Undone) =>
    words.undoneLine(words.parts[part], inWords(part, to), moment(at)),
  );
  return [box('good', [subheading(words.undoneTitle), ...lines.map((line) => text(line))])];
}

/** Leads to taking back, from the report of a run that has written. */
export function undoAction(title: string = words.actions.offer): CardAction {
  return { verb: 'command', title, data: { command: 'undo' } };
}

export function colleagueCard(name: string): StageCard {
  return {
    title: words.title,
    body: [box('warning', [text(words.colleague(plain(name)))])],
    actions: [undoAction(words.actions.again), status],
  };
}

/** Nobody has answered a look. @param command what looks again */
export function unseenCard(command = 'undo'): StageCard {
  return {
    title: unreachable.title,
    body: [text(words.unseen)],
    actions: [{ verb: 'command', title: words.actions.again, data: { command } }, status],
  };
}

const status: CardAction = {
  verb: 'command',
  title: words.actions.status,
  data: { command: 'status' },
};

/** How a part was or is. */
export function inWords(part: UndoPart, value: string): string {
  if (!isNumber(part)) return value;
  return value === '' ? words.none : words.endsIn(value);
}

function viewLine({ part, standing, was = '', now }: UndoView): string {
  const is = now === undefined ? '' : `${inWords(part, now)}; `;
  return `**${words.parts[part]}**: ${is}${words.standings[standing](inWords(part, was))}`;
}

function refusal(views: readonly UndoView[]): readonly Element[] {
  const refused = views.find((view) => view.refused)?.refused;
  if (!refused) return [];
  return [
    box(
      'attention',
      refusalLines(refused).map((line) => text(line)),
    ),
  ];
}

function passwordBox(): Element {
  return box('warning', [subheading(words.password.title), bullets(words.password.lines)]);
}

function question({ part, was = '' }: UndoView, { fault, typed }: UndoState): readonly Element[] {
  const { ask, effect } = words.questions[part](inWords(part, was));
  const field = { id: 'number', label: words.label, missing: words.missing, isOptional: true } as const;
  return [
    subheading(ask, { spacing: 'Large' }),
    text(effect),
    ...(hasFormer(part, was)
      ? [
          text(words.former(was)),
          textField(field, {
            style: 'Tel',
            maxLength: 30,
            ...(typed !== undefined && { value: typed }),
          }),
        ]
      : []),
    ...faultText(fault),
  ];
}

function isNumber(part: UndoPart): boolean {
  return part === 'authentication-phone' || part === 'contact-number';
}

function hasFormer(part: UndoPart, was: string): boolean {
  return isNumber(part) && was !== '';
}

function decisions({ part, was = '' }: UndoView, { run, nonce = '' }: UndoState): readonly CardAction[] {
  const choice = (name: string, title: string) => ({
    ...{ verb: 'command', title },
    data: { command: 'undo', run: run.id, nonce, choice: name },
  });
  const { reset, restore, remove, leave } = words.actions;
  const back: readonly CardAction[] = !isNumber(part)
    ? [{ ...choice('restore', reset(was)), style: 'positive' }]
    : [
        ...(hasFormer(part, was)
          ? [{ ...choice('restore', restore), style: 'positive' as const, sendsInputs: true as const }]
          : []),
        { ...choice('remove', remove), style: 'destructive' as const },
      ];
  return [...back, choice('leave', leave)];
}
