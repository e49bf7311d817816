import type { Person } from '../../procedure/person';
import { putBounded } from './bounded';
import { personKey } from './personKey';

/** Who has asked for the permissions to change something: their next sign-in names them. */
export interface Wishes {
  add(person: Person): void;
  has(person: Person): boolean;
  /** The wish was put to Entra: what came of it is known, and the next sign-in names no more than usual. */
  drop(person: Person): void;
}

export function createWishes(limit = 1000): Wishes {
  const wishes = new Map<string, true>();
  return {
    add: (person) => putBounded(wishes, personKey(person), true, limit),
    has: (person) => wishes.has(personKey(person)),
    drop: (person) => void wishes.delete(personKey(person)),
  };
}
