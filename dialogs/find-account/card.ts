import type { Account } from '../../src/procedure/account';
import type { Notice } from '../../src/procedure/stage';
import type { StageCard } from '../cards/card';
import { breakable, choiceField, facts, faultText, plain, text, textField } from '../cards/elements';
import { faultOf } from '../cards/notice';
import { oddities, type Oddity } from './lookalike';
import * as words from './words.en';

const searchInstead = { verb: 'search-first', title: words.searchInstead } as const;

/** One account found: is it this one? @param line how it was found */
export function confirmCard(
  account: Account,
  notice: Notice | undefined,
  line: string = words.confirm.line,
): StageCard {
  return {
    title: words.confirm.title,
    body: [
      text(line),
      facts([
        [words.labels.displayName, plain(account.displayName)],
        [words.labels.userName, breakable(plain(account.userPrincipalName))],
      ]),
      ...oddities(account).map((oddity) => text(`⚠ ${words.oddities[oddity]}`, { color: 'Warning' })),
      text(words.confirm.hint, { isSubtle: true }),
      ...faultText(faultOf(notice, 'account', words.faults)),
    ],
    actions: [{ verb: 'confirm', title: words.confirm.yes, style: 'positive' }, searchInstead],
  };
}

/** Several accounts: which one? After a search by name its user name is typed once more. */
export function chooseCard(
  accounts: readonly Account[],
  more: boolean,
  notice: Notice | undefined,
  searched?: string,
): StageCard {
  const choices = ranked(accounts).map((account) => ({ title: choiceTitle(account), value: account.id }));
  return {
    title: words.choose.title,
    body: [
      text(searched === undefined ? words.choose.line : words.choose.found(plain(searched))),
      choiceField(
        { id: 'account', label: words.labels.account, missing: words.faults['account-missing'] },
        choices,
      ),
      ...faultText(faultOf(notice, 'account', words.faults)),
      ...(searched === undefined ? [] : userNameField(notice)),
      ...(more ? [text(words.choose.more, { isSubtle: true })] : []),
    ],
    actions: [
      { verb: 'choose', title: words.choose.yes, style: 'positive', sendsInputs: true },
      searchInstead,
    ],
  };
}

function userNameField(notice: Notice | undefined): StageCard['body'] {
  return [
    textField(
      { id: 'userName', label: words.labels.typeUserName, missing: words.faults['user-name-differs'] },
      { placeholder: 'name@contoso.onmicrosoft.com' },
    ),
    ...faultText(faultOf(notice, 'userName', words.faults)),
  ];
}

/** None found by the names that Cloud App Security gives: search by name. */
export function noneCard(notice: Notice | undefined): StageCard {
  const card = searchCard(notice);
  return { ...card, title: words.none.title, body: [text(words.none.line), ...card.body] };
}

export function searchCard(notice: Notice | undefined, searchedInVain?: string): StageCard {
  return {
    title: words.search.title,
    body: [
      ...(searchedInVain === undefined ? [] : [text(words.search.nothing(plain(searchedInVain)))]),
      text(words.search.line),
      textField(
        { id: 'name', label: words.labels.name, missing: words.faults['name-missing'] },
        { maxLength: 120 },
      ),
      ...faultText(faultOf(notice, 'name', words.faults)),
    ],
    actions: [
      { verb: 'search', title: words.search.yes, style: 'positive', sendsInputs: true },
      { verb: 'again', title: words.search.back },
    ],
  };
}

function ranked(accounts: readonly Account[]): readonly Account[] {
  return accounts.toSorted((one, other) => oddities(one).length - oddities(other).length);
}

function choiceTitle(account: Account): string {
  const odd: readonly Oddity[] = oddities(account);
  const mark = odd.length === 0 ? '' : ` — ⚠ ${odd.map((oddity) => words.oddities[oddity]).join(', ')}`;
  return `${plain(account.displayName)} (${breakable(plain(account.userPrincipalName))})${mark}`;
}
