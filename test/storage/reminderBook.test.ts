import fc from 'fast-check';
import type { KeyValue } from '../../src/storage/keyValue';
import { keepReminders } from '../../src/storage/reminderBook';
import { recordKey, shards, timeText } from '../../src/storage/reminderRecord';
import { ageOf, at, keepAge, reminder, remindersContract } from '../contracts/reminderBook';
import { anna, ben } from '../contracts/runs';
import type { Counts } from '../support/countingStore';
import { counting } from '../support/countingStore';
import type { Kill } from '../support/mortalStore';
import { mortalStore } from '../support/mortalStore';
import { tempFolders } from '../support/tempFolder';
import { emptyMemory, memoryStore } from './memoryStore';

const folders = tempFolders();
afterAll(() => {
  folders.removeAll();
});

remindersContract('the embedded store', async () => mortalStore(folders), 1000);

describe('reminders on the key-value port', () => {
  const stores: KeyValue[] = [];
  afterAll(() => Promise.all(stores.map((store) => store.close())));
  const opened = (kill: Kill) => {
    const store = mortalStore(folders, kill);
    stores.push(store);
    return store;
  };

  test.each([0, 1, 2])(
    'a kill after %i of the three writes of a change loses no reminder',
    async (writes) => {
      const kill: Kill = { after: undefined };
      const book = keepReminders(opened(kill));
      await book.put(reminder(anna, at(0)));
      kill.after = writes;
      await expect(book.put(reminder(anna, at(10)))).rejects.toThrow('killed');
      kill.after = undefined;
      const due = writes < 2 ? at(0) : at(10);
      expect(await book.claim(at(20), at(25), 9)).toMatchObject([{ reminder: { due } }]);
    },
  );

  test.each([0, 1, 2])(
    'a kill after %i of the three writes of a settling loses no reminder',
    async (writes) => {
      const kill: Kill = { after: undefined };
      const book = keepReminders(opened(kill));
      await book.put(reminder(anna, at(0)));
      const [claim] = await book.claim(at(0), at(5), 1);
      if (!claim) throw new Error('it is due');
      kill.after = writes;
      await expect(book.settle(claim, reminder(anna, at(10)))).rejects.toThrow('killed');
      kill.after = undefined;
      const due = writes < 2 ? at(0) : at(10);
      expect(await book.claim(at(20), at(25), 9)).toMatchObject([{ reminder: { due } }]);
    },
  );

  test('what a kill leaves behind is cleared away when it is met, and costs nothing after that', async () => {
    const kill: Kill = { after: undefined };
    const store = opened(kill);
    const book = keepReminders(store);
    const hints = async () => {
      const found = await Promise.all(shards.map((shard) => store.scan(shard, { prefix: ['due'] })));
      return found.flat().map(({ key: [, , time] }) => time);
    };
    await book.put(reminder(anna, at(0)));
    kill.after = 2;
    await expect(book.put(reminder(anna, at(10)))).rejects.toThrow('killed');
    kill.after = 1;
    await expect(book.put(reminder(ben, at(0)))).rejects.toThrow('killed');
    kill.after = undefined;
    expect(await hints()).toHaveLength(3);
    expect(await book.claim(at(5), at(9), 9)).toEqual([]);
    expect(await hints()).toEqual([timeText(at(10))]);
  });

  test('what a kill leaves behind does not disturb who holds a claim', async () => {
    const kill: Kill = { after: undefined };
    const book = keepReminders(opened(kill));
    await book.put(reminder(anna, at(0)));
    kill.after = 2;
    await expect(book.put(reminder(anna, at(10)))).rejects.toThrow('killed');
    kill.after = undefined;
    const [claim] = await book.claim(at(10), at(15), 9);
    if (!claim) throw new Error('it is due');
    expect(await book.claim(at(11), at(16), 9)).toEqual([]);
    expect(await book.settle(claim, undefined)).toBe(true);
  });

  test('a reminder of a later format is left to the version that knows it', async () => {
    const store = opened({ after: undefined });
    const book = keepReminders(store);
    await book.put(reminder(anna, at(0)));
    await book.put(reminder(ben, at(1)));
    const entry = await store.get(recordKey(anna));
    await store.put(recordKey(anna), { ...(entry?.value as object), format: 2 }, 'any');
    expect(await book.claim(at(5), at(9), 9)).toMatchObject([{ reminder: { person: ben } }]);
    await expect(book.of(anna)).rejects.toThrow('cannot be read by this version');
  });

  test('what was kept before there were reminders of app passwords is read, claimed and settled as ever', async () => {
    const store = opened({ after: undefined });
    const shard = recordKey(anna)[0];
    const stored = { ...reminder(anna, at(0)), unanswered: 2, sentAt: at(-60) };
    const hint = await store.put([shard, 'due', timeText(at(0)), anna.tenantId, anna.userId], null, 'absent');
    const record = { format: 1, reminder: stored, hint };
    await store.put([shard, 'of', anna.tenantId, anna.userId], record, 'absent');
    const book = keepReminders(store);
    expect(await book.of(anna)).toEqual(stored);
    const [claim] = await book.claim(at(5), at(9), 9);
    if (!claim) throw new Error('it is due');
    expect(claim.reminder).toEqual(stored);
    expect(await book.settle(claim, { ...claim.reminder, due: at(30) })).toBe(true);
    expect(await book.claim(at(30), at(35), 9)).toHaveLength(1);
  });

  test('the reminder of a run is written as an older version of the bot reads it', async () => {
    const store = opened({ after: undefined });
    await keepReminders(store).put(reminder(anna, at(0)));
    const kept = (await store.get(recordKey(anna)))?.value;
    expect(kept).toMatchObject({ format: 1, reminder: { format: 1, runId: 'run-1' } });
  });

  test('an older version of the bot sees no hint of an app password', async () => {
    const store = opened({ after: undefined });
    await keepAge(keepReminders(store), ageOf(anna, 'one', at(0)));
    const hints = await Promise.all(shards.map((shard) => store.scan(shard)));
    expect(hints.flat()).toEqual([]);
  });

  test('an app password’s reminder of a later format is left to the version that knows it', async () => {
    const store = opened({ after: undefined });
    const book = keepReminders(store);
    await keepAge(book, ageOf(anna, 'one', at(0)));
    await keepAge(book, ageOf(anna, 'two', at(0)));
    const key = recordKey({ tenantId: anna.tenantId, accountId: 'one' });
    const entry = await store.get(key);
    const later = { ...(entry?.value as object), reminder: { format: 3 } };
    await store.put(key, later, 'any');
    expect((await book.agesOf(anna)).map(({ account }) => account.id)).toEqual(['two']);
    expect(await book.claim(at(5), at(9), 9)).toMatchObject([{ reminder: { account: { id: 'two' } } }]);
    expect((await store.get(key))?.value).toEqual(later);
  });

  test('a reminder without a time is refused', async () => {
    await expect(keepReminders(opened({ after: undefined })).put(reminder(anna, 'soon'))).rejects.toThrow(
      RangeError,
    );
  });

  test('settling and claiming cost what is said of them', async () => {
    const counts: Counts = { reads: 0, writes: 0 };
    const book = keepReminders(counting(counts)(opened({ after: undefined })));
    await book.put(reminder(anna, at(0)));
    expect(counts).toEqual({ reads: 1, writes: 2 });
    const [claim] = await book.claim(at(0), at(5), 9);
    expect(counts).toEqual({ reads: 1 + 9 + 1, writes: 3 });
    if (!claim) throw new Error('it is due');
    await book.settle(claim, reminder(anna, at(60)));
    expect(counts).toEqual({ reads: 11, writes: 6 });
  });
});

describe('reminders, whoever comes first and whoever is killed', () => {
  const people = [anna, ben];
  const act = fc.record({
    what: fc.constantFrom('put', 'drop', 'sweep', 'sweep and stop'),
    whom: fc.constantFrom(...people),
    due: fc.constantFrom(0, 1, 2),
    now: fc.constantFrom(0, 2, 9),
    /** Writes until its process is killed. */
    lives: fc.option(fc.nat(4), { nil: 99, freq: 2 }),
  });
  type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

  async function perform(store: KeyValue, { what, whom, due, now }: Act): Promise<void> {
    const book = keepReminders(store);
    if (what === 'put') return book.put(reminder(whom, at(due)));
    if (what === 'drop') return book.drop(whom);
    const claims = await book.claim(at(now), at(now + 5), 2);
    const isLast = what === 'sweep and stop';
    for (const claim of claims)
      await book.settle(claim, isLast ? undefined : { ...claim.reminder, due: at(due) });
  }

  test('what is kept is always found when it is due', async () => {
    const acts = fc.array(act, { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), acts, acts, async (scheduler, before, after) => {
        const memory = emptyMemory();
        const process = ({ lives }: Act) => {
          let left = lives;
          return memoryStore(memory, async (kind) => {
            await scheduler.schedule(Promise.resolve());
            if (kind === 'write' && left === 0) throw new Error('killed');
            if (kind === 'write') left -= 1;
          });
        };
        for (const some of [before, after]) {
          await scheduler.waitFor(Promise.allSettled(some.map((one) => perform(process(one), one))));
        }
        const book = keepReminders(memoryStore(memory, async () => undefined));
        const kept = (await Promise.all(people.map((one) => book.of(one)))).filter(
          (one) => one !== undefined,
        );
        const found = [await book.claim(at(60), at(65), 9), await book.claim(at(60), at(65), 9)].flat();
        const names = found.map((claim) => claim.reminder.person.name).sort();
        expect(names).toEqual(kept.map((one) => one.person.name).sort());
      }),
      { numRuns: 800 },
    );
  });
});
