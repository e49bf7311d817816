import { createHash } from 'node:crypto';
import type { Storage, StoreItems } from 'botbuilder';
import type { Key, KeyValue } from './keyValue';

type Item = Readonly<Record<string, unknown>>;

interface Kept {
  readonly format: 1;
  readonly item: Item;
}

/** The framework makes its keys of ids that it does not limit in length; nobody has to read or sort them. */
const keyOf = (name: string): Key => ['dialog-state', createHash('sha256').update(name).digest('hex')];

/** The stack of a personal chat, under the framework's name for it (botbuilder: `ConversationState.getStorageKey`). */
export const dialogKeyOf = (conversationId: string): Key => keyOf(`msteams/conversations/${conversationId}/`);

/** `undefined` when it is of a format that this version does not know. */
export function readItem(value: unknown): Item | undefined {
  const kept = value as Partial<Kept> | null;
  return kept?.format === 1 && typeof kept.item === 'object' ? kept.item : undefined;
}

/**
 * The dialog stack, kept as the framework wants it: `eTag` is the version that was read; with `*` or none, as
 * `BotState` writes, the last writer wins. What cannot be understood counts as absent: a lost stack costs nothing.
 * `write` throws `Conflict`.
 */
export function keepDialogState(store: KeyValue): Storage {
  return {
    async read(names) {
      const items: StoreItems = {};
      for (const name of names) {
        const entry = await store.get(keyOf(name));
        const item = readItem(entry?.value);
        if (item) items[name] = { ...item, eTag: entry?.version };
      }
      return items;
    },
    async write(changes) {
      const items: Readonly<Record<string, Item>> = changes;
      for (const [name, { eTag, ...item }] of Object.entries(items)) {
        const isVersion = typeof eTag === 'string' && eTag !== '' && eTag !== '*';
        const expected = isVersion ? { version: eTag } : 'any';
        await store.put(keyOf(name), { format: 1, item } satisfies Kept, expected);
      }
    },
    async delete(names) {
      for (const name of names) await store.delete(keyOf(name), 'any');
    },
  };
}
