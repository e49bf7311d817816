import { randomUUID } from 'node:crypto';
import { openStorage } from '../../src/storage';
import type { EngineOptions } from '../../src/storage/engine';
import { openEngine } from '../../src/storage/engine';
import { StorageFault } from '../../src/storage/fault';
import type { Engine, Entry, Key } from '../../src/storage/keyValue';
import { moveStore } from '../../src/storage/move';
import { beginRun } from '../../src/procedure/run';
import { at, person, reminder } from '../contracts/reminderBook';
import { anna } from '../contracts/runs';
import { tempFolders } from '../support/tempFolder';
import type { Azurite } from './azurite';
import { startAzurite } from './azurite';
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
    return await moveStore(source, target);
  } finally {
    await Promise.all([source.close(), target.close()]);
  }
}

async function contents(options: EngineOptions): Promise<readonly (readonly [Key, unknown])[]> {
  const store = await openEngine(options);
  const found: [Key, unknown][] = [];
  for await (const { key, value } of store.entries()) found.push([key, value]);
  await store.close();
  return found;
}

/** Everything that the bot keeps, of forty people. */
async function fill(options: EngineOptions): Promise<void> {
  const storage = await openStorage(options);
  const run = beginRun('run-1', anna, at(0));
  const people = Array.from({ length: 40 }, (_, number) => person(number));
  await Promise.all(people.map((owner) => storage.runs.keep({ ...run, owner }, undefined)));
  await Promise.all(people.map((whom, number) => storage.reminders.put(reminder(whom, at(number)))));
  await storage.dialogState.write({ 'odd / key?': { long: 'ü'.repeat(50_000) } });
  await storage.close();
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
    await expect(moved(from, to)).rejects.toThrow(/not empty: name a new folder or a new table/);
    expect(await contents(to)).toEqual([[['p'], 'kept']]);
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
      await expect(openStorage(target)).rejects.toThrow(/was not finished: move again/);
      await expect(moved(target, folder())).rejects.toThrow(/was not finished/);
    });

    test('it is begun anew, with what is in the source by then', async () => {
      const [source, target] = [from(), to()];
      await fill(source);
      await brokenMove(source, target, 20);
      const some = (await contents(target)).slice(0, 9);
      const store = await openEngine(source);
      for (const [key] of some) await store.delete(key, 'any');
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
      async *entries(): AsyncIterable<Entry> {
        yield* source.entries();
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
      async *entries(): AsyncIterable<Entry> {
        yield* source.entries();
        await target.put(['p', 'three'], 'of somebody else', 'any');
      },
    });
    await expect(moveStore(meanwhile, target)).rejects.toThrow(/was changed while it was copied/);
    await Promise.all([source.close(), target.close()]);
  });
});

/** The same engine but for what is given. */
function changed(engine: Engine, changes: Partial<Engine>): Engine {
  return {
    get: (key) => engine.get(key),
    put: (...args) => engine.put(...args),
    delete: (...args) => engine.delete(...args),
    scan: (...args) => engine.scan(...args),
    entries: () => engine.entries(),
    close: () => engine.close(),
    ...changes,
  };
}
