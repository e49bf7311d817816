import { statSync } from 'node:fs';
import { systemClock } from '../../src/clock';
import { beginRun, changed } from '../../src/procedure/run';
import { keepArchive } from '../../src/storage/archive';
import { openEngine } from '../../src/storage/engine';
import type { KeyValue } from '../../src/storage/keyValue';
import { openLmdb } from '../../src/storage/lmdb';
import { keepRuns } from '../../src/storage/runs';
import { archiveContract, at } from '../contracts/archive';
import { anna } from '../contracts/runs';
import { tempFolders } from '../support/tempFolder';
import { startAzurite, type Azurite } from './azurite';

const folders = tempFolders();
const stores: KeyValue[] = [];
let azurite: Azurite;

beforeAll(async () => {
  azurite = await startAzurite();
}, 60_000);

afterAll(async () => {
  await Promise.all(stores.map((store) => store.close()));
  await azurite.stop();
  folders.removeAll();
});

archiveContract('the embedded store', async () => {
  const store = openLmdb({ dataDir: folders.make(), dataKey: undefined });
  stores.push(store);
  return store;
});

let tables = 0;
archiveContract('Azure Tables', async () => {
  tables += 1;
  const { connectionString } = azurite;
  const store = await openEngine({
    ...{ kind: 'tables', endpoint: { connectionString }, table: `archive${tables}` },
    ...{ clock: systemClock, fetch },
  });
  stores.push(store);
  return store;
});

test('the file of the embedded store does not grow while runs come and go', async () => {
  const dataDir = folders.make();
  const store = openLmdb({ dataDir, dataKey: undefined });
  stores.push(store);
  const size = () => statSync(`${dataDir}/store.mdb`).size;
  const sizes: number[] = [];
  for (let year = 0; year < 6; year += 1) {
    const ids = Array.from({ length: 200 }, (_, index) => `run-${year}-${index}`);
    const runs = keepRuns(store);
    await Promise.all(
      ids.map(async (id) => {
        const owner = { ...anna, userId: id, name: 'x'.repeat(4_000) };
        const run = beginRun(id, owner, at(year * 400));
        const version = await runs.keep(run, undefined);
        await runs.close(changed(run, { state: 'finished', endedAt: at(year * 400) }), version);
      }),
    );
    const archive = keepArchive(store);
    for (let call = 0; call < 3; call += 1) await archive.letGo(at(year * 400), at(year * 400));
    expect(await store.scan('past-run')).toEqual([]);
    sizes.push(size());
  }
  expect(sizes[5]).toBeLessThanOrEqual((sizes[1] ?? 0) * 1.25);
});
