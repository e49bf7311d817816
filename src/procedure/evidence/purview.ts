import type { Seen } from '../answer';
import { Unreachable } from '../errors';
import { proven, type Doubt } from '../finding';
import type { LegacyResult, LegacySignIn } from '../ports/purview';
import { isUnderWay, mayBegin, searchFor, type PurviewSearch } from '../purview';
import { accountOf } from '../require';
import { isAtOrAfter, milliseconds, type Instant } from '../time';
import type { TurnedAway } from '../turnedAway';
import { sightOf, unanswered, type Onlooker, type Sight, type Source } from './source';

/**
 * Step 13: Purview's audit log, where SharePoint itself writes down that the account has signed in the legacy way, or
 * that it was turned away because that way is retired. It needs no licence of Entra, but a permission that nobody has
 * to consent to and a role of Purview's own (Microsoft Learn: audit-search). A search is begun in one look and read in
 * a later one.
 */
export const legacySignInAudited: Source = {
  name: 'Purview',
  proves: 'legacy-sign-in-audited',
  permission: 'AuditLogsQuery-SharePoint.Read.All',
  isOptional: true,
  async look(who, since) {
    // Of a save that is being told in this very look no log can hold anything; our clock may be behind Microsoft's.
    if (since === undefined || isAtOrAfter(since, who.now)) return { found: { kind: 'not-yet' } };
    const search = searchFor(who.run, since);
    if (isUnderWay(search)) return fetch(who, search);
    if (mayBegin(search, who.now)) return begin(who, since, search?.turnedAway);
    return search?.id === undefined ? undefined : { found: notYet(search.turnedAway) };
  },
};

/** One that is refused, or whose answer is lost, is not tried again at once either. */
async function begin(who: Onlooker, since: Instant, turnedAway: TurnedAway | undefined): Promise<Sight> {
  const { directory, run, now } = who;
  const { userPrincipalName } = accountOf(run);
  const search: PurviewSearch = { since, askedAt: now, ...(turnedAway && { turnedAway }) };
  const change = { purview: search };
  try {
    const begun = await directory.searchLegacySignIns({ userPrincipalName, from: since, until: now });
    if (!begun.ok) return { found: { kind: 'unknown', because: begun }, at: begun.at, change };
    return { ...sightOf(begun, notYet(turnedAway)), change: { purview: { ...search, id: begun.value } } };
  } catch (thrown) {
    if (!(thrown instanceof Unreachable)) throw thrown;
    return { ...unanswered(who), change };
  }
}

async function fetch({ directory, run }: Onlooker, search: PurviewSearch & { id: string }): Promise<Sight> {
  const result = await directory.legacySignIns(search.id, accountOf(run).userPrincipalName);
  if (result.ok) return read(result, search);
  const at = result.at;
  const found: Doubt = { kind: 'unknown', because: result };
  if (result.code === 'throttled') return { found, at };
  // Purview keeps a search for thirty days (Microsoft Learn: audit-search).
  const isGone = result.code === 'not-found';
  return { found: isGone ? notYet(search.turnedAway) : found, at, change: over(search, search.turnedAway) };
}

function read(result: Seen<LegacyResult>, search: PurviewSearch): Sight {
  const { value } = result;
  if (value.state === 'under-way') return sightOf(result, notYet(search.turnedAway));
  const signIns = (value.state === 'done' ? value.signIns : [])
    .filter(({ at }) => isAtOrAfter(at, search.since))
    .sort((one, other) => milliseconds(other.at) - milliseconds(one.at));
  const success = signIns.find(({ isBlocked }) => !isBlocked);
  if (success)
    return {
      ...sightOf(result, proven(13, 'legacy-sign-in-audited', result, { at: success.at })),
      change: over(search, undefined),
    };
  const [newest] = signIns;
  const turnedAway = newest ? retired(newest) : search.turnedAway;
  return { ...sightOf(result, notYet(turnedAway)), change: over(search, turnedAway) };
}

const retired = ({ at, operation }: LegacySignIn): TurnedAway => ({
  ...{ door: 'console', code: 'legacy-retired', at, operation },
});

const notYet = (turnedAway: TurnedAway | undefined): Doubt => ({
  kind: 'not-yet',
  ...(turnedAway && { turnedAway }),
});

function over({ since, askedAt, id }: PurviewSearch, turnedAway: TurnedAway | undefined) {
  const purview: PurviewSearch = { since, askedAt, id, isOver: true, ...(turnedAway && { turnedAway }) };
  return { purview };
}
