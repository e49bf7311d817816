import type { Person } from '../../src/procedure/person';
import type { Claim, ReminderBook } from '../../src/procedure/ports/reminderBook';
import { accountKeyOf, type AgeReminder, type Reminder } from '../../src/procedure/reminder';
import { instant, milliseconds } from '../../src/procedure/time';
import type { KeyValue } from '../../src/storage/keyValue';
import { keepReminders } from '../../src/storage/reminderBook';
import type { Counts } from '../support/countingStore';
import { counting } from '../support/countingStore';
import { anna, ben, tenantId } from './runs';

/** Minutes after nine, as a moment. */
export const at = (minutes: number) => instant(Date.parse('2026-03-02T09:00:00.000Z') + minutes * 60_000);

export const person = (number: number): Person => ({
  tenantId,
  userId: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
  name: `Person ${number}`,
});

export const reminder = (whom: Person, due: string, more: Partial<Reminder> = {}): Reminder => ({
  ...{ format: 1, person: whom, runId: 'run-1', due, asked: false, unanswered: 0 },
  ...more,
});

/** About the app password of an account. */
export const ageOf = (
  whom: Person,
  account: string,
  due: string,
  more: Partial<AgeReminder> = {},
): AgeReminder => ({
  ...{ format: 2, person: whom, madeAt: at(-60), due, asked: false, unanswered: 0 },
  account: { id: account, displayName: 'Service', userPrincipalName: `${account}@contoso.example` },
  ...more,
});

/** Keeps it, whatever is there. */
export const keepAge = (book: ReminderBook, age: AgeReminder) => book.changeAge(accountKeyOf(age), () => age);

const whose = (claims: readonly Claim[]) => claims.map((claim) => claim.reminder.person.name);

/**
 * What every place for reminders promises; `open` is called before each test and finds nothing kept.
 * @param many how many reminders that are not due yet must not make a difference
 */
export function remindersContract(name: string, open: () => Promise<KeyValue>, many: number): void {
  describe(`${name} keeps reminders`, () => {
    let store: KeyValue;
    let book: ReminderBook;

    beforeEach(async () => {
      store = await open();
      book = keepReminders(store);
    });
    afterEach(() => store.close());

    test('nobody has a reminder at first, and none is due', async () => {
      expect(await book.of(anna)).toBeUndefined();
      expect(await book.claim(at(0), at(5), 10)).toEqual([]);
      await book.drop(anna);
    });

    test('a reminder that is put is the person’s own, and the next one takes its place', async () => {
      await book.put(reminder(anna, at(10)));
      const second = reminder(anna, at(5), { asked: true, activityId: 'card' });
      await book.put(second);
      expect(await book.of(anna)).toEqual(second);
      expect(await book.of(ben)).toBeUndefined();
      expect(whose(await book.claim(at(20), at(25), 10))).toEqual(['Anna']);
    });

    test('what is not due is not taken, and what is due this moment is', async () => {
      await book.put(reminder(anna, at(10)));
      expect(await book.claim(instant(milliseconds(at(10)) - 1), at(15), 10)).toEqual([]);
      expect(await book.claim(at(10), at(15), 10)).toMatchObject([{ reminder: reminder(anna, at(10)) }]);
    });

    test('the oldest are taken first, wherever they lie, and no more than asked for', async () => {
      const order = Array.from({ length: 30 }, (_, number) => (number * 7) % 30);
      for (const number of order) await book.put(reminder(person(number), at(number)));
      const names = Array.from({ length: 30 }, (_, number) => `Person ${number}`);
      expect(whose(await book.claim(at(25), at(99), 7))).toEqual(names.slice(0, 7));
      expect(whose(await book.claim(at(25), at(99), 100))).toEqual(names.slice(7, 26));
      expect(await book.claim(at(25), at(99), 100)).toEqual([]);
      expect(await book.claim(at(30), at(99), 0)).toEqual([]);
    });

    test('four who take at once get each reminder once, and together all of them', async () => {
      for (let number = 0; number < 40; number += 1) await book.put(reminder(person(number), at(0)));
      const taken: string[] = [];
      for (let round = 0; round < 8 && taken.length < 40; round += 1) {
        const claims = await Promise.all(
          [1, 2, 3, 4].map(() => keepReminders(store).claim(at(1), at(5), 10)),
        );
        taken.push(...whose(claims.flat()));
      }
      expect(new Set(taken).size).toBe(40);
      expect(taken).toHaveLength(40);
    });

    test('a claim that has expired is taken over, and whoever held it then settles nothing', async () => {
      await book.put(reminder(anna, at(0)));
      const [first] = await book.claim(at(0), at(5), 1);
      expect(await book.claim(at(4), at(9), 1)).toEqual([]);
      const [second] = await book.claim(at(5), at(10), 1);
      if (!first || !second) throw new Error('both should have got it');
      expect(await book.settle(first, reminder(anna, at(60)))).toBe(false);
      expect(await book.of(anna)).toEqual(reminder(anna, at(0)));
      expect(await book.settle(second, reminder(anna, at(90)))).toBe(true);
      expect(await book.of(anna)).toEqual(reminder(anna, at(90)));
      expect(await book.claim(at(89), at(99), 1)).toEqual([]);
    });

    test('a claim that has expired and that nobody took over is settled', async () => {
      await book.put(reminder(anna, at(0)));
      const [claim] = await book.claim(at(0), at(5), 1);
      if (!claim) throw new Error('it is due');
      expect(await book.settle(claim, undefined)).toBe(true);
      expect(await book.settle(claim, undefined)).toBe(false);
      expect(await book.of(anna)).toBeUndefined();
      expect(await book.claim(at(60), at(65), 1)).toEqual([]);
    });

    test('a settled reminder comes again when the next one is due, also at the same moment', async () => {
      await book.put(reminder(anna, at(0)));
      for (const next of [at(0), at(3), at(3)]) {
        const [claim] = await book.claim(at(3), at(5), 1);
        if (!claim) throw new Error('it is due');
        expect(await book.settle(claim, reminder(anna, next, { unanswered: 1 }))).toBe(true);
      }
      expect(await book.claim(at(3), at(5), 9)).toHaveLength(1);
    });

    test('a reminder that is put ends a claim, also one for the same moment', async () => {
      for (const due of [at(0), at(30)]) {
        await book.put(reminder(anna, at(0)));
        const [claim] = await book.claim(at(0), at(5), 1);
        if (!claim) throw new Error('it is due');
        await book.put(reminder(anna, due, { asked: true }));
        expect(await book.settle(claim, undefined)).toBe(false);
        expect(whose(await book.claim(due, at(99), 9))).toEqual(['Anna']);
      }
    });

    test('a reminder that is dropped while it is claimed stays away', async () => {
      await book.put(reminder(anna, at(0)));
      const [claim] = await book.claim(at(0), at(5), 1);
      if (!claim) throw new Error('it is due');
      await book.drop(anna);
      expect(await book.settle(claim, reminder(anna, at(10)))).toBe(false);
      expect(await book.of(anna)).toBeUndefined();
      expect(await book.claim(at(60), at(65), 1)).toEqual([]);
    });

    test('twenty who put at once leave one reminder, which comes once', async () => {
      await Promise.all(
        Array.from({ length: 20 }, (_, number) =>
          book.put(reminder(anna, at(number % 5), { unanswered: number })),
        ),
      );
      expect(await book.claim(at(60), at(65), 9)).toMatchObject([{ reminder: await book.of(anna) }]);
    });

    test('a clock that was ahead holds nobody up once it is right again', async () => {
      await book.put(reminder(anna, at(0)));
      const [early] = await book.claim(at(60 * 24 * 365), at(60 * 24 * 365 + 5), 1);
      const [claim] = await book.claim(at(0), at(5), 1);
      if (!early || !claim) throw new Error('both should have got it');
      expect(await book.settle(early, undefined)).toBe(false);
      expect(await book.settle(claim, undefined)).toBe(true);
    });

    test('a claim holds against a sweep that began a little before it, or whose clock is a little behind', async () => {
      await book.put(reminder(anna, at(0)));
      const [claim] = await book.claim(at(3), at(8), 1);
      if (!claim) throw new Error('it is due');
      expect(await book.claim(at(1), at(6), 1)).toEqual([]);
      expect(await book.settle(claim, undefined)).toBe(true);
    });

    test('a clock that is behind takes nothing and loses nothing', async () => {
      await book.put(reminder(anna, at(10)));
      expect(await book.claim('1970-01-01T00:00:00.000Z', at(5), 9)).toEqual([]);
      expect(await book.claim(at(10), at(15), 9)).toHaveLength(1);
    });

    test('a glance counts what is due and what waits, and changes nothing', async () => {
      const none = { count: 0, more: false };
      expect(await book.glance(at(10), 5)).toEqual({ due: none, waiting: none, oldestOverdue: 0 });
      for (const number of [0, 1, 2, 3, 4]) await book.put(reminder(person(number), at(number * 10)));
      await book.put(reminder(anna, '9999-12-31T23:59:59.999Z'));
      const seen = {
        due: { count: 3, more: false },
        waiting: { count: 3, more: false },
        oldestOverdue: 20 * 60_000,
      };
      expect(await book.glance(at(20), 6)).toEqual(seen);
      expect(await book.claim(at(20), at(25), 1)).toHaveLength(1);
      expect(await book.glance(at(20), 6)).toEqual(seen);
      expect(await book.glance(instant(milliseconds(at(0)) - 1), 9)).toMatchObject({
        due: none,
        oldestOverdue: 0,
      });
    });

    test('a glance counts no further than asked, and what is due first', async () => {
      for (const number of [0, 1, 2, 3, 4]) await book.put(reminder(person(number), at(number * 10)));
      expect(await book.glance(at(20), 4)).toMatchObject({
        due: { count: 3, more: false },
        waiting: { count: 1, more: true },
      });
      expect(await book.glance(at(20), 2)).toMatchObject({
        due: { count: 2, more: true },
        waiting: { count: 0, more: true },
      });
    });

    test('reminders of app passwords stand beside that of the run, one for each account', async () => {
      await book.put(reminder(anna, at(10)));
      for (const account of ['one', 'two']) await keepAge(book, ageOf(anna, account, at(20)));
      await keepAge(book, ageOf(ben, 'three', at(20)));
      expect(await book.of(anna)).toEqual(reminder(anna, at(10)));
      expect((await book.agesOf(anna)).map(({ account }) => account.id).sort()).toEqual(['one', 'two']);
      await book.drop(anna);
      expect(await book.agesOf(anna)).toHaveLength(2);
      expect(await book.agesOf({ ...anna, tenantId: 'another' })).toEqual([]);
    });

    test('an account’s reminder is for whoever is put there last, and comes to nobody else', async () => {
      await keepAge(book, ageOf(anna, 'one', at(10)));
      await keepAge(book, ageOf(ben, 'one', at(20)));
      expect(await book.agesOf(anna)).toEqual([]);
      expect(await book.claim(at(15), at(20), 9)).toEqual([]);
      expect(whose(await book.claim(at(20), at(25), 9))).toEqual(['Ben']);
    });

    test('a person and an account of the same id are two', async () => {
      await book.put(reminder(anna, at(10)));
      await keepAge(book, ageOf(ben, anna.userId, at(10)));
      expect(await book.of(anna)).toEqual(reminder(anna, at(10)));
      expect(whose(await book.claim(at(10), at(15), 9)).sort()).toEqual(['Anna', 'Ben']);
    });

    test('all kinds are taken in one order, and settled each in its place', async () => {
      await keepAge(book, ageOf(anna, 'one', at(1)));
      await book.put(reminder(anna, at(0)));
      const [run, age] = await book.claim(at(5), at(9), 9);
      if (run?.reminder.format !== 1 || age?.reminder.format !== 2) throw new Error('not in this order');
      expect(await book.settle(age, { ...age.reminder, due: at(30), unanswered: 1 })).toBe(true);
      expect(await book.settle(run, undefined)).toBe(true);
      expect(await book.of(anna)).toBeUndefined();
      expect(await book.agesOf(anna)).toEqual([ageOf(anna, 'one', at(30), { unanswered: 1 })]);
      expect(whose(await book.claim(at(30), at(35), 9))).toEqual(['Anna']);
    });

    test('twenty who change an account’s reminder at once each see what the one before has left', async () => {
      const key = { tenantId, accountId: 'one' };
      const more = (kept: AgeReminder | undefined) =>
        ageOf(anna, 'one', at(0), { unanswered: (kept?.unanswered ?? 0) + 1 });
      await Promise.all(Array.from({ length: 20 }, () => keepReminders(store).changeAge(key, more)));
      expect(await book.agesOf(anna)).toMatchObject([{ unanswered: 20 }]);
      expect(await book.claim(at(0), at(5), 9)).toHaveLength(1);
    });

    test('an account’s reminder that is left as it is keeps its claim, and a change ends it', async () => {
      const age = ageOf(anna, 'one', at(0));
      await keepAge(book, age);
      const [claim] = await book.claim(at(0), at(5), 9);
      if (!claim) throw new Error('it is due');
      expect(await book.changeAge(accountKeyOf(age), (kept) => kept)).toEqual(age);
      expect(await book.claim(at(1), at(6), 9)).toEqual([]);
      expect(await book.changeAge(accountKeyOf(age), () => undefined)).toBeUndefined();
      expect(await book.settle(claim, age)).toBe(false);
      expect(await book.agesOf(anna)).toEqual([]);
    });

    test('what a claim costs follows what is due, not what is open', async () => {
      const counts: Counts = { reads: 0, writes: 0 };
      const counted = keepReminders(counting(counts)(store));
      const seed = async (from: number, to: number, due: string) => {
        const numbers = Array.from({ length: to - from }, (_, index) => from + index);
        for (let start = 0; start < numbers.length; start += 25) {
          const some = numbers.slice(start, start + 25);
          await Promise.all(some.map((number) => book.put(reminder(person(number), due))));
        }
      };
      const claimed = async () => {
        Object.assign(counts, { reads: 0, writes: 0 });
        expect(await counted.claim(at(1), at(5), 50)).toHaveLength(3);
        return { ...counts };
      };
      await seed(0, 3, at(0));
      const alone = await claimed();
      expect(alone).toEqual({ reads: 9 + 3, writes: 3 });
      await seed(3, 3 + many, at(60));
      await seed(0, 3, at(0));
      expect(await claimed()).toEqual(alone);
    });
  });
}
