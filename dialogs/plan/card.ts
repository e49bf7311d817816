import type { ConfirmedAccount } from '../../src/procedure/account';
import { askVerb } from '../../src/procedure/hands';
import type { Migration } from '../../src/procedure/migration';
import { isBlocked, type Reading } from '../../src/procedure/readiness';
import type { CardAction, Element, StageCard } from '../cards/card';
import { box, bullets, choiceField, moment, numbered, plain, subheading, text } from '../cards/elements';
import { missingBox } from '../cards/permissions';
import * as permissions from '../cards/permissions.en';
import { shortReadings } from '../cards/readings';
import * as words from './words.en';

export interface Plan {
  readonly account: ConfirmedAccount;
  readonly readings: readonly Reading[];
  /** Display names of other administrators with an open run on this account. */
  readonly colleagues: readonly string[];
  /** What the administrator has said of the vendor's replacement. */
  readonly migrated: Migration['reported'];
  /** Permissions to change something that are not granted: then it is guided by hand. */
  readonly cannotWrite: readonly string[];
  /** Permissions without which something cannot be told. */
  readonly cannotTell: readonly string[];
  /** Where an administrator grants both. */
  readonly grantUrl: string;
  /** Where problems are cured. */
  readonly places: { readonly adminCenter: string };
}

export function planCard(plan: Plan): StageCard {
  const { account, readings, colleagues, migrated } = plan;
  const blocked = isBlocked(readings);
  return {
    title: words.title,
    body: [
      text(words.account(plain(account.displayName), plain(account.userPrincipalName))),
      ...colleagues.map((name) => box('warning', [text(words.colleague(plain(name)))])),
      ...(migrated ? [box('good', [text(words.migrated(migrated.seen, moment(migrated.at)))])] : []),
      ...shortReadings(readings),
      ...(blocked ? [box('attention', [text(words.blocked)])] : [...question(readings), ...changes(plan)]),
      box('warning', [subheading(words.retired.title), bullets(words.retired.lines)]),
    ],
    actions: actions(plan),
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

function changes({ cannotWrite, cannotTell }: Plan): readonly Element[] {
  const isByHand = cannotWrite.length > 0;
  return [
    ...(isByHand ? [missingBox(permissions.cannotWrite(cannotWrite))] : []),
    ...(cannotTell.length > 0 ? [text(words.cannotTell(cannotTell), { isSubtle: true })] : []),
    subheading(isByHand ? words.changesByHandTitle : words.changesTitle),
    numbered(words.changes),
    text(words.duration),
    text(words.gap, { weight: 'Bolder' }),
  ];
}

function actions(plan: Plan): readonly CardAction[] {
  const { readings, migrated, places } = plan;
  if (plan.cannotWrite.length > 0 && !isBlocked(readings)) return actionsByHand(plan);
  const half = migrated !== undefined && migrated.seen !== 'both';
  // Six buttons at most: who is half-way has two ways on, and knows the admin centers by then.
  const cures = !half && readings.some((one) => one.verdict === 'problem');
  const ways: readonly CardAction[] = [
    { verb: 'again', title: words.actions.again },
    ...(migrated ? [{ verb: 'end', title: words.actions.end }] : []),
    ...(half || !migrated ? [{ verb: 'migrate', title: words.actions.migrate }] : []),
    { verb: 'other-account', title: words.actions.otherAccount },
    ...(cures ? [{ url: places.adminCenter, title: words.actions.adminCenter }] : []),
    { verb: 'not-now', title: words.actions.notNow },
  ];
  return isBlocked(readings)
    ? ways
    : [{ verb: 'go', title: words.actions.go, style: 'positive', sendsInputs: true }, ...ways];
}

/** Six buttons at most, here too: whoever has migrated half of it goes on, or ends. */
function actionsByHand({ migrated, grantUrl }: Plan): readonly CardAction[] {
  return [
    { verb: 'go', title: words.actions.goByHand, style: 'positive', sendsInputs: true },
    { url: grantUrl, title: permissions.actions.grant },
    { verb: askVerb, title: permissions.actions.granted },
    migrated ? { verb: 'end', title: words.actions.end } : { verb: 'migrate', title: words.actions.migrate },
    { verb: 'other-account', title: words.actions.otherAccount },
    { verb: 'not-now', title: words.actions.notNow },
  ];
}
