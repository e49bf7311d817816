import { randomUUID } from 'node:crypto';
import { openTables } from '../../../src/storage/tables/open';
import { keepRuns } from '../../../src/storage/runs';
import { keepSignOuts } from '../../../src/storage/signOuts';
import { keyValueContract } from '../../contracts/keyValue';
import { remindersContract } from '../../contracts/reminderBook';
import { recordContract } from '../../contracts/record';
import { runsContract } from '../../contracts/runs';
import { signOutsContract } from '../../contracts/signOuts';
import type { Azurite } from '../azurite';
import { startAzurite } from '../azurite';
import { impatientClock } from './impatientClock';

let azurite: Azurite;
beforeAll(async () => {
  azurite = await startAzurite();
});
afterAll(() => azurite.stop());

const newTable = () => `t${randomUUID().replaceAll('-', '')}`;

const open = (table = newTable()) =>
  openTables({ endpoint: { connectionString: azurite.connectionString }, table, clock: impatientClock() });

keyValueContract('Azure Tables', async () => {
  const table = newTable();
  return { open: () => open(table) };
});

runsContract('Azure Tables', async () => keepRuns(await open()));

signOutsContract('Azure Tables', async () => {
  const table = newTable();
  return [keepSignOuts(await open(table)), keepSignOuts(await open(table))];
});

recordContract('Azure Tables', async () => {
  const table = newTable();
  return [await open(table), await open(table)];
});

remindersContract('Azure Tables', open, 200);

test('every record of every partition is told', async () => {
  const store = await open();
  for (const key of [['p'], ['p', 'one'], ['q', 'one']] as const) await store.put(key, key, 'absent');
  const texts: string[] = [];
  for await (const { json } of store.records()) texts.push(json);
  expect(texts).toEqual(['["p"]', '["p","one"]', '["q","one"]']);
  await store.close();
  await expect(store.records()[Symbol.asyncIterator]().next()).rejects.toThrow();
});
