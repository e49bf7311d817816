import fc from 'fast-check';
import type { KeptEntry } from '../../src/procedure/ports/record';
import { createRecord } from '../../src/record';
import { brokenAt, linkOf } from '../../src/record/chain';
import { keepRecord } from '../../src/storage/record';
import { endedRun } from '../contracts/record';
import { tenantId } from '../contracts/runs';
import { now } from '../support/someRun';
import { emptyMemory, memoryStore } from '../storage/memoryStore';

const clock = { now: () => Date.parse(now) };
const shelf = keepRecord(memoryStore(emptyMemory(), async () => undefined));
const record = createRecord(shelf, clock);
/** A record of four entries, as it lies in the store: text, for bits to be flipped in. */
const kept: { sequence: number; json: string }[] = [];

beforeAll(async () => {
  for (const id of ['a', 'b', 'c', 'd']) await record.note(endedRun(id));
  for await (const { sequence, value } of shelf.all(tenantId)) {
    kept.push({ sequence, json: JSON.stringify(value) });
  }
});

const read = (entries: readonly { sequence: number; json: string }[]): KeptEntry[] =>
  entries.map(({ sequence, json }) => ({ sequence, value: JSON.parse(json) as unknown }));
const broken = (entries: readonly KeptEntry[]) => brokenAt(entries.map(linkOf));

describe('the chain', () => {
  it('holds as it was made, in whatever order it is read', () => {
    expect(broken(read(kept))).toBeUndefined();
    expect(broken(read([...kept].reverse()))).toBeUndefined();
    expect(broken([])).toBeUndefined();
  });

  it('shows every flipped bit, in the entry where it is', () => {
    fc.assert(
      fc.property(fc.nat(3), fc.nat(), fc.nat(6), (at, position, bit) => {
        const entry = kept[at];
        if (!entry) throw new Error('there are four');
        const changed = flipped(entry.json, position, bit);
        const value = parsed(changed);
        // No JSON any more, or the same value in another spelling.
        fc.pre(value !== undefined && JSON.stringify(value) !== entry.json);
        const others = read(kept.filter((other) => other !== entry));
        expect(broken([...others, { sequence: entry.sequence, value }])).toBe(entry.sequence);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([1, 2, 3])('shows that entry %i was taken away, while something comes after it', (gone) => {
    expect(broken(read(kept.filter(({ sequence }) => sequence !== gone)))).toBe(gone);
  });

  it('shows two entries that have changed places', () => {
    const swapped = kept.map((entry) => ({
      ...entry,
      sequence: entry.sequence === 2 ? 3 : entry.sequence === 3 ? 2 : entry.sequence,
    }));
    expect(broken(read(swapped))).toBe(2);
  });

  it('shows an entry that was made anew with a hash of its own, by the one after it', async () => {
    const other = keepRecord(memoryStore(emptyMemory(), async () => undefined));
    for (const id of ['a', 'x']) await createRecord(other, clock).note(endedRun(id));
    const [forged] = await collected(other.all(tenantId));
    const [fourth, third, , first] = read(kept);
    if (!fourth || !third || !first || !forged) throw new Error('there are four');
    expect(broken([first, forged, third, fourth])).toBe(2);
  });
});

describe('an entry after one that is damaged', () => {
  it('is made all the same, and the damage is found', async () => {
    const memory = emptyMemory();
    const store = memoryStore(memory, async () => undefined);
    const another = createRecord(keepRecord(store), clock);
    await another.note(endedRun('a'));
    const [entry] = await store.scan('record');
    if (entry) await store.put(entry.key, { nothing: true }, 'any');
    await another.note(endedRun('b'));
    expect(await another.check({ tenantId, userId: 'anybody' }, '')).toMatchObject({
      length: 2,
      brokenAt: 1,
    });
  });
});

async function collected<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

function flipped(text: string, position: number, bit: number): string {
  const bytes = Buffer.from(text);
  const at = position % bytes.length;
  bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << bit), at);
  return bytes.toString('utf8');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
