import { Conflict } from '../../src/procedure/errors';
import { longestValue } from '../../src/storage/json';
import type { Key, KeyValue } from '../../src/storage/keyValue';

/** An engine over one place of its own: `open` may be called again after a close, and finds what was kept. */
export interface Place {
  open(): Promise<KeyValue>;
}

/** What every engine promises; `newPlace` is called before each test. */
export function keyValueContract(name: string, newPlace: () => Promise<Place>): void {
  describe(`${name} keeps the promises of a key-value store`, () => {
    let place: Place;
    let store: KeyValue;
    const key: Key = ['p', 'one'];

    beforeEach(async () => {
      place = await newPlace();
      store = await place.open();
    });
    afterEach(() => store.close());

    const restsOf = async (...range: Parameters<KeyValue['scan']>) =>
      (await store.scan(...range)).map(({ key: [, ...rest] }) => rest);

    test('a key that was never written holds nothing', async () => {
      expect(await store.get(key)).toBeUndefined();
    });

    test.each([
      { a: [1, 'ü', null, { b: false }] },
      'text',
      0,
      null,
      [],
      '\ud800 alone',
      'x'.repeat(100_000),
    ])('what was put is read back with its version (%#)', async (value) => {
      const version = await store.put(key, value, 'absent');
      expect(await store.get(key)).toEqual({ value, version });
    });

    test('a value that JSON cannot say is refused and nothing is kept', async () => {
      await expect(store.put(key, undefined, 'any')).rejects.toThrow(TypeError);
      expect(await store.get(key)).toBeUndefined();
    });

    test('the longest value is kept and a longer one is refused', async () => {
      const longest = 'x'.repeat(longestValue - 2);
      await store.put(key, longest, 'any');
      await expect(store.put(key, `${longest}x`, 'any')).rejects.toThrow(RangeError);
      expect((await store.get(key))?.value).toBe(longest);
    });

    test('of twenty that create the same key at once, one succeeds and its value stays', async () => {
      const outcomes = await Promise.allSettled(
        Array.from({ length: 20 }, (_, index) => store.put(key, index, 'absent')),
      );
      const winners = outcomes.flatMap(({ status }, index) => (status === 'fulfilled' ? [index] : []));
      expect(winners).toHaveLength(1);
      expect((await store.get(key))?.value).toBe(winners[0]);
      for (const outcome of outcomes) {
        if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(Conflict);
      }
    });

    test('of twenty that change the same version at once, one succeeds', async () => {
      const version = await store.put(key, 'first', 'absent');
      const outcomes = await Promise.allSettled(
        Array.from({ length: 20 }, (_, index) => store.put(key, index, { version })),
      );
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    });

    test('a stale version is refused and changes nothing', async () => {
      const stale = await store.put(key, 'first', 'absent');
      const version = await store.put(key, 'second', { version: stale });
      await expect(store.put(key, 'third', { version: stale })).rejects.toThrow(Conflict);
      await expect(store.delete(key, { version: stale })).rejects.toThrow(Conflict);
      expect(await store.get(key)).toEqual({ value: 'second', version });
    });

    test('the same value written again has a new version', async () => {
      const first = await store.put(key, 'same', 'any');
      expect(await store.put(key, 'same', 'any')).not.toBe(first);
    });

    test('the version of a deleted record does not fit the record that was made after it', async () => {
      const version = await store.put(key, 'old', 'absent');
      await store.delete(key, { version });
      await store.put(key, 'new', 'absent');
      await expect(store.put(key, 'mistaken', { version })).rejects.toThrow(Conflict);
      expect((await store.get(key))?.value).toBe('new');
    });

    test.each(['', 'absent', 'any', '*', 'nonsense', '1e3', '-1', '3.542694326329068e-103'])(
      'a version that the store never gave out fits no record (%p)',
      async (version) => {
        await store.put(key, 'first', 'absent');
        await expect(store.put(key, 'second', { version })).rejects.toThrow(Conflict);
        await expect(store.put(['p', 'none'], 'second', { version })).rejects.toThrow(Conflict);
        expect((await store.get(key))?.value).toBe('first');
        expect(await store.get(['p', 'none'])).toBeUndefined();
      },
    );

    test('a version does not fit where there is no record', async () => {
      const version = await store.put(key, 'first', 'absent');
      await store.delete(key, 'any');
      await expect(store.put(key, 'second', { version })).rejects.toThrow(Conflict);
      await expect(store.delete(key, { version })).rejects.toThrow(Conflict);
      expect(await store.get(key)).toBeUndefined();
    });

    test('a delete takes the record away, and a second one finds nothing to do', async () => {
      await store.put(key, 'first', 'any');
      await store.delete(key, 'any');
      await store.delete(key, 'any');
      expect(await store.get(key)).toBeUndefined();
      expect(await store.scan('p')).toEqual([]);
    });

    const odd: readonly (readonly string[])[] = [
      [],
      [''],
      ['', ''],
      ['', 'a'],
      ['\0'],
      ['\0', ''],
      ['!'],
      ['"'],
      ['%2F'],
      ['-'],
      ['.'],
      ['/'],
      ['/', '/'],
      ['10'],
      ['9'],
      ['A'],
      ['\\'],
      ['_'],
      ['a'],
      ['a', ''],
      ['a', 'b'],
      ['a\0'],
      ['a\0', 'b'],
      ['a!'],
      ['a/b'],
      ['ab'],
      ['x'.repeat(500)],
      ['x'.repeat(500), 'y'],
      ['~'],
      ['\u007f'],
      ['é'],
      ['日本'],
      ['\ud800'],
      ['😀'],
      ['\uffff'],
    ];

    test('odd keys are kept apart, come back as they were, and in order', async () => {
      for (const rest of [...odd].reverse()) await store.put(['p', ...rest], rest, 'absent');
      expect(await restsOf('p')).toEqual(odd);
      for (const rest of odd) expect((await store.get(['p', ...rest]))?.value).toEqual(rest);
    });

    test('odd partitions are kept apart', async () => {
      const partitions = odd.flatMap(([first]) => (first === undefined ? [] : [first]));
      for (const partition of new Set(partitions)) await store.put([partition, 'k'], partition, 'absent');
      for (const partition of partitions) {
        expect((await store.scan(partition)).map(({ value }) => value)).toEqual([partition]);
      }
    });

    test('a key that is too long is refused, whatever is asked', async () => {
      const long: Key = ['p', 'x'.repeat(512)];
      await expect(store.put(long, 1, 'any')).rejects.toThrow(RangeError);
      await expect(store.get(long)).rejects.toThrow(RangeError);
      await expect(store.delete(long, 'any')).rejects.toThrow(RangeError);
      await expect(store.scan('x'.repeat(512))).rejects.toThrow(RangeError);
    });

    test('a scan reads values and versions of its range only', async () => {
      for (const rest of ['a', 'b', 'c', 'd', 'ca']) await store.put(['p', rest], rest, 'any');
      const version = await store.put(['p', 'b', 'x'], 'bx', 'any');
      await store.put(['q', 'b'], 'other', 'any');
      expect(await store.scan('p', { prefix: ['b', 'x'] })).toEqual([
        { key: ['p', 'b', 'x'], value: 'bx', version },
      ]);
      expect(await restsOf('p', { prefix: ['c'] })).toEqual([['c']]);
      expect(await restsOf('p', { prefix: ['b'] })).toEqual([['b'], ['b', 'x']]);
      expect(await restsOf('p', { from: ['b', 'a'], to: ['d'] })).toEqual([['b', 'x'], ['c'], ['ca']]);
      expect(await restsOf('p', { from: ['c'] })).toEqual([['c'], ['ca'], ['d']]);
      expect(await restsOf('p', { from: [], limit: 2 })).toEqual([['a'], ['b']]);
      expect(await restsOf('p', { prefix: ['b'], from: ['a'], to: ['c'] })).toEqual([['b'], ['b', 'x']]);
      expect(await restsOf('p', { prefix: ['b'], from: ['c'] })).toEqual([]);
      expect(await restsOf('p', { from: ['d'], to: ['a'] })).toEqual([]);
      expect(await restsOf('p', { limit: 0 })).toEqual([]);
      expect(await restsOf('r')).toEqual([]);
    });

    test('what was acknowledged is there after reopening, with the same version', async () => {
      const version = await store.put(key, 'kept', 'any');
      await store.close();
      store = await place.open();
      expect(await store.get(key)).toEqual({ value: 'kept', version });
    });

    test('a close waits for the writes under way and refuses what comes after it', async () => {
      const write = store.put(key, 'late', 'any');
      await store.close();
      await expect(write).resolves.toEqual(expect.any(String));
      await expect(store.get(key)).rejects.toThrow();
      await expect(store.put(key, 'too late', 'any')).rejects.toThrow();
      await expect(store.scan('p')).rejects.toThrow();
      await store.close();
      store = await place.open();
      expect((await store.get(key))?.value).toBe('late');
    });
  });
}
