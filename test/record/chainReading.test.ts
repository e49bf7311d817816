import type { RecordShelf } from '../../src/procedure/ports/record';
import { createRecord } from '../../src/record';
import { chainReading } from '../../src/record/chainReading';
import { keepRecord } from '../../src/storage/record';
import { endedRun } from '../contracts/record';
import { tenantId } from '../contracts/runs';
import { handClock } from '../support/clock';
import { emptyMemory, memoryStore } from '../storage/memoryStore';

async function chainOf(length: number) {
  const store = memoryStore(emptyMemory(), async () => undefined);
  const kept = keepRecord(store);
  const clock = handClock();
  const record = createRecord(kept, clock);
  const adds = (id: string) => record.note(endedRun(id));
  for (let index = 0; index < length; index += 1) await adds(`run-${index}`);
  const read = { entries: 0 };
  const shelf: RecordShelf = {
    ...kept,
    async *all(tenant) {
      for await (const entry of kept.all(tenant)) {
        read.entries += 1;
        yield entry;
      }
    },
  };
  const readChain = chainReading(shelf, clock);
  const numbers = async () => (await readChain(tenantId)).map(({ sequence }) => sequence);
  return { store, clock, adds, read, numbers, readChain };
}

describe('reading the chain', () => {
  it('is done once for all who compare at once or within ten seconds', async () => {
    const { numbers, read, clock } = await chainOf(3);
    expect(await Promise.all([numbers(), numbers()])).toEqual([
      [3, 2, 1],
      [3, 2, 1],
    ]);
    await clock.advance(9_999);
    expect(await numbers()).toEqual([3, 2, 1]);
    expect(read.entries).toBe(3);
    await clock.advance(1);
    expect(await numbers()).toEqual([3, 2, 1]);
    expect(read.entries).toBe(6);
  });

  it('reads what has come since, and no more than that', async () => {
    const { numbers, read, adds, clock } = await chainOf(3);
    await numbers();
    await adds('another');
    await clock.advance(9_999);
    expect(await numbers()).toEqual([4, 3, 2, 1]);
    expect(read.entries).toBe(5);
    await clock.advance(1);
    await numbers();
    expect(read.entries).toBe(9);
  });

  it('sees at once that the end was taken away, and soon what was changed', async () => {
    const { store, numbers, readChain, clock } = await chainOf(3);
    await numbers();
    const [newest, , oldest] = await store.scan('record');
    if (newest) await store.delete(newest.key, 'any');
    expect(await numbers()).toEqual([2, 1]);
    if (oldest) await store.put(oldest.key, { nothing: true }, 'any');
    await clock.advance(10_000);
    expect((await readChain(tenantId)).at(-1)?.isSound).toBe(false);
  });

  it('is done anew after one that broke', async () => {
    const { numbers, readChain } = await chainOf(1);
    expect(await numbers()).toEqual([1]);
    const clock = handClock();
    let isBroken = true;
    const store = memoryStore(emptyMemory(), async () => {
      if (isBroken) throw new Error('no store');
    });
    const again = chainReading(keepRecord(store), clock);
    await expect(again(tenantId)).rejects.toThrow('no store');
    isBroken = false;
    expect(await again(tenantId)).toEqual([]);
    expect(await readChain('another')).toEqual([]);
  });
});
