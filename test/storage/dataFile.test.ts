import { copyFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { isWhole } from '../../src/storage/dataFile';
import { openLmdb } from '../../src/storage/lmdb';
import { tempFolders } from '../support/tempFolder';

const folders = tempFolders();
afterAll(() => folders.removeAll());

/** A store that has grown, shrunk and grown again, and looks at its file after every change. */
async function busyStore(dataKey: string | undefined, look: (file: string) => void): Promise<string> {
  const dataDir = folders.make();
  const file = join(dataDir, 'store.mdb');
  const store = openLmdb({ dataDir, dataKey });
  look(file);
  for (let round = 0; round < 4; round += 1) {
    for (let number = 0; number < 60; number += 1) {
      const key = ['p', String((number * 7) % 60)] as const;
      if ((number + round) % 3 === 0) await store.delete(key, 'any');
      else await store.put(key, 'x'.repeat(number * 300 * (round + 1)), 'any');
      look(file);
    }
  }
  for (let number = 0; number < 60; number += 1) {
    await store.delete(['p', String(number)], 'any');
    look(file);
  }
  for (let number = 0; number < 30; number += 1)
    await store.put(['p', String(number)], 'x'.repeat(9_000), 'any');
  await store.close();
  return file;
}

describe.each([
  ['in clear', undefined],
  ['encrypted', 'a key of at least thirty-two characters'],
])('a data file %s', (_, dataKey) => {
  test('is whole at every moment of its life, also while it is written to', async () => {
    const seen: boolean[] = [];
    const file = await busyStore(dataKey, (path) => seen.push(isWhole(path)));
    expect(seen).toHaveLength(301);
    expect(seen.every((whole) => whole)).toBe(true);
    expect(isWhole(file)).toBe(true);
  });

  test('that was cut to less than it holds is not whole', async () => {
    const dataDir = folders.make();
    const store = openLmdb({ dataDir, dataKey });
    for (let number = 0; number < 300; number += 1)
      await store.put(['p', String(number)], 'x'.repeat(3000), 'any');
    await store.close();
    const [whole, cut] = [join(dataDir, 'store.mdb'), join(folders.make(), 'cut')];
    const { size } = statSync(whole);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: Math.floor(size * 0.9) }), (length) => {
        copyFileSync(whole, cut);
        truncateSync(cut, length);
        return !isWhole(cut);
      }),
      { numRuns: 40 },
    );
  });
});

/** A file of two meta pages and as many more: what each says of the tree of records. */
function fileOf(
  metas: readonly { transaction: number; leaves: number; root: number }[],
  pages: number,
): string {
  const file = join(folders.make(), 'file');
  const bytes = Buffer.alloc(4096 * (2 + pages));
  for (const [index, { transaction, leaves, root }] of metas.entries()) {
    const page = bytes.subarray(4096 * index);
    page.writeUInt32LE(0xbeefc0de, 24);
    page.writeUInt32LE(2, 28);
    page.writeUInt32LE(4096, 48);
    page.writeBigUInt64LE(2n ** 64n - 1n, 88);
    page.writeBigUInt64LE(BigInt(leaves), 112);
    page.writeBigUInt64LE(BigInt(root), 136);
    page.writeBigUInt64LE(BigInt(transaction), 152);
  }
  writeFileSync(file, bytes);
  return file;
}

test.each([
  ['has room for its pages', [{ transaction: 2, leaves: 3, root: 2 }], 3, true],
  ['has fewer pages than it counts', [{ transaction: 2, leaves: 4, root: 2 }], 3, false],
  ['has its root in the last page', [{ transaction: 2, leaves: 1, root: 4 }], 3, true],
  ['has its root behind its end', [{ transaction: 2, leaves: 1, root: 5 }], 3, false],
])('a file that %s is judged by that', (_, metas, pages, whole) => {
  const older = { transaction: 1, leaves: 900, root: 900 };
  expect(isWhole(fileOf([...metas, older], pages))).toBe(whole);
  expect(isWhole(fileOf([older, ...metas], pages))).toBe(whole);
});

test('an empty file may become a store, and one of another make is left to the engine', () => {
  const file = join(folders.make(), 'file');
  writeFileSync(file, '');
  expect(isWhole(file)).toBe(true);
  const page = Buffer.alloc(8192);
  page.writeUInt32LE(0xbeefc0de, 24);
  page.writeUInt32LE(1, 28);
  writeFileSync(file, page);
  expect(isWhole(file)).toBe(true);
});
