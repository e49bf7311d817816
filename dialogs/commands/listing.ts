import type { ConfirmedAccount } from '../../src/procedure/account';
import type { Refused } from '../../src/procedure/answer';
import { SignInNeeded, Unreachable } from '../../src/procedure/errors';
import type { Protection } from '../../src/procedure/ports/directory';
import { maySeeAll } from '../../src/procedure/roles';
import { gapIsOpen, nextStage, type Run } from '../../src/procedure/run';
import { accountsCard, type AccountList, type ListedAccount, type ListedRun } from '../cards/accounts';
import * as words from '../cards/accounts.en';
import type { StageCard } from '../cards/card';
import { refusalLines, unreachable } from '../cards/words.en';
import { signedOut } from '../turn/deeds';
import { leftOpenIn } from './leftOpen';
import { stages } from '../stages';
import type { Visit } from '../turn/visit';
import { stageTitles } from '../words.en';

/** Accounts on one card: more would be a long way to scroll on a phone. */
const mostShown = 6;

/** The list, or why there is none. */
export type Listing =
  | { readonly kind: 'list'; readonly card: StageCard }
  | { readonly kind: 'none'; readonly lines: readonly string[] }
  | { readonly kind: 'signed-out' };

/** Every service account with its state and its runs, for whom Graph shows a role for it in this very turn. */
export async function listing(visit: Visit, from = 0): Promise<Listing> {
  try {
    return await look(visit, from);
  } catch (thrown) {
    if (thrown instanceof SignInNeeded) return { kind: signedOut(visit, thrown) };
    if (thrown instanceof Unreachable) return { kind: 'none', lines: unreachable.lines.slice(0, 1) };
    throw thrown;
  }
}

async function look(visit: Visit, from: number): Promise<Listing> {
  const { outside, person } = visit;
  const directory = outside.directoryFor(person);
  const [me, found] = await Promise.all([directory.me(), directory.findServiceAccounts()]);
  const mine = me.ok ? me.value.roles : me;
  if (!mine.ok) return refusedListing(mine, words.why.rolesUnread);
  if (!maySeeAll(mine.value)) return { kind: 'none', lines: [words.why.notYours] };
  if (!found.ok) return refusedListing(found);
  const runs = await outside.runs.openIn(person.tenantId);
  const left = await leftOpenIn(visit, runs);
  const all = urgentFirst(found.value.accounts, runs, left.runs);
  const shown = all.slice(from, from + mostShown);
  const states = shown.length === 0 ? [] : await directory.protections(shown.map(({ id }) => id));
  const list: AccountList = {
    shown: shown.map((account) => listed(account, states, { open: runs, left: left.runs }, person.userId)),
    left: Math.max(all.length - from - mostShown, 0),
    next: from + mostShown,
    moreInDirectory: found.value.more,
    moreEnded: left.more,
  };
  return { kind: 'list', card: accountsCard(list) };
}

function refusedListing(refused: Refused, ...before: readonly string[]): Listing {
  return { kind: 'none', lines: [...before, ...refusalLines(refused)] };
}

/** What nobody works on any more is the most urgent; all three gaps come before what has none. */
function urgencyOf(account: ConfirmedAccount, open: readonly Run[], left: readonly Run[]): number {
  if (runsOn(account, left).length > 0) return 0;
  const its = runsOn(account, open);
  return its.some(gapIsOpen) ? 1 : its.length > 0 ? 2 : 3;
}

/** What Cloud App Security cannot sign in with comes first, then what somebody works on; each account once. */
function urgentFirst(
  found: readonly ConfirmedAccount[],
  open: readonly Run[],
  left: readonly Run[],
): readonly ConfirmedAccount[] {
  // A run may be on an account whose name was given by hand: no search for the usual names shows it.
  const ofRuns = [...left, ...open].flatMap(({ account }) => (account ? [account] : []));
  const all = new Map([...ofRuns, ...found].map((account) => [account.id, account]));
  const urgency = (account: ConfirmedAccount) => urgencyOf(account, open, left);
  return [...all.values()].toSorted((one, other) => urgency(one) - urgency(other));
}

function runsOn({ id }: Pick<ConfirmedAccount, 'id'>, runs: readonly Run[]): readonly Run[] {
  return runs.filter(({ account }) => account?.id === id);
}

function listed(
  account: ConfirmedAccount,
  states: readonly Protection[],
  { open, left }: { readonly open: readonly Run[]; readonly left: readonly Run[] },
  myId: string,
): ListedAccount {
  const [abandoned] = runsOn(account, left);
  return {
    ...account,
    state: states.find(({ id }) => id === account.id),
    runs: runsOn(account, open).map((run) => listedRun(run, myId)),
    leftOpen: abandoned && {
      who: whoOf(abandoned, myId),
      since: abandoned.gapOpenedAt ?? abandoned.begunAt,
    },
  };
}

/** `undefined` for who asks. */
const whoOf = ({ owner }: Run, myId: string) => (owner.userId === myId ? undefined : owner.name);

function listedRun(run: Run, myId: string): ListedRun {
  const next = nextStage(run, stages);
  return {
    id: run.id,
    who: whoOf(run, myId),
    since: run.begunAt,
    where: stageTitles[next?.id ?? 'confirmation'],
    gapSince: gapIsOpen(run) ? run.gapOpenedAt : undefined,
  };
}
