import type { ConfirmedAccount } from '../../src/procedure/account';
import type { Reading } from '../../src/procedure/readiness';
import type { CardAction, Element, StageCard } from '../cards/card';
import { box, bullets, numbered, plain, subheading, text } from '../cards/elements';
import { refusals } from '../cards/words.en';
import * as words from './words.en';

export interface Plan {
  readonly account: ConfirmedAccount;
  readonly readings: readonly Reading[];
  /** Display names of other administrators with an open run on this account. */
  readonly colleagues: readonly string[];
  /** Address of the vendor's replacement. */
  readonly migration: string;
}

export function planCard({ account, readings, colleagues, migration }: Plan): StageCard {
  const blocked = readings.some((reading) => reading.verdict === 'problem' && reading.blocks);
  return {
    title: words.title,
    body: [
      text(words.account(plain(account.displayName), plain(account.userPrincipalName))),
      ...colleagues.map((name) => box('warning', [text(words.colleague(plain(name)))])),
      subheading(words.checkedTitle),
      ...readings.map(readingLine),
      ...(blocked ? [box('attention', [text(words.blocked)])] : changes()),
      box('warning', [subheading(words.retired.title), bullets(words.retired.lines)]),
    ],
    actions: actions(blocked, migration),
  };
}

function changes(): readonly Element[] {
  return [
    subheading(words.changesTitle),
    numbered(words.changes),
    text(words.duration),
    text(words.gap, { weight: 'Bolder' }),
  ];
}

function actions(blocked: boolean, migration: string): readonly CardAction[] {
  const ways: readonly CardAction[] = [
    { verb: 'other-account', title: words.actions.otherAccount },
    { url: migration, title: words.actions.migration },
    { verb: 'not-now', title: words.actions.notNow },
  ];
  const again = { verb: 'again', title: words.actions.again } as const;
  return blocked
    ? [again, ...ways]
    : [{ verb: 'go', title: words.actions.go, style: 'positive' }, again, ...ways];
}

function readingLine(reading: Reading): Element {
  const name = words.readings[reading.id];
  switch (reading.verdict) {
    case 'pass':
      return text(`✔ **${name}**: ${words.passes[reading.code](reading.params ?? {})}`);
    case 'problem':
      return text(`✖ **${name}**: ${words.problems[reading.code](reading.params ?? {})}`, {
        color: 'Attention',
      });
    case 'unknown':
      return text(`? **${name}**: ${words.couldNotTell(refusals[reading.because.code].sentence)}`, {
        color: 'Warning',
      });
  }
}
