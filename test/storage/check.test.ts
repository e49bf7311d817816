import { checkStore } from '../../src/storage/check';
import { openEngine } from '../../src/storage/engine';
import type { Kept, Key } from '../../src/storage/keyValue';
import { marker } from '../../src/storage/contents';
import { tempFolders } from '../support/tempFolder';
import { fill } from './filled';

const folders = tempFolders();
afterAll(() => folders.removeAll());

const folder = () => ({ dataDir: folders.make(), dataKey: undefined });

async function checkedWith(records: readonly (readonly [Key, unknown])[]) {
  const store = await openEngine(folder());
  for (const [key, value] of records) await store.put(key, value, 'absent');
  const checked = await checkStore(store);
  await store.close();
  return checked;
}

describe('checking a store', () => {
  test('it counts everything that the bot keeps by kind, and can read all of it', async () => {
    const options = folder();
    await fill(options);
    const store = await openEngine(options);
    const { kinds, records, unreadable, isUnfinished } = await checkStore(store);
    await store.close();
    expect(Object.fromEntries(kinds)).toEqual({
      'open-run': 40,
      'past-run': 1,
      address: 1,
      'sign-out': 1,
      'dialog-state': 1,
      reminder: 40,
      'reminder-hint': 40,
    });
    expect({ records, unreadable, isUnfinished }).toEqual({
      records: 124,
      unreadable: [],
      isUnfinished: false,
    });
  });

  test('two stores with the same records have the same digest, and with one byte changed another', async () => {
    const [one, two, three] = await Promise.all(
      [
        { a: 1, b: 'x' },
        { a: 1, b: 'x' },
        { a: 1, b: 'y' },
      ].map((value) => checkedWith([[['p', 'q'], value]])),
    );
    expect(one?.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(two?.digest).toBe(one?.digest);
    expect(three?.digest).not.toBe(one?.digest);
  });

  test.each([
    ['an open run', ['run', 't', 'u'], 'open-run'],
    ['an ended run', ['past-run', 't', 'u', '1', 'r'], 'past-run'],
    ['an address', ['conversation', 't', 'u'], 'address'],
    ['a dialog stack', ['dialog-state', 'x'], 'dialog-state'],
    ['a reminder', ['reminder-3', 'of', 't', 'u'], 'reminder'],
    ['a reminder of an app password', ['reminder-age', 'of', 't', 'a'], 'reminder'],
  ] as const)(
    '%s of a later format is named by its key, and by nothing of its content',
    async (_, key, kind) => {
      const { unreadable } = await checkedWith([[key, { format: 99, name: 'Ada Example' }]]);
      expect(unreadable).toEqual([{ kind, key: `${key.join('!')}!`, why: 'not-understood' }]);
    },
  );

  test('a record of a kind that it does not know is counted, and held against nobody', async () => {
    const { kinds, unreadable } = await checkedWith([
      [['later', 'x'], 1],
      [['reminder-0', 'later'], 1],
    ]);
    expect(Object.fromEntries(kinds)).toEqual({ unknown: 2 });
    expect(unreadable).toEqual([]);
  });

  test('what is no JSON is damaged', async () => {
    const store = await openEngine(folder());
    const broken = {
      ...store,
      get: async () => undefined,
      records: once<Kept>({ key: ['run', 't', 'u'], json: '{"a":' }),
    };
    expect((await checkStore(broken)).unreadable).toEqual([
      { kind: 'open-run', key: 'run!t!u!', why: 'broken' },
    ]);
    await store.close();
  });

  test('a copy that was not finished is told, and its mark is no record', async () => {
    const { isUnfinished, records } = await checkedWith([[marker, null]]);
    expect({ isUnfinished, records }).toEqual({ isUnfinished: true, records: 0 });
  });
});

const once = <T>(item: T) =>
  async function* () {
    yield item;
  };
