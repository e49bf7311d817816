import { createRecord } from '../../src/record';
import { keepRecord, readNames, readPlace } from '../../src/storage/record';
import { keepRuns } from '../../src/storage/runs';
import { endedRun, recordContract } from '../contracts/record';
import { counting, type Counts } from '../support/countingStore';
import { mortalStore, type Kill } from '../support/mortalStore';
import { ada } from '../support/somePeople';
import { now } from '../support/someRun';
import { tempFolders } from '../support/tempFolder';

const folders = tempFolders();
const clock = { now: () => Date.parse(now) };
afterAll(() => {
  folders.removeAll();
});

recordContract('the embedded store', async () => {
  const store = mortalStore(folders);
  return [store, { ...store, close: async () => undefined }];
});

describe('the record and a kill', () => {
  const run = endedRun('run-1');

  it.each([0, 1, 2, 3, 4, 5, 6, 7])(
    'before write %i of an end has its entry once, at the next turn',
    async (writes) => {
      const kill: Kill = { after: undefined };
      const store = mortalStore(folders, kill);
      const runs = () => keepRuns(store, (ended) => createRecord(keepRecord(store), clock).note(ended));
      const version = await runs().keep({ ...run, state: 'open' }, undefined);
      kill.after = writes;
      const killed = await runs()
        .close(run, version)
        .then(
          () => false,
          () => true,
        );
      kill.after = undefined;
      const left = await runs().current(ada);
      if (left) await runs().close(run, left.version);
      await createRecord(keepRecord(store), clock).note(run);
      const { length, brokenAt } = await createRecord(keepRecord(store), clock).check(ada, '');
      expect([killed, length, brokenAt]).toEqual([writes < 7, 1, undefined]);
      expect(await runs().past(ada, 5)).toEqual([run]);
      await store.close();
    },
  );

  it('costs an end so many reads and writes, and a turn none', async () => {
    const counts: Counts = { reads: 0, writes: 0 };
    const store = mortalStore(folders);
    const shelf = keepRecord(counting(counts)(store));
    await createRecord(shelf, clock).note(run);
    expect(counts).toEqual({ reads: 3, writes: 4 });
    await createRecord(shelf, clock).headOf(run);
    expect(counts).toEqual({ reads: 5, writes: 4 });
    await store.close();
  });

  it('leaves a record of a later format alone', () => {
    expect([readPlace({ format: 2 }), readNames({ format: 2 }), readNames(null)]).toEqual(
      Array(3).fill(undefined),
    );
  });
});
