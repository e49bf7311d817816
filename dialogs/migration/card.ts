import { migration, seenMessages } from '../../src/procedure/migration';
import type { Desk, Notice } from '../../src/procedure/stage';
import type { CardAction, Element, StageCard } from '../cards/card';
import { box, bullets, choiceField, faultText, numbered, subheading, subtle, text } from '../cards/elements';
import { faultOf } from '../cards/notice';
import * as words from './words.en';

export function migrationCard({ run, places }: Desk, notice: Notice | undefined): StageCard {
  const { label, missing, none } = words.seen;
  const choices = [
    ...seenMessages.map((value) => ({ title: words.seen.choices[value], value })),
    { title: none, value: 'none' },
  ];
  return {
    title: words.title,
    body: [
      text(words.intro),
      ...(run.migration?.differedAt === undefined ? [] : [differs()]),
      ...(isNotYet(notice) ? [box('warning', [text(words.notYet)])] : []),
      numbered(migration.steps.map(({ id }) => words.lines[id])),
      text(words.hint),
      subtle(words.checkedOn(migration.checkedOn)),
      choiceField({ id: 'seen', label, missing }, choices),
      ...faultText(faultOf(notice, 'seen', { missing })),
    ],
    actions: actions(places),
  };
}

function isNotYet(notice: Notice | undefined): boolean {
  return notice?.kind === 'word' && notice.code === 'not-yet';
}

function differs(): Element {
  return box('warning', [subheading(words.differs.title), bullets(words.differs.lines)]);
}

function actions(places: Desk['places']): readonly CardAction[] {
  return [
    { url: places.console, title: words.actions.console },
    { url: places.migration, title: words.actions.guide },
    { verb: 'done', title: words.actions.done, style: 'positive', sendsInputs: true },
    { verb: 'differs', title: words.actions.differs },
    { verb: 'back', title: words.actions.back },
    { verb: 'not-now', title: words.actions.notNow },
  ];
}
