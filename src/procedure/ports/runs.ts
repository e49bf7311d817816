import type { Count } from '../count';
import type { Person } from '../person';
import type { Run } from '../run';
import type { Instant } from '../time';

/** A record as it was read, with the version it had then. */
export interface Kept<T> {
  readonly value: T;
  /** Opaque; changes with every write. */
  readonly version: string;
}

/** As much of a run as somebody agrees to who takes it over. */
export type Agreed = Pick<Run, 'id' | 'account'>;

/** Where runs are kept. Writes are conditional: who comes second gets a `Conflict` and reads again. */
export interface Runs {
  /** The person's open run. */
  current(person: Person): Promise<Kept<Run> | undefined>;
  /**
   * Keeps an open run.
   * @param version the version that was read, or `undefined` when this person must have none yet
   * @returns the new version; throws `Conflict`
   */
  keep(run: Run, version: string | undefined): Promise<string>;
  /**
   * Gives a person's open run to another person who has none: at no moment do both go on with it, and a kill in
   * between leaves it with one of them. Throws `Conflict` when it is not open there any more, is on another account
   * by now, or they have one.
   * @param agreed the run as it stood on the card
   */
  takeOver(from: Person, agreed: Agreed, to: Person, at: Instant): Promise<Kept<Run>>;
  /** Moves a finished or cancelled run from the open ones to the person's past ones; throws `Conflict`. */
  close(run: Run, version: string): Promise<void>;
  /** The person's past runs, newest first, at most `limit`. */
  past(person: Person, limit: number): Promise<readonly Run[]>;
  /** The person's last ended run. */
  lastEnded(person: Person): Promise<Kept<Run> | undefined>;
  /** Writes to an ended run, in its place. @returns the new version; throws `Conflict` */
  amend(run: Run, version: string): Promise<string>;
  /** Open runs of anybody in the tenant. */
  openIn(tenantId: string): Promise<readonly Run[]>;
  /** Ended runs of anybody in the tenant, at most `limit`, in no promised order. */
  endedIn(tenantId: string, limit: number): Promise<readonly Run[]>;
  /** Open runs, of anybody in the tenant, on this account. */
  openOn(tenantId: string, accountId: string): Promise<readonly Run[]>;
  /** How many there are of anybody; of each kind no more than `most` are counted. */
  count(most: number): Promise<{ readonly open: Count; readonly past: Count }>;
}
