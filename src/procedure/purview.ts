import { instant, isAtOrAfter, milliseconds, type Instant } from './time';
import type { TurnedAway } from './turnedAway';

/** A search of Purview's audit log that was begun for a run. It takes minutes: a later look fetches its answer. */
export interface PurviewSearch {
  /** The save that it was begun for. */
  readonly since: Instant;
  readonly askedAt: Instant;
  /** None when Purview did not take it. */
  readonly id?: string;
  /** It is asked no more: it has shown no success, has failed, is gone, or was refused. */
  readonly isOver?: true;
  /** Why the account was turned away, by this search or the one before. */
  readonly turnedAway?: TurnedAway;
}

/**
 * Milliseconds from one search to the next. Entries take an hour and more to arrive, so a search is begun again; one
 * administrator has ten at once (Microsoft Learn: audit-search).
 */
const apart = 15 * 60_000;

/** The search for this save, if one was begun. */
export function searchFor(
  { purview }: { readonly purview?: PurviewSearch },
  since: Instant,
): PurviewSearch | undefined {
  return purview?.since === since ? purview : undefined;
}

export function isUnderWay(search: PurviewSearch | undefined): search is PurviewSearch & { id: string } {
  return search?.id !== undefined && !search.isOver;
}

/** Whether it is time for another one: none is under way, and the last was begun long enough ago. */
export function mayBegin(search: PurviewSearch | undefined, now: Instant): boolean {
  if (!search) return true;
  const next = instant(milliseconds(search.askedAt) + apart);
  return !isUnderWay(search) && isAtOrAfter(now, next);
}
