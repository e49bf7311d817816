import type { Person } from '../person';

/**
 * That people have signed out, for every process to know. A sign-in remembers the sign-out before it; once another
 * one has come, it counts no more. No clock takes part, so none can be wrong.
 */
export interface SignOuts {
  /** Names the person's last sign-out; empty when there was none. */
  last(person: Person): Promise<string>;
  note(person: Person): Promise<void>;
}
