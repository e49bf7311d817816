import type { ConfirmedAccount } from '../src/procedure/account';
import type { Refused } from '../src/procedure/answer';
import { SignInNeeded, Unreachable } from '../src/procedure/errors';
import type { Protection } from '../src/procedure/ports/directory';
import { maySeeAll } from '../src/procedure/roles';
import { gapIsOpen, nextStage, type Run } from '../src/procedure/run';
import { accountsCard, type AccountList, type ListedAccount, type ListedRun } from './cards/accounts';
import * as words from './cards/accounts.en';
import type { StageCard } from './cards/card';
import { refusalLines, unreachable } from './cards/words.en';
import { signedOut } from './deeds';
import { stages } from './stages';
import type { Visit } from './visit';
import { stageTitles } from './words.en';

/** Accounts on one card: more would be a long way to scroll on a phone. */
const mostShown = 6;

/** The list, or why there is none. */
export type Listing =
  | { readonly kind: 'list'; readonly card: StageCard }
  /** @param passes looking again may help */
  | { readonly kind: 'none'; readonly lines: readonly string[]; readonly passes: boolean }
  | { readonly kind: 'signed-out' };

/** Every service account with its state and its runs, for whom Graph shows a role for it in this very turn. */
export async function listing(visit: Visit, from = 0): Promise<Listing> {
  try {
    return await look(visit, from);
  } catch (thrown) {
    if (thrown instanceof SignInNeeded) return { kind: signedOut(visit, thrown) };
    if (thrown instanceof Unreachable)
      return { kind: 'none', lines: unreachable.lines.slice(0, 1), passes: true };
    throw thrown;
  }
}

async function look({ outside, person }: Visit, from: number): Promise<Listing> {
  const directory = outside.directoryFor(person);
  const [me, found] = await Promise.all([directory.me(), directory.findServiceAccounts()]);
  const mine = me.ok ? me.value.roles : me;
  if (!mine.ok) return refusedListing(mine, words.why.rolesUnread);
  if (!maySeeAll(mine.value)) return { kind: 'none', lines: [words.why.notYours], passes: false };
  if (!found.ok) return refusedListing(found);
  const runs = await outside.runs.openIn(person.tenantId);
  const all = urgentFirst(found.value.accounts, runs);
  const shown = all.slice(from, from + mostShown);
  const states = shown.length === 0 ? [] : await directory.protections(shown.map(({ id }) => id));
  const list: AccountList = {
    shown: shown.map((account) => listed(account, states, runs, person.userId)),
    left: Math.max(all.length - from - mostShown, 0),
    next: from + mostShown,
    moreInDirectory: found.value.more,
  };
  return { kind: 'list', card: accountsCard(list) };
}

function refusedListing(refused: Refused, ...before: readonly string[]): Listing {
  return { kind: 'none', lines: [...before, ...refusalLines(refused)], passes: true };
}

const urgencyOf = (account: ConfirmedAccount, runs: readonly Run[]): number => {
  const its = runsOn(account, runs);
  return its.some(gapIsOpen) ? 0 : its.length > 0 ? 1 : 2;
};

/** What Cloud App Security cannot sign in with comes first, then what somebody works on; each account once. */
function urgentFirst(found: readonly ConfirmedAccount[], runs: readonly Run[]): readonly ConfirmedAccount[] {
  // A run may be on an account whose name was given by hand: no search for the usual names shows it.
  const ofRuns = runs.flatMap(({ account }) => (account ? [account] : []));
  const all = new Map([...ofRuns, ...found].map((account) => [account.id, account]));
  return [...all.values()].toSorted((one, other) => urgencyOf(one, runs) - urgencyOf(other, runs));
}

function runsOn({ id }: Pick<ConfirmedAccount, 'id'>, runs: readonly Run[]): readonly Run[] {
  return runs.filter(({ account }) => account?.id === id);
}

function listed(
  account: ConfirmedAccount,
  states: readonly Protection[],
  runs: readonly Run[],
  myId: string,
): ListedAccount {
  const { displayName, userPrincipalName } = account;
  return {
    ...{ displayName, userPrincipalName },
    state: states.find(({ id }) => id === account.id),
    runs: runsOn(account, runs).map((run) => listedRun(run, myId)),
  };
}

function listedRun(run: Run, myId: string): ListedRun {
  const next = nextStage(run, stages);
  return {
    id: run.id,
    who: run.owner.userId === myId ? undefined : run.owner.name,
    since: run.begunAt,
    where: stageTitles[next?.id ?? 'confirmation'],
    gapSince: gapIsOpen(run) ? run.gapOpenedAt : undefined,
  };
}
