import type { Person } from '../procedure/person';
import type { Archive } from '../procedure/ports/archive';
import { upgradeRun, type Run } from '../procedure/run';
import { isAtOrAfter, type Instant } from '../procedure/time';
import { unlessConflict } from './conflict';
import { readAddress } from './conversations';
import { dialogKeyOf } from './dialogState';
import type { Entry, KeyValue } from './keyValue';
import { ages, recordKey, tryRead } from './reminderRecord';

/** Records that one call reads of each kind, and the runs that it deletes. */
const usual = { page: 500, most: 100 };

/**
 * What is too old, found by reading on page by page and beginning anew at the end: there is no index by date, which
 * a kill could leave wrong, because a tenant's past runs are few and nothing here is in a hurry. Every delete is of
 * what was read, so that any number of processes may look at once.
 */
export function keepArchive(store: KeyValue, { page, most } = usual): Archive {
  const past = pages(store, 'past-run', page);
  const open = pages(store, 'run', page);
  const addresses = pages(store, 'conversation', page);
  return {
    async letGo(before, today) {
      const ended = [...(await past()), ...(await open())].filter(({ value }) => isOver(value, before));
      const oldest = ended.sort((one, other) => (endOf(one) < endOf(other) ? -1 : 1)).slice(0, most);
      let [runs, gone] = [0, 0];
      for (const entry of oldest) if (await drop(store, entry)) runs += 1;
      for (const entry of await addresses()) {
        if (await isUnseen(store, entry, before, today)) gone += (await dropAddress(store, entry)) ? 1 : 0;
      }
      return { runs, addresses: gone };
    },
  };
}

/** The next page of a partition; after the last one the first. */
function pages(store: KeyValue, partition: string, limit: number): () => Promise<readonly Entry[]> {
  let from: readonly string[] | undefined;
  return async () => {
    const entries = await store.scan(partition, { limit, ...(from && { from }) });
    const [, ...last] = entries.at(-1)?.key ?? [''];
    // An empty part more is the first key after this one.
    from = entries.length === limit ? [...last, ''] : undefined;
    return entries;
  };
}

/** `undefined` for a run of a later version of the bot: that one knows when it is over. */
function runOf(value: unknown): Run | undefined {
  try {
    return upgradeRun(value);
  } catch {
    return undefined;
  }
}

function isOver(value: unknown, before: Instant): boolean {
  const run = runOf(value);
  return run?.endedAt !== undefined && run.state !== 'open' && isAtOrAfter(before, run.endedAt);
}

const endOf = ({ value }: Entry) => runOf(value)?.endedAt ?? '';

async function drop(store: KeyValue, { key, version }: Entry): Promise<boolean> {
  return (await unlessConflict(store.delete(key, { version }).then(() => true))) ?? false;
}

/** An address that has no day yet gets one, and its time begins. */
async function isUnseen(store: KeyValue, entry: Entry, before: Instant, today: Instant): Promise<boolean> {
  const address = readAddress(entry.value);
  if (!address) return false;
  if (address.heardOn === undefined) {
    const dated = { format: 1, address: { ...address, heardOn: today.slice(0, 10) } };
    await unlessConflict(store.put(entry.key, dated, { version: entry.version }));
    return false;
  }
  // The day counts to its end.
  if (!isAtOrAfter(before, `${address.heardOn}T23:59:59.999Z`)) return false;
  const [, tenantId = '', userId = ''] = entry.key;
  return !(await isExpected(store, { tenantId, userId }));
}

/** Whether there is still something to tell the person about. */
async function isExpected(
  store: KeyValue,
  { tenantId, userId }: Pick<Person, 'tenantId' | 'userId'>,
): Promise<boolean> {
  if (await store.get(['run', tenantId, userId])) return true;
  const record = await store.get(recordKey({ tenantId, userId }));
  if (record && tryRead(record.value)?.reminder) return true;
  const entries = await store.scan(ages, { prefix: ['of', tenantId] });
  return entries.some(({ value }) => tryRead(value)?.reminder?.person.userId === userId);
}

/** The place in the chat first: after a kill in between the address still leads to what is left. */
async function dropAddress(store: KeyValue, entry: Entry): Promise<boolean> {
  const address = readAddress(entry.value);
  if (address) await store.delete(dialogKeyOf(address.conversationId), 'any');
  return drop(store, entry);
}
