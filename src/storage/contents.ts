import { createHash } from 'node:crypto';
import { encodeKey } from './key';
import type { Engine, Kept, Key } from './keyValue';

/** Stands in a store while others are copied into it. */
export const marker: Key = ['moving-in'];

const markerName = encodeKey(marker);

/** What is in a store, small enough to compare as a whole: the digest of each record by the text of its key. */
export type Contents = Map<string, string>;

/** Takes a record down. @returns whether it is another one than was known */
export function note(contents: Contents, { key, json }: Kept): boolean {
  const name = encodeKey(key);
  if (name === markerName) return false;
  const digest = createHash('sha256').update(json).digest('base64');
  if (contents.get(name) === digest) return false;
  contents.set(name, digest);
  return true;
}

/** Reads a whole store; the marker does not count. */
export async function contentsOf(store: Engine): Promise<Contents> {
  const contents: Contents = new Map();
  for await (const record of store.records()) note(contents, record);
  return contents;
}

export function areSame(one: Contents, other: Contents): boolean {
  return one.size === other.size && [...one].every(([name, digest]) => other.get(name) === digest);
}

/** What was in a store, in short: two stores with the same summary hold the same. */
export interface Summary {
  readonly records: number;
  /** SHA-256 over keys and records, in hexadecimal digits. */
  readonly digest: string;
}

export function summaryOf(contents: Contents): Summary {
  const hash = createHash('sha256');
  for (const [name, digest] of [...contents].sort(([a], [b]) => (a < b ? -1 : 1))) {
    hash.update(`${name} ${digest}\n`);
  }
  return { records: contents.size, digest: hash.digest('hex') };
}
