import type { Contents, Summary } from './contents';
import { areSame, contentsOf, marker, note, summaryOf } from './contents';
import { StorageFault } from './fault';
import { decodeKey, encodeKey } from './key';
import type { Engine, Kept } from './keyValue';

/** Records on their way at once. */
const together = 16;

/** How often a store that is written to is read again for what has changed. */
const mostReadings = 10;

/** Hears how many records have been copied so far. */
export type Told = (copied: number) => void;

const nobody: Told = () => undefined;

/**
 * Copies every record into an empty store: from this machine to Azure, back, or from a backup. No bot may use either
 * of them meanwhile. The copy is compared with the source before it counts; a store whose copying was not finished
 * cannot be opened by a bot, and the next attempt begins anew.
 * Throws `StorageFault` when the target is not empty, the source is itself unfinished, or the two differ in the end.
 */
export async function moveStore(from: Engine, to: Engine, told: Told = nobody): Promise<Summary> {
  await makeReady(from, to);
  const copied: Contents = new Map();
  await copyChanges(from, to, copied, told);
  if (!areSame(await contentsOf(from), copied)) throw new StorageFault(changed);
  return finish(to, copied);
}

/**
 * The same from a store that a bot may be using. A source that shows one moment is read once. Of another one what has
 * changed is copied again until a whole reading finds nothing new: then everything was so at one moment, a reminder
 * and the hint that leads to it for instance.
 */
export async function backUpStore(from: Engine, to: Engine, told: Told = nobody): Promise<Summary> {
  await makeReady(from, to);
  const copied: Contents = new Map();
  for (let readings = 0; readings < mostReadings; readings += 1) {
    const found = await copyChanges(from, to, copied, told);
    if (found === 0 || from.isOfOneMoment) return finish(to, copied);
  }
  throw new StorageFault(busy);
}

/** Throws `StorageFault` when what is in the store is only a part. */
export async function refuseUnfinished(store: Engine): Promise<void> {
  if (await isUnfinished(store)) throw new StorageFault(unfinished);
}

export const isUnfinished = async (store: Engine) => (await store.get(marker)) !== undefined;

const unfinished =
  'copying into this store was not finished: copy again from the same source, then start the bot.';
const occupied = 'the store to copy into is not empty: name a new folder, or delete the table first.';
const changed = 'the store was changed while it was copied: stop every bot that uses it, and begin again.';
const busy = 'the store changes faster than it can be copied: stop every bot that uses it, and begin again.';
const illegible = 'the store holds a record that cannot be read, and was not copied: "check" says which.';

async function makeReady(from: Engine, to: Engine): Promise<void> {
  await refuseUnfinished(from);
  if (await isUnfinished(to)) {
    await inBatches(to, async ({ key }) => {
      if (encodeKey(key) !== encodeKey(marker)) await to.delete(key, 'any');
    });
    return;
  }
  for await (const _ of to.records()) throw new StorageFault(occupied);
  await to.put(marker, null, 'absent');
}

/** @returns how many records were new, changed or gone since the last time */
async function copyChanges(from: Engine, to: Engine, copied: Contents, told: Told): Promise<number> {
  const gone = new Set(copied.keys());
  let found = 0;
  await inBatches(from, async (record) => {
    gone.delete(encodeKey(record.key));
    if (!note(copied, record)) return;
    await to.put(record.key, valueOf(record), 'any');
    told((found += 1));
  });
  for (const name of gone) {
    await to.delete(decodeKey(name), 'any');
    copied.delete(name);
  }
  return found + gone.size;
}

function valueOf({ json }: Kept): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new StorageFault(illegible);
  }
}

async function finish(to: Engine, copied: Contents): Promise<Summary> {
  if (!areSame(await contentsOf(to), copied)) throw new StorageFault(changed);
  await to.delete(marker, 'any');
  return summaryOf(copied);
}

async function inBatches(store: Engine, work: (record: Kept) => Promise<unknown>): Promise<void> {
  let batch: Kept[] = [];
  for await (const record of store.records()) {
    batch.push(record);
    if (batch.length < together) continue;
    await Promise.all(batch.map(work));
    batch = [];
  }
  await Promise.all(batch.map(work));
}
