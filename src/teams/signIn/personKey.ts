import type { Person } from '../../procedure/person';

/** What identifies a person: a user id is unique only within its tenant. */
export function personKey(person: Person): string {
  return `${person.tenantId.toLowerCase()}/${person.userId.toLowerCase()}`;
}
