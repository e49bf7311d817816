import type { Account } from '../../src/procedure/account';
import type { Refused } from '../../src/procedure/answer';
import { isBlocked, type Reading } from '../../src/procedure/readiness';
import * as words from './check.en';
import type { CardAction, StageCard } from './card';
import { box, breakable, numbered, plain, text } from './elements';
import { allReadings } from './readings';
import { refusalLines, unreachable } from './words.en';

type Named = Pick<Account, 'id' | 'displayName' | 'userPrincipalName'>;

/** At most so many can be chosen: one button each. */
const mostAccounts = 5;

/** Every verdict on one account and its tenant. @param adminCenter where problems are cured */
export function checkCard(account: Named, readings: readonly Reading[], adminCenter: string): StageCard {
  const { displayName, userPrincipalName } = account;
  return {
    title: words.title,
    body: [
      text(words.account(plain(displayName), breakable(plain(userPrincipalName)))),
      summary(readings),
      ...allReadings(readings),
    ],
    actions: [
      ...(isBlocked(readings) ? [] : [begin]),
      again(account.id),
      { url: adminCenter, title: words.actions.adminCenter },
    ],
  };
}

function summary(readings: readonly Reading[]) {
  const count = (verdict: Reading['verdict']) => readings.filter((one) => one.verdict === verdict).length;
  if (isBlocked(readings)) return box('attention', [text(words.summary.blocked)]);
  const [problems, unknown] = [count('problem'), count('unknown')];
  return problems + unknown === 0
    ? box('good', [text(words.summary.ready)])
    : box('warning', [text(words.summary.warned(problems, unknown))]);
}

/** Several accounts: one is to be chosen. */
export function whichCard(accounts: readonly Named[]): StageCard {
  const shown = accounts.slice(0, mostAccounts);
  const { title, line, check } = words.which;
  return {
    title,
    body: [
      text(line),
      numbered(shown.map((one) => `${plain(one.displayName)}, ${breakable(plain(one.userPrincipalName))}`)),
    ],
    actions: shown.map(({ id }, index) => command('check', check(index + 1), { account: id })),
  };
}

export function noAccountCard(): StageCard {
  return { title: words.none.title, body: [text(words.none.line)], actions: [begin] };
}

/** @param refused why the account could not be read; without it, nobody answered */
export function uncheckedCard(refused?: Refused): StageCard {
  const lines = refused ? refusalLines(refused) : unreachable.lines;
  return {
    title: words.trouble,
    body: [
      box(
        'attention',
        lines.map((line) => text(line)),
      ),
    ],
    actions: [again()],
  };
}

const command = (name: string, title: string, data: Readonly<Record<string, string>> = {}): CardAction => ({
  ...{ verb: 'command', title },
  data: { command: name, ...data },
});

const begin = command('enable mfa', words.actions.begin);

function again(account?: string): CardAction {
  return command('check', words.actions.again, account === undefined ? {} : { account });
}
