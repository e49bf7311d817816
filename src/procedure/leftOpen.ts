import { gapIsOpen, type Run } from './run';
import { milliseconds } from './time';

/**
 * Runs that were stopped while Cloud App Security could not sign in, if nobody has given it a password since: of each
 * account the last one. What somebody has mended without the bot nobody here can know.
 * @param ended of anybody in the tenant
 * @param open of anybody in the tenant: one that has changed the password itself speaks for the account
 */
export function leftOpen(ended: readonly Run[], open: readonly Run[]): readonly Run[] {
  const left = ended
    .filter((run) => run.state === 'cancelled' && gapIsOpen(run))
    .filter((run) => ![...ended, ...open].some((other) => speaksFor(other, run)));
  return left.filter((run) => !left.some((other) => isOnSame(other, run) && openedAt(other) > openedAt(run)));
}

/** A later password change that is not left open, or a gap that was closed later. */
function speaksFor(other: Run, left: Run): boolean {
  if (!isOnSame(other, left)) return false;
  const closed = other.gapClosedAt !== undefined && milliseconds(other.gapClosedAt) >= openedAt(left);
  return closed || (other.state === 'open' && gapIsOpen(other));
}

const isOnSame = ({ account }: Run, other: Run) => account !== undefined && account.id === other.account?.id;

const openedAt = ({ gapOpenedAt, begunAt }: Run) => milliseconds(gapOpenedAt ?? begunAt);
