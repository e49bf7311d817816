import { createRecord } from '../../src/record';
import { keepRecord } from '../../src/storage/record';
import { endedRun } from '../contracts/record';
import { anna, ben } from '../contracts/runs';
import { now } from '../support/someRun';
import { emptyMemory, memoryStore } from '../storage/memoryStore';

describe('the entry of a run that was taken over', () => {
  it('names its owner, and beside them whoever had it before', async () => {
    const shelf = keepRecord(memoryStore(emptyMemory(), async () => undefined));
    const record = createRecord(shelf, { now: () => Date.parse(now) });
    const run = { ...endedRun('run-1'), owner: ben, takenOver: [{ from: anna, at: now }] };
    const exported = await record.exported(run);
    if (!exported) throw new Error('nothing was exported');
    const { person, others = [] } = exported.entry.report;
    expect(exported.names[person]).toBe(ben.name);
    expect(others.map((token) => exported.names[token])).toEqual([anna.name]);
  });
});
