import { createHmac, randomBytes } from 'node:crypto';
import type { Person } from '../procedure/person';
import type { NamesOf, PersonKey, RecordShelf, Token } from '../procedure/ports/record';

/** Stands for somebody who was forgotten before the entry was made: it leads to nobody, and has no name. */
export const forgottenPerson: Token = 'forgotten';

/** Gives tokens for one person and for what they have typed or are called. */
export interface Naming {
  readonly person: Token;
  /** @param text a name, which is kept apart with the salt */
  token(text: string): Token;
}

/** HMAC with SHA-256: without the salt nobody can try out names until one fits. */
function tokenOf(salt: string, text: string): Token {
  return createHmac('sha256', Buffer.from(salt, 'base64url')).update(text).digest('base64url');
}

const idOf = ({ tenantId, userId }: PersonKey) => `${tenantId}|${userId}`;

/** Whether a token stands for this person, as long as they are not forgotten. */
export async function standsFor(shelf: RecordShelf, token: Token, person: PersonKey): Promise<boolean> {
  const salt = (await shelf.namesOf(person))?.value.salt;
  return salt !== undefined && tokenOf(salt, idOf(person)) === token;
}

/** What a person's tokens are made of. */
function namingWith({ tenantId, userId, name }: Person, salt: string, found: Record<Token, string>): Naming {
  const named = (text: string, stands: string) => {
    const token = tokenOf(salt, text);
    found[token] = stands;
    return token;
  };
  return {
    person: named(idOf({ tenantId, userId }), name),
    token: (text) => named(`text|${text}`, text),
  };
}

/**
 * Makes something with a person's tokens. The names are kept before what is made is given back, so that no entry is
 * written whose names would be lost. The first name of a person stays: reports that were exported have it.
 */
export async function withNames<T>(
  shelf: RecordShelf,
  person: Person,
  make: (naming: Naming) => T,
): Promise<T> {
  for (;;) {
    const kept = await shelf.namesOf(person);
    const salt = kept?.value.salt ?? randomBytes(32).toString('base64url');
    const found: Record<Token, string> = {};
    const made = make(namingWith(person, salt, found));
    const known = kept?.value.names ?? {};
    if (kept && Object.keys(found).every((token) => Object.hasOwn(known, token))) return made;
    const value: NamesOf = { salt, names: { ...found, ...known } };
    if (await shelf.keepNames(person, value, kept?.version)) return made;
  }
}

/** Who the tokens of a tenant stand for. */
export async function allNames(shelf: RecordShelf, tenantId: string): Promise<ReadonlyMap<Token, string>> {
  const kept = await shelf.allNames(tenantId);
  return new Map(kept.flatMap(({ names }) => Object.entries(names)));
}
