import { Conflict } from '../../src/procedure/errors';
import { beginRun, changed, type Run } from '../../src/procedure/run';
import { colleagueRuns } from '../../src/storage/colleagueRuns';
import type { KeyValue } from '../../src/storage/keyValue';
import { keepPersonalData } from '../../src/storage/personalData';
import { keepRuns } from '../../src/storage/runs';
import { account, anna, ben, ended, tenantId } from '../contracts/runs';
import { emptyMemory, memoryStore } from './memoryStore';

const at = '2026-03-02T10:00:00.000Z';
const carl = { ...ben, userId: 'cccccccc-cccc-4ccc-8ccc-cccccccccccc', name: 'Carl' };
const bens = { ...changed(beginRun('run-1', ben, at), { account }), takenOver: [{ from: anna, at }] };

function opened(wrap: (store: KeyValue) => KeyValue = (store) => store) {
  const memory = emptyMemory();
  const store = wrap(memoryStore(memory, async () => undefined));
  const runs = keepRuns(store);
  return { memory, runs, personal: keepPersonalData(store, runs), ...colleagueRuns(store, runs) };
}
type Opened = ReturnType<typeof opened>;

/** Whatever stands in the store about this person. */
const traces = ({ memory }: Opened) =>
  [...memory.records.values()].filter(({ json }) => json.includes(anna.userId) || json.includes(anna.name));

async function ends({ runs }: Opened, run: Run): Promise<void> {
  await runs.close(ended(run, at), await runs.keep(run, undefined));
}

describe('a person who is forgotten', () => {
  it('is taken out of the open and the past runs of colleagues, and of their questions', async () => {
    const place = opened();
    await ends(place, { ...bens, id: 'past' });
    const asked = { person: anna, nonce: 'n', at };
    const handOver = { asked, choices: [anna.userId, carl.userId], lately: [{ userId: anna.userId, at }] };
    await place.runs.keep({ ...bens, handOver }, undefined);
    await place.runs.keep({ ...beginRun('run-2', carl, at), handOver: { asked } }, undefined);
    expect(await place.count(anna)).toBe(3);
    await place.forget(anna);
    expect(await place.count(anna)).toBe(0);
    expect(traces(place)).toEqual([]);
    const kept = await place.runs.current(ben);
    expect(kept?.value.takenOver).toEqual([{ at }]);
    expect(kept?.value.handOver).toEqual({ choices: [carl.userId], lately: [] });
    expect((await place.runs.past(ben, 1))[0]?.takenOver).toEqual([{ at }]);
  });

  it('leaves everybody else where they are', async () => {
    const place = opened();
    const run = { ...bens, takenOver: [{ from: carl, at }] };
    const version = await place.runs.keep(run, undefined);
    await place.forget(anna);
    expect(await place.runs.current(ben)).toEqual({ value: run, version });
  });

  it('is taken out of what a colleague has written in the same moment', async () => {
    let between: (() => Promise<void>) | undefined;
    const place = opened((store) => ({
      ...store,
      async put(key, value, expected) {
        const first = between;
        between = undefined;
        await first?.();
        return store.put(key, value, expected);
      },
    }));
    const version = await place.runs.keep(bens, undefined);
    between = async () => {
      await place.runs.keep(changed(bens, { savedAt: at }), version);
    };
    await place.forget(anna);
    expect((await place.runs.current(ben))?.value).toMatchObject({ savedAt: at, takenOver: [{ at }] });
    expect(traces(place)).toEqual([]);
  });

  it('is not hunted for ever when somebody writes at every look', async () => {
    let looks = 0;
    const place = opened((store) => ({
      ...store,
      async put(key, value, expected) {
        looks += expected !== 'absent' ? 1 : 0;
        if (expected !== 'absent') throw new Conflict();
        return store.put(key, value, expected);
      },
    }));
    await place.runs.keep(bens, undefined);
    await place.forget(anna);
    expect(looks).toBe(4);
    expect(await place.count(anna)).toBe(1);
  });

  it.each([1, 2, 3, 4])('is out of a run whose taking over was cut off after write %i', async (writes) => {
    let left = Number.POSITIVE_INFINITY;
    const live = () => {
      left -= 1;
      if (left < 0) throw new Error('killed');
    };
    const place = opened((store) => ({
      ...store,
      async put(key, value, expected) {
        live();
        return store.put(key, value, expected);
      },
      async delete(key, expected) {
        live();
        return store.delete(key, expected);
      },
    }));
    const run = changed(beginRun('run-1', anna, at), { account });
    await place.runs.keep(run, undefined);
    left = writes;
    await expect(place.runs.takeOver(anna, run, ben, at)).rejects.toThrow('killed');
    left = Number.POSITIVE_INFINITY;
    await place.personal.erase(anna);
    expect(traces(place)).toEqual([]);
    expect((await place.runs.openIn(tenantId)).map(({ owner }) => owner)).toEqual([ben]);
  });

  it('is found among more runs than are read at once', async () => {
    const place = opened();
    for (let index = 0; index < 205; index += 1) {
      await ends(place, { ...bens, id: `past-${index}`, takenOver: [{ from: anna, at }] });
    }
    expect(await place.count(anna)).toBe(205);
    await place.forget(anna);
    expect(traces(place)).toEqual([]);
  });
});
