import { createHash } from 'node:crypto';
import { StorageFault } from './fault';
import type { Engine, Entry, Key } from './keyValue';

/** Stands in a store while others are moved into it. */
const marker: Key = ['moving-in'];

/** Records on their way at once. */
const together = 16;

/**
 * Copies every record into an empty store: from this machine to Azure, back, or to a folder that serves as a backup.
 * No bot may use either of them meanwhile. The copy is compared with the source before it counts; a store whose
 * copying was not finished cannot be opened by a bot, and the next attempt begins anew.
 * @returns how many records there are; throws `StorageFault` when the target is not empty, the source is itself
 *   unfinished, or the two differ in the end
 */
export async function moveStore(from: Engine, to: Engine): Promise<number> {
  if (await isMovingIn(from)) throw new StorageFault(unfinished);
  await makeReady(to);
  await inBatches(from, (entry) => to.put(entry.key, entry.value, 'any'));
  const [source, copy] = [await digests(from), await digests(to)];
  copy.delete(nameOf(marker));
  if (source.size !== copy.size || [...source].some(([name, digest]) => copy.get(name) !== digest)) {
    throw new StorageFault(
      'the store was changed while it was copied: stop every bot that uses it, and begin again.',
    );
  }
  await to.delete(marker, 'any');
  return source.size;
}

/** Throws `StorageFault` when what is in the store is only a part. */
export async function refuseUnfinished(store: Engine): Promise<void> {
  if (await isMovingIn(store)) throw new StorageFault(unfinished);
}

const unfinished = 'moving into this store was not finished: move again, then start the bot.';

const isMovingIn = async (store: Engine) => (await store.get(marker)) !== undefined;

async function makeReady(to: Engine): Promise<void> {
  if (await isMovingIn(to)) {
    await inBatches(to, async ({ key }) => {
      if (nameOf(key) !== nameOf(marker)) await to.delete(key, 'any');
    });
    return;
  }
  for await (const _ of to.entries()) {
    throw new StorageFault('the store to move into is not empty: name a new folder or a new table.');
  }
  await to.put(marker, null, 'absent');
}

async function inBatches(store: Engine, work: (entry: Entry) => Promise<unknown>): Promise<void> {
  let batch: Promise<unknown>[] = [];
  for await (const entry of store.entries()) {
    batch.push(work(entry));
    if (batch.length < together) continue;
    await Promise.all(batch);
    batch = [];
  }
  await Promise.all(batch);
}

const nameOf = (key: Key) => JSON.stringify(key);

/** What is in a store, small enough to compare as a whole. */
async function digests(store: Engine): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for await (const { key, value } of store.entries()) {
    found.set(nameOf(key), createHash('sha256').update(JSON.stringify(value)).digest('base64'));
  }
  return found;
}
