import type { Account } from '../../src/procedure/account';
import { proven } from '../../src/procedure/finding';
import type { Run } from '../../src/procedure/run';
import type { Desk, Notice, Press, Reply, Stage } from '../../src/procedure/stage';
import type { StageCard } from '../cards/card';
import { breakPoint } from '../cards/elements';
import { troubleCard } from '../cards/trouble';
import { chooseCard, confirmCard, noneCard, searchCard } from './card';
import * as words from './words.en';

/** Steps 2 and 3: the bot finds, the administrator confirms. Nothing is written to an account not confirmed here. */
export const findAccount: Stage<StageCard> = {
  id: 'find-account',
  steps: [2, 3],
  scopes: { reads: ['User.Read.All'], writes: [] },

  async look({ directory, run }, notice) {
    const searched = searchedFor(notice);
    const wanted =
      searched === undefined && !wantsSearch(notice) ? await wantedOf(directory, run) : undefined;
    if (wanted) {
      const card = confirmCard(wanted, notice, words.confirm.wanted);
      return { kind: 'ask', card, accounts: [wanted.id] };
    }
    const found = await (searched === undefined
      ? directory.findServiceAccounts()
      : directory.search(searched));
    if (!found.ok) return { kind: 'ask', card: troubleCard(words.title, found) };
    const { accounts, more } = found.value;
    return {
      kind: 'ask',
      card: cardFor(accounts, more, searched, notice),
      accounts: accounts.map(({ id }) => id),
      facts: searched === undefined ? undefined : { searched },
    };
  },

  async answer(desk, press) {
    switch (press.verb) {
      case 'confirm':
      case 'choose':
        return choose(desk, press);
      case 'search':
        return search(press);
      case 'search-first':
        return { kind: 'again', notice: { kind: 'word', code: 'search' } };
      default:
        return { kind: 'again', notice: { kind: 'checked' } };
    }
  },
};

/** The account that the run was begun for; none when it is not found any more, so that others are offered. */
async function wantedOf(directory: Desk['directory'], { wanted }: Run): Promise<Account | undefined> {
  const read = wanted === undefined ? undefined : await directory.account(wanted);
  return read?.ok ? read.value : undefined;
}

function cardFor(
  accounts: readonly Account[],
  more: boolean,
  searched: string | undefined,
  notice: Notice | undefined,
): StageCard {
  const [only] = accounts;
  if (wantsSearch(notice)) return searchCard(notice);
  if (only === undefined) return searched === undefined ? noneCard(notice) : searchCard(notice, searched);
  if (searched !== undefined) return chooseCard(accounts, more, notice, searched);
  return accounts.length === 1 ? confirmCard(only, notice) : chooseCard(accounts, more, notice);
}

/** Search by name was asked for, or its field was left empty. */
function wantsSearch(notice: Notice | undefined): boolean {
  return (
    (notice?.kind === 'word' && notice.code === 'search') ||
    (notice?.kind === 'faults' && notice.faults.some(({ field }) => field === 'name'))
  );
}

/** The text that was searched for, also when the card made from it is shown again with a fault. */
function searchedFor(notice: Notice | undefined): string | undefined {
  if (notice?.kind === 'word' && notice.code === 'searched') return String(notice.params?.text);
  if (notice?.kind === 'faults')
    return notice.faults.map(({ params }) => params?.searched).find((text) => typeof text === 'string');
  return undefined;
}

function search({ fields }: Press): Reply {
  const text = fields.name?.trim() ?? '';
  if (text === '') return fault('name', 'name-missing');
  return { kind: 'again', notice: { kind: 'word', code: 'searched', params: { text } } };
}

function fault(field: string, code: words.FaultCode, params: Press['facts'] = {}): Reply {
  return { kind: 'again', notice: { kind: 'faults', faults: [{ field, code, params }] } };
}

/** The account is read by its id: the list comes from an index that lags. */
async function choose({ directory, person }: Desk, press: Press): Promise<Reply> {
  const id = press.verb === 'confirm' ? press.accounts[0] : press.fields.account;
  if (id === undefined || !press.accounts.includes(id))
    return fault('account', 'account-missing', press.facts);
  if (id === person.userId) return fault('account', 'account-yours', press.facts);
  const account = await directory.account(id);
  if (!account.ok) return { kind: 'again', notice: { kind: 'refused', refused: account } };
  const { displayName, userPrincipalName } = account.value;
  const typed = press.fields.userName?.replaceAll(breakPoint, '').trim().toLowerCase();
  if (press.facts.searched !== undefined && typed !== userPrincipalName.toLowerCase()) {
    return fault('userName', 'user-name-differs', press.facts);
  }
  return {
    kind: 'settled',
    findings: [
      proven(2, 'accounts-searched', account),
      proven(3, 'account-confirmed', account, { userPrincipalName }),
    ],
    change: { account: { id, displayName, userPrincipalName } },
  };
}
