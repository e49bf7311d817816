import type { Summary } from './contents';
import { marker, note, summaryOf } from './contents';
import { encodeKey } from './key';
import type { Engine, Kept } from './keyValue';
import type { Kind } from './kinds';
import { isReadable, kindOf } from './kinds';
import { isUnfinished } from './move';

/** A record that the bot cannot read, named by where it lies: nothing of what is in it. */
export interface Unreadable {
  readonly kind: Kind;
  /** The text of its key. */
  readonly key: string;
  /** Broken: it is no JSON. Otherwise it was written by a later version of the bot, or by something else. */
  readonly why: 'broken' | 'not-understood';
}

/** What is in a store. */
export interface Checked extends Summary {
  /** Copying into it was not finished. */
  readonly isUnfinished: boolean;
  readonly kinds: ReadonlyMap<Kind, number>;
  readonly unreadable: readonly Unreadable[];
}

/** Reads every record, and changes nothing. */
export async function checkStore(store: Engine): Promise<Checked> {
  const contents = new Map<string, string>();
  const kinds = new Map<Kind, number>();
  const unreadable: Unreadable[] = [];
  for await (const record of store.records()) {
    if (encodeKey(record.key) === encodeKey(marker)) continue;
    note(contents, record);
    const kind = kindOf(record.key);
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    const why = whyNot(record);
    if (why) unreadable.push({ kind, key: encodeKey(record.key), why });
  }
  return { ...summaryOf(contents), isUnfinished: await isUnfinished(store), kinds, unreadable };
}

function whyNot({ key, json }: Kept): Unreadable['why'] | undefined {
  try {
    return isReadable(key, JSON.parse(json)) ? undefined : 'not-understood';
  } catch {
    return 'broken';
  }
}
