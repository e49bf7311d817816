import type { Answer } from '../../src/procedure/answer';
import type { Protection } from '../../src/procedure/ports/directory';
import type { Instant } from '../../src/procedure/time';
import * as words from './accounts.en';
import { toAction, type CardAction, type Element, type StageCard } from './card';
import { box, breakable, day, facts, moment, plain, subheading, subtle, text } from './elements';
import { takeOverAction } from './takeOver';
import { actions as takeOver } from './takeOver.en';
import { refusals } from './words.en';

/** An open run, as far as a colleague may know of it. */
export interface ListedRun {
  readonly id: string;
  /** Display name; `undefined` for who asks. */
  readonly who: string | undefined;
  readonly since: Instant;
  readonly where: string;
  readonly gapSince: Instant | undefined;
}

export interface ListedAccount {
  readonly id: string;
  /** As the directory or the run names it, for when the account itself cannot be read. */
  readonly displayName: string;
  readonly userPrincipalName: string;
  readonly state: Protection | undefined;
  readonly runs: readonly ListedRun[];
  /** A run that was stopped while Cloud App Security could not sign in. */
  readonly leftOpen?: Pick<ListedRun, 'who' | 'since'>;
}

export interface AccountList {
  readonly shown: readonly ListedAccount[];
  /** How many come after those shown, and where they begin. */
  readonly left: number;
  readonly next: number;
  readonly moreInDirectory: boolean;
  /** Not all ended runs were looked through for those that left something open. */
  readonly moreEnded: boolean;
}

/** Every service account with its state, a container each: a phone shows them one below the other. */
export function accountsCard({ shown, left, next, ...more }: AccountList): StageCard {
  return {
    title: words.title,
    body: [
      ...(shown.length === 0 ? [text(words.none)] : shown.map(accountBox)),
      ...(left > 0 ? [text(words.more(left))] : []),
      ...(more.moreInDirectory ? [text(words.moreInDirectory, { isSubtle: true })] : []),
      ...(more.moreEnded ? [text(words.moreEnded, { isSubtle: true })] : []),
    ],
    actions: [
      ...(left > 0 ? [listAction(words.actions.next, next)] : []),
      listAction(words.actions.again, 0),
    ],
  };
}

/** @param from the first account to show */
function listAction(title: string, from = 0): CardAction {
  return { verb: 'command', title, data: { command: 'accounts', from: String(from) } };
}

/** Another card, with the offer of a list and what it takes. */
export function withList(card: StageCard, line: string): StageCard {
  return {
    ...card,
    body: [...card.body, text(line, { isSubtle: true })],
    actions: [...card.actions, listAction(words.actions.all)],
  };
}

/** Why there is no list. */
export function noListCard(lines: readonly string[]): StageCard {
  return {
    title: words.title,
    body: lines.map((line) => text(line)),
    actions: [listAction(words.actions.again)],
  };
}

function accountBox(account: ListedAccount): Element {
  const { displayName, userPrincipalName, state, runs } = account;
  const gaps = gapLines(account);
  return box(gaps.length > 0 ? 'attention' : 'emphasis', [
    subheading(plain(displayName)),
    subtle(breakable(plain(userPrincipalName))),
    ...gaps.map((line) => text(line, { weight: 'Bolder' })),
    facts([...(state ? protection(state) : []), ...runRows(runs)]),
    ...takeOvers(runs),
    ...begins(account),
  ]);
}

function gapLines({ runs, leftOpen }: ListedAccount): readonly string[] {
  const underWay = runs.flatMap(({ gapSince }) =>
    gapSince === undefined ? [] : [words.gap(moment(gapSince))],
  );
  if (!leftOpen) return underWay;
  const { who, since } = leftOpen;
  return [...underWay, words.leftOpen(who === undefined ? words.you : plain(who), moment(since))];
}

/** What somebody has left open goes on with a run of one's own, unless a colleague is at it. */
function begins({ id, userPrincipalName, runs, leftOpen }: ListedAccount): readonly Element[] {
  if (!leftOpen || runs.length > 0) return [];
  const data = { command: 'begin where left', account: id };
  const action = { verb: 'command', title: words.actions.begin(plain(userPrincipalName)), data };
  return [{ type: 'ActionSet', actions: [toAction(action, {})] }];
}

/** A colleague's run can go on without them; whether in these hands is looked at after the press. */
function takeOvers(runs: readonly ListedRun[]): readonly Element[] {
  const actions = runs.flatMap(({ id, who }) =>
    who === undefined ? [] : [toAction(takeOverAction(id, takeOver.take(plain(who))), {})],
  );
  return actions.length === 0 ? [] : [{ type: 'ActionSet', actions }];
}

type Row = readonly [string, string];

function protection({ account, phoneLastTwo, perUserMfa }: Protection): readonly Row[] {
  const phone = told(phoneLastTwo, (digits) => (digits === undefined ? words.noPhone : words.phone(digits)));
  const mfa = told(perUserMfa, (state) => words.perUserMfa[state]);
  const password = told(account, ({ lastPasswordChange: at }) =>
    at === undefined ? words.neverSet : day(at),
  );
  return [
    [words.labels.phone, phone],
    [words.labels.perUserMfa, mfa],
    [words.labels.password, password],
  ];
}

function told<T>(answer: Answer<T>, say: (value: T) => string): string {
  return answer.ok ? say(answer.value) : words.couldNotTell(refusals[answer.code].sentence);
}

function runRows(runs: readonly ListedRun[]): readonly Row[] {
  if (runs.length === 0) return [[words.labels.run, words.noRun]];
  return runs.map(({ who, since, where }) => [
    words.labels.run,
    words.run(who === undefined ? words.you : plain(who), moment(since), where),
  ]);
}
