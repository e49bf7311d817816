import { Conflict } from '../../src/procedure/errors';
import { beginRun, changed } from '../../src/procedure/run';
import type { KeyValue } from '../../src/storage/keyValue';
import { keepRuns } from '../../src/storage/runs';
import { account, anna, ben, ended, tenantId } from '../contracts/runs';
import { mortalStore, type Kill } from '../support/mortalStore';
import { tempFolders } from '../support/tempFolder';

const folders = tempFolders();
const stores: KeyValue[] = [];

afterAll(async () => {
  await Promise.all(stores.map((store) => store.close()));
  folders.removeAll();
});

const at = '2026-03-02T10:00:00.000Z';
const run = changed(beginRun('run-1', anna, '2026-03-02T09:00:00.000Z'), {
  account,
  gapOpenedAt: '2026-03-02T09:30:00.000Z',
  settles: { stage: 'password', at },
});

function opened() {
  const kill: Kill = { after: undefined };
  const store = mortalStore(folders, kill);
  stores.push(store);
  return { kill, store, runs: keepRuns(store) };
}

describe('taking over a run', () => {
  it('gives it to the new owner with all that was found, and leaves the former owner without', async () => {
    const { runs } = opened();
    await runs.keep({ ...run, remindersOff: true }, undefined);
    const taken = await runs.takeOver(anna, run, ben, at);
    expect(taken.value).toEqual({ ...run, owner: ben, takenOver: [{ from: anna, at }] });
    expect(await runs.current(ben)).toEqual(taken);
    expect(await runs.current(anna)).toBeUndefined();
    expect(await runs.openIn(tenantId)).toEqual([taken.value]);
  });

  it('is refused to who has a run, of a run that is not open any more, and the second of two times', async () => {
    const { runs } = opened();
    const version = await runs.keep(run, undefined);
    const bens = await runs.keep(beginRun('run-2', ben, at), undefined);
    await expect(runs.takeOver(anna, run, ben, at)).rejects.toThrow(Conflict);
    expect((await runs.current(anna))?.version).toBe(version);
    await runs.close(ended(beginRun('run-2', ben, at), at), bens);
    await expect(runs.takeOver(anna, { ...run, id: 'another' }, ben, at)).rejects.toThrow(Conflict);
    await runs.takeOver(anna, run, ben, at);
    await expect(runs.takeOver(anna, run, ben, at)).rejects.toThrow(Conflict);
    expect((await runs.current(ben))?.value.takenOver).toHaveLength(1);
  });

  it('is refused of a run that is on another account by now, also when that changes in between', async () => {
    const { runs, kill } = opened();
    const version = await runs.keep(run, undefined);
    const other = { ...account, id: 'account-2' };
    await expect(runs.takeOver(anna, { ...run, account: other }, ben, at)).rejects.toThrow(Conflict);
    expect((await runs.current(anna))?.version).toBe(version);
    kill.after = 1;
    await expect(runs.takeOver(anna, run, ben, at)).rejects.toThrow('killed');
    kill.after = undefined;
    await runs.keep(changed(run, { account: other }), version);
    expect(await runs.current(ben)).toBeUndefined();
    expect((await runs.current(anna))?.value.account).toEqual(other);
    expect(await runs.openIn(tenantId)).toHaveLength(1);
  });

  it('makes what the former owner writes afterwards a conflict', async () => {
    const { runs } = opened();
    const version = await runs.keep(run, undefined);
    await runs.takeOver(anna, run, ben, at);
    await expect(runs.keep(run, version)).rejects.toThrow(Conflict);
    await expect(runs.close(ended(run, at), version)).rejects.toThrow(Conflict);
    expect(await runs.openIn(tenantId)).toHaveLength(1);
  });

  it('gives it to one of several who try at once', async () => {
    const { runs } = opened();
    await runs.keep(run, undefined);
    const others = Array.from({ length: 8 }, (_, index) => ({ ...ben, userId: `ben-${index}` }));
    const outcomes = await Promise.allSettled(others.map((one) => runs.takeOver(anna, run, one, at)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0);
    for (const one of [anna, ...others]) await runs.current(one);
    expect(await runs.openIn(tenantId)).toHaveLength(1);
  });

  it.each([1, 2, 3, 4])('goes on with one of the two after a kill of write %i of five', async (writes) => {
    for (const order of [
      [anna, ben],
      [ben, anna],
    ] as const) {
      const { runs, kill, store } = opened();
      await runs.keep(run, undefined);
      kill.after = writes;
      await expect(runs.takeOver(anna, run, ben, at)).rejects.toThrow('killed');
      kill.after = undefined;
      const after = keepRuns(store);
      expect((await after.openIn(tenantId)).length).toBeLessThanOrEqual(1);
      const kept = [await after.current(order[0]), await after.current(order[1])];
      expect(await after.openIn(tenantId)).toHaveLength(1);
      expect((await after.current(ben))?.value).toEqual({
        ...run,
        owner: ben,
        takenOver: [{ from: anna, at }],
      });
      expect(await after.current(anna)).toBeUndefined();
      expect(kept.some((one) => one !== undefined)).toBe(true);
    }
  });

  it('takes what the former owner has done since a kill, or leaves it when they have ended the run', async () => {
    for (const hasEnded of [false, true]) {
      const { runs, kill } = opened();
      await runs.keep(run, undefined);
      kill.after = 1;
      await expect(runs.takeOver(anna, run, ben, at)).rejects.toThrow('killed');
      kill.after = undefined;
      const kept = await runs.current(anna);
      const done = changed(run, { savedAt: at });
      const version = await runs.keep(done, kept?.version);
      if (hasEnded) await runs.close(ended(done, at), version);
      const bens = (await runs.current(ben))?.value;
      expect(bens?.savedAt).toBe(hasEnded ? undefined : at);
      expect(await runs.openIn(tenantId)).toHaveLength(hasEnded ? 0 : 1);
      expect(await runs.past(anna, 5)).toHaveLength(hasEnded ? 1 : 0);
    }
  });
});
