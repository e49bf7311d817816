import type { Person } from '../person';

/** What is kept of a person under their name or id, by kind. */
export const personalKinds = [
  'open-run',
  'past-run',
  'address',
  'reminder',
  'age-reminder',
  'record-name',
  'colleague-run',
] as const;
export type PersonalKind = (typeof personalKinds)[number];

/** How much of each kind; a kind of which there is nothing is missing. */
export type PersonalCounts = Readonly<Partial<Record<PersonalKind, number>>>;

/** Everything that is kept of one person, wherever it lies: to be told, and to be deleted. */
export interface PersonalData {
  /** Read from what is kept now, never from memory. */
  of(person: Person): Promise<PersonalCounts>;
  /** Deletes it, and takes the person out of the runs of colleagues, which stay. */
  erase(person: Person): Promise<void>;
}
