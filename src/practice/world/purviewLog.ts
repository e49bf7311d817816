import { randomUUID } from 'node:crypto';
import type { Purview, PurviewEntry, PurviewSearch } from './purview';
import type { Account, World } from './world';

/** How long SharePoint's entries take to reach Purview: an hour and more in a tenant, seconds here. */
const lag = 30_000;
/** The practice tenant forgets all but this many of each. */
const kept = 500;

/** The log of a world; one that was kept before there was such a log gets an empty one. */
export function purviewOf(world: World): Purview {
  world.purview ??= { entries: [], searches: [] };
  return world.purview;
}

/**
 * SharePoint writes down that the account has come in with user name and password, or that it turned it away.
 *
 * @param at milliseconds since 1970
 */
export function writeLegacySignIn(
  world: World,
  at: number,
  { userPrincipalName }: Account,
  operation: PurviewEntry['operation'],
): void {
  const { entries } = purviewOf(world);
  entries.push({
    id: randomUUID(),
    createdDateTime: new Date(at).toISOString(),
    visibleFrom: new Date(at + lag).toISOString(),
    operation,
    userPrincipalName,
  });
  if (entries.length > kept) entries.splice(0, entries.length - kept);
}

/** @param at milliseconds since 1970 */
export function keepSearch(world: World, at: number, filters: PurviewSearch['filters']): PurviewSearch {
  const { searches } = purviewOf(world);
  const search = { id: randomUUID(), begunDateTime: new Date(at).toISOString(), filters };
  searches.push(search);
  if (searches.length > kept) searches.splice(0, searches.length - kept);
  return search;
}
