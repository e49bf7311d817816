import type { ConfirmedAccount } from '../../src/procedure/account';
import { isBlocked, type Reading } from '../../src/procedure/readiness';
import type { CardAction, Element, StageCard } from '../cards/card';
import { box, bullets, choiceField, numbered, plain, subheading, text } from '../cards/elements';
import { shortReadings } from '../cards/readings';
import * as words from './words.en';

export interface Plan {
  readonly account: ConfirmedAccount;
  readonly readings: readonly Reading[];
  /** Display names of other administrators with an open run on this account. */
  readonly colleagues: readonly string[];
  /** Where problems are cured, and the vendor's replacement: addresses. */
  readonly places: { readonly adminCenter: string; readonly migration: string };
}

export function planCard({ account, readings, colleagues, places }: Plan): StageCard {
  const blocked = isBlocked(readings);
  return {
    title: words.title,
    body: [
      text(words.account(plain(account.displayName), plain(account.userPrincipalName))),
      ...colleagues.map((name) => box('warning', [text(words.colleague(plain(name)))])),
      ...shortReadings(readings),
      ...(blocked ? [box('attention', [text(words.blocked)])] : [...question(readings), ...changes()]),
      box('warning', [subheading(words.retired.title), bullets(words.retired.lines)]),
    ],
    actions: actions(readings, places),
  };
}

/** What nobody but a person can look up; it may stay open. */
function question(readings: readonly Reading[]): readonly Element[] {
  const asked = readings.some((one) => one.id === 'app-passwords' && one.verdict === 'unknown');
  if (!asked) return [];
  const { label, missing, yes, no } = words.appPasswords;
  const choices = [
    { title: yes, value: 'yes' },
    { title: no, value: 'no' },
  ];
  return [choiceField({ id: 'appPasswords', label, missing, isOptional: true }, choices)];
}

function changes(): readonly Element[] {
  return [
    subheading(words.changesTitle),
    numbered(words.changes),
    text(words.duration),
    text(words.gap, { weight: 'Bolder' }),
  ];
}

function actions(readings: readonly Reading[], places: Plan['places']): readonly CardAction[] {
  const cures = readings.some((one) => one.verdict === 'problem');
  const ways: readonly CardAction[] = [
    { verb: 'again', title: words.actions.again },
    { verb: 'other-account', title: words.actions.otherAccount },
    ...(cures ? [{ url: places.adminCenter, title: words.actions.adminCenter }] : []),
    { url: places.migration, title: words.actions.migration },
    { verb: 'not-now', title: words.actions.notNow },
  ];
  return isBlocked(readings)
    ? ways
    : [{ verb: 'go', title: words.actions.go, style: 'positive', sendsInputs: true }, ...ways];
}
