import type { Instant } from '../time';

/** How much has been deleted. */
export interface LetGo {
  readonly runs: number;
  readonly addresses: number;
}

/** What is kept of the past, for the look that deletes what is too old. Many may look at once. */
export interface Archive {
  /**
   * Deletes runs that ended at `before` or earlier, the oldest first, and addresses of people who were last heard then,
   * unless a run of theirs is open or a reminder waits. One call does a bounded piece of work; the next goes on there.
   * @param today what an address that has no day yet was last heard on
   */
  letGo(before: Instant, today: Instant): Promise<LetGo>;
}
