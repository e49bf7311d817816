import { beginRun, changed } from '../../src/procedure/run';
import type { KeyValue } from '../../src/storage/keyValue';
import { keepRuns } from '../../src/storage/runs';
import { account, anna, ended, runsContract, tenantId } from '../contracts/runs';
import type { Counts } from '../support/countingStore';
import { counting } from '../support/countingStore';
import type { Kill } from '../support/mortalStore';
import { mortalStore } from '../support/mortalStore';
import { tempFolders } from '../support/tempFolder';

const folders = tempFolders();
const stores: KeyValue[] = [];
const opened = (kill?: Kill) => {
  const store = mortalStore(folders, kill);
  stores.push(store);
  return store;
};

afterAll(async () => {
  await Promise.all(stores.map((store) => store.close()));
  folders.removeAll();
});

runsContract('the key-value port', async () => keepRuns(opened()));

describe('runs on the key-value port', () => {
  const run = changed(beginRun('run-1', anna, '2026-03-02T09:00:00.000Z'), { account });
  const done = ended(run, '2026-03-02T11:00:00.000Z');

  test.each([1, 2])('a kill after %i of the three writes of a close loses no run', async (writes) => {
    const kill: Kill = { after: undefined };
    const store = opened(kill);
    const version = await keepRuns(store).keep(run, undefined);
    kill.after = writes;
    await expect(keepRuns(store).close(done, version)).rejects.toThrow('killed');
    kill.after = undefined;
    const runs = keepRuns(store);
    expect(await runs.openOn(tenantId, account.id)).toEqual([]);
    expect(await runs.past(anna, 10)).toEqual([done]);
    expect(await runs.current(anna)).toBeUndefined();
    await runs.keep({ ...run, id: 'run-2' }, undefined);
    expect((await runs.current(anna))?.value.id).toBe('run-2');
  });

  test('a run of a later version hides itself only, and is told to its owner', async () => {
    const store = opened();
    const runs = keepRuns(store);
    await runs.keep(run, undefined);
    const later = { ...anna, userId: 'later' };
    await store.put(['run', tenantId, later.userId], { ...run, owner: later, format: 99 }, 'absent');
    expect(await runs.openIn(tenantId)).toEqual([run]);
    expect(await runs.openOn(tenantId, account.id)).toEqual([run]);
    await expect(runs.current(later)).rejects.toThrow('format 99');
  });

  test('a kill before the first write of a close leaves the run open', async () => {
    const kill: Kill = { after: undefined };
    const store = opened(kill);
    const version = await keepRuns(store).keep(run, undefined);
    kill.after = 0;
    await expect(keepRuns(store).close(done, version)).rejects.toThrow('killed');
    kill.after = undefined;
    expect(await keepRuns(store).current(anna)).toEqual({ value: run, version });
    expect(await keepRuns(store).past(anna, 10)).toEqual([]);
  });

  test.each([0, 1, 2])(
    'what is to be done at the end is done before the run leaves, after a kill of write %i too',
    async (writes) => {
      const [kill, noted]: [Kill, string[]] = [{ after: undefined }, []];
      const store = opened(kill);
      const runs = keepRuns(store, async ({ id }) => void noted.push(id));
      const version = await runs.keep(run, undefined);
      kill.after = writes + 1;
      await runs.close(done, version).catch(() => undefined);
      kill.after = undefined;
      await runs.current(anna);
      expect(new Set(noted)).toEqual(new Set([run.id]));
      expect(await runs.past(anna, 10)).toEqual([done]);
    },
  );

  test('an ended run that two move away at once is past once', async () => {
    const store = opened();
    const runs = keepRuns(store);
    await runs.keep(done, undefined);
    expect(await Promise.all([runs.current(anna), runs.current(anna)])).toEqual([undefined, undefined]);
    expect(await runs.past(anna, 10)).toEqual([done]);
  });

  test('reading the current run is one read, keeping it one write', async () => {
    const counts: Counts = { reads: 0, writes: 0 };
    const runs = keepRuns(counting(counts)(opened()));
    const version = await runs.keep(run, undefined);
    expect(counts).toEqual({ reads: 0, writes: 1 });
    await runs.current(anna);
    expect(counts).toEqual({ reads: 1, writes: 1 });
    await runs.keep(run, version);
    expect(counts).toEqual({ reads: 1, writes: 2 });
  });

  test('a run of a later format is not half understood', async () => {
    const store = opened();
    await store.put(['run', anna.tenantId, anna.userId], { ...run, format: 2 }, 'absent');
    await expect(keepRuns(store).current(anna)).rejects.toThrow('a run of format 2 cannot be read');
  });
});
