import type { Person } from '../person';

/** Told who waits for a log entry, so that it is looked for without being asked. */
export interface Lookout {
  /** @param card the card that waits, by its nonce; `undefined` when none does */
  readonly minds: (person: Person, card: string | undefined) => void;
}
