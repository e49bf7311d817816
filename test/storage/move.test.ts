import { randomUUID } from 'node:crypto';
import { openStorage } from '../../src/storage';
import type { EngineOptions } from '../../src/storage/engine';
import { openEngine } from '../../src/storage/engine';
import { StorageFault } from '../../src/storage/fault';
import type { Engine, Kept } from '../../src/storage/keyValue';
import { backUpStore, moveStore } from '../../src/storage/move';
import { at, person, reminder } from '../contracts/reminderBook';
import { tempFolders } from '../support/tempFolder';
import type { Azurite } from './azurite';
import { startAzurite } from './azurite';
import { contents, fill } from './filled';
import { impatientClock } from './tables/impatientClock';

const folders = tempFolders();
let azurite: Azurite;
beforeAll(async () => {
  azurite = await startAzurite();
});
afterAll(async () => {
  await azurite.stop();
  folders.removeAll();
});

const folder = (): EngineOptions => ({ dataDir: folders.make(), dataKey: undefined });
const table = (): EngineOptions => ({
  kind: 'tables',
  endpoint: { connectionString: azurite.connectionString },
  table: `t${randomUUID().replaceAll('-', '')}`,
  clock: impatientClock(),
});

async function moved(from: EngineOptions, to: EngineOptions): Promise<number> {
  const [source, target] = await Promise.all([openEngine(from), openEngine(to)]);
  try {
    return (await moveStore(source, target)).records;
  } finally {
    await Promise.all([source.close(), target.close()]);
  }
}

describe('moving what is kept', () => {
  test.each([
    ['this machine to Azure and back', [folder, table, folder]],
    ['Azure to this machine and back', [table, folder, table]],
    ['one folder to another, as a backup', [folder, folder]],
  ])('from %s, everything is there and works', async (_, kinds) => {
    const places = kinds.map((kind) => kind());
    const [first, last] = [places[0], places.at(-1)];
    if (!first || !last) throw new Error('a move has two ends');
    await fill(first);
    const before = await contents(first);
    for (const [index, to] of places.slice(1).entries()) {
      const from = places[index];
      if (from) expect(await moved(from, to)).toBe(before.length);
    }
    expect(await contents(last)).toEqual(before);
    expect(await contents(first)).toEqual(before);
    const storage = await openStorage(last);
    expect((await storage.runs.current(person(7)))?.value.id).toBe('run-1');
    const [claim] = await storage.reminders.claim(at(99), at(104), 1);
    if (!claim) throw new Error('it is due');
    expect(await storage.reminders.settle(claim, reminder(person(0), at(200)))).toBe(true);
    expect(await storage.reminders.claim(at(99), at(104), 99)).toHaveLength(39);
    await storage.close();
  });

  test('into a place that is not empty nothing is moved', async () => {
    const [from, to] = [folder(), folder()];
    await fill(from);
    const target = await openEngine(to);
    await target.put(['p'], 'kept', 'absent');
    await target.close();
    await expect(moved(from, to)).rejects.toThrow(/not empty: name a new folder, or delete the table/);
    expect(await contents(to)).toEqual([{ key: ['p'], json: '"kept"' }]);
  });

  test('an empty store is moved too', async () => {
    const to = folder();
    expect(await moved(folder(), to)).toBe(0);
    expect(await contents(to)).toEqual([]);
  });

  describe('when it does not come to its end', () => {
    const [from, to] = [folder, folder];

    /** Moves with a target that fails after some writes. */
    async function brokenMove(source: EngineOptions, target: EngineOptions, writes: number): Promise<void> {
      const [one, other] = await Promise.all([openEngine(source), openEngine(target)]);
      let left = writes;
      const put: Engine['put'] = async (...args) => {
        left -= 1;
        if (left < 0) throw new Error('killed');
        return other.put(...args);
      };
      await expect(moveStore(one, changed(other, { put }))).rejects.toThrow('killed');
      await Promise.all([one.close(), other.close()]);
    }

    test('no bot opens the half of it, and it is no source for another move', async () => {
      const [source, target] = [from(), to()];
      await fill(source);
      await brokenMove(source, target, 20);
      await expect(openStorage(target)).rejects.toThrow(StorageFault);
      await expect(openStorage(target)).rejects.toThrow(/was not finished: copy again/);
      await expect(moved(target, folder())).rejects.toThrow(/was not finished/);
    });

    test('it is begun anew, with what is in the source by then', async () => {
      const [source, target] = [from(), to()];
      await fill(source);
      await brokenMove(source, target, 20);
      const some = (await contents(target)).slice(0, 9);
      const store = await openEngine(source);
      for (const { key } of some) await store.delete(key, 'any');
      await store.close();
      await moved(source, target);
      expect(await contents(target)).toEqual(await contents(source));
      await (await openStorage(target)).close();
    });
  });

  test.each([
    ['changes', ['p', 'one']],
    ['adds to', ['p', 'two']],
  ] as const)('a source that somebody %s meanwhile is found out', async (_, key) => {
    const [source, target] = await Promise.all([openEngine(folder()), openEngine(folder())]);
    await source.put(['p', 'one'], 'first', 'any');
    const meanwhile = changed(source, {
      async *records(): AsyncIterable<Kept> {
        yield* source.records();
        await source.put(key, 'second', 'any');
      },
    });
    const move = moveStore(meanwhile, target);
    await expect(move).rejects.toThrow(/was changed while it was copied: stop every bot/);
    await Promise.all([source.close(), target.close()]);
  });

  test('a record that the target had beside those of the source is found out', async () => {
    const [source, target] = await Promise.all([openEngine(folder()), openEngine(folder())]);
    await source.put(['p', 'one'], 'first', 'any');
    const meanwhile = changed(source, {
      async *records(): AsyncIterable<Kept> {
        yield* source.records();
        await target.put(['p', 'three'], 'of somebody else', 'any');
      },
    });
    await expect(moveStore(meanwhile, target)).rejects.toThrow(/was changed while it was copied/);
    await Promise.all([source.close(), target.close()]);
  });
});

describe('a backup of a store that is written to meanwhile', () => {
  test('holds one moment of the embedded store', async () => {
    const [source, target] = await Promise.all([openEngine(folder()), openEngine(folder())]);
    for (let number = 0; number < 100; number += 1) await source.put(['p', String(number)], 'before', 'any');
    const writing = changed(target, {
      async put(key, ...rest) {
        // What comes first is the mark of a copy that is under way.
        if (key[0] === 'p') await source.put(['p', '99'], 'after', 'any');
        if (key[0] === 'p') await source.put(['q', 'new'], 'after', 'any');
        return target.put(key, ...rest);
      },
    });
    expect((await backUpStore(source, writing)).records).toBe(100);
    const texts: string[] = [];
    for await (const { json } of target.records()) texts.push(json);
    expect(new Set(texts)).toEqual(new Set(['"before"']));
    await Promise.all([source.close(), target.close()]);
  });

  test('follows a store that has no such moment until it holds still', async () => {
    const [source, target] = await Promise.all([openEngine(folder()), openEngine(folder())]);
    for (const rest of ['a', 'b', 'c']) await source.put(['p', rest], 'before', 'any');
    const turns = [
      () => source.put(['p', 'a'], 'after', 'any'),
      () => source.delete(['p', 'b'], 'any'),
      () => source.put(['p', 'd'], 'after', 'any'),
    ];
    const { records } = await backUpStore(
      restless(source, () => turns.shift()?.()),
      target,
    );
    expect(records).toBe(3);
    expect(await all(target)).toEqual(await all(source));
    await Promise.all([source.close(), target.close()]);
  });

  test('is given up when the store never holds still, and cannot be taken for a whole one', async () => {
    const [source, target] = await Promise.all([openEngine(folder()), openEngine(folder())]);
    let number = 0;
    const never = restless(source, () => source.put(['p'], (number += 1), 'any'));
    await source.put(['p'], 0, 'any');
    await expect(backUpStore(never, target)).rejects.toThrow(/changes faster than it can be copied/);
    await expect(moveStore(target, source)).rejects.toThrow(/was not finished/);
    await Promise.all([source.close(), target.close()]);
  });
});

async function all(store: Engine): Promise<readonly Kept[]> {
  const found: Kept[] = [];
  for await (const record of store.records()) found.push(record);
  return found;
}

/** A store in which something happens whenever it was read. */
function restless(engine: Engine, meanwhile: () => unknown): Engine {
  return changed(engine, {
    isOfOneMoment: false,
    async *records() {
      yield* engine.records();
      await meanwhile();
    },
  });
}

/** The same engine but for what is given. */
function changed(engine: Engine, changes: Partial<Engine>): Engine {
  return {
    get: (key) => engine.get(key),
    put: (...args) => engine.put(...args),
    delete: (...args) => engine.delete(...args),
    scan: (...args) => engine.scan(...args),
    isOfOneMoment: engine.isOfOneMoment,
    isUsed: engine.isUsed,
    records: () => engine.records(),
    close: () => engine.close(),
    ...changes,
  };
}
