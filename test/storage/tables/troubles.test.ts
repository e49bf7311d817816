import { randomUUID } from 'node:crypto';
import { inspect } from 'node:util';
import { Conflict } from '../../../src/procedure/errors';
import { StorageFault, StorageUnreachable } from '../../../src/storage/fault';
import type { Engine, Key } from '../../../src/storage/keyValue';
import { openTables } from '../../../src/storage/tables/open';
import type { Azurite } from '../azurite';
import { startAzurite } from '../azurite';
import type { ImpatientClock } from './impatientClock';
import { impatientClock } from './impatientClock';
import type { TroubledFetch } from './troubledFetch';
import { lost, refused, troubledFetch } from './troubledFetch';

describe('Azure Tables, when answers are lost or put off', () => {
  let azurite: Azurite;
  let store: Engine;
  /** The same table, seen by somebody who has no trouble. */
  let other: Engine;
  let line: TroubledFetch;
  let clock: ImpatientClock;
  const key: Key = ['p', 'one'];

  beforeAll(async () => {
    azurite = await startAzurite();
  });
  afterAll(() => azurite.stop());
  beforeEach(async () => {
    const table = `t${randomUUID().replaceAll('-', '')}`;
    const endpoint = { connectionString: azurite.connectionString };
    [line, clock] = [troubledFetch(), impatientClock()];
    store = await openTables({ endpoint, table, clock, fetch: line.fetch });
    other = await openTables({ endpoint, table, clock });
    line.asked.length = 0;
  });
  afterEach(() => Promise.all([store.close(), other.close()]));

  test('a new record whose answer was lost is ours, and its version fits', async () => {
    line.loseAnswer('POST');
    const version = await store.put(key, 'ours', 'absent');
    expect(line.asked).toEqual(['POST', 'POST', 'GET']);
    expect(await other.get(key)).toEqual({ value: 'ours', version });
    await store.put(key, 'next', { version });
  });

  test('a change whose answer was lost is ours, and its version fits', async () => {
    const first = await store.put(key, 'first', 'absent');
    line.loseAnswer('PUT');
    const version = await store.put(key, 'second', { version: first });
    expect(await other.get(key)).toEqual({ value: 'second', version });
    await store.put(key, 'third', { version });
  });

  test('a write that never arrived is sent again', async () => {
    line.next('POST', lost);
    const first = await store.put(key, 'first', 'absent');
    line.next('PUT', lost);
    await store.put(key, 'second', { version: first });
    expect((await other.get(key))?.value).toBe('second');
  });

  test('a lost answer to a write that came too late is a conflict', async () => {
    const stale = await store.put(key, 'first', 'absent');
    await other.put(key, 'other', 'any');
    line.loseAnswer('PUT');
    await expect(store.put(key, 'second', { version: stale })).rejects.toThrow(Conflict);
    line.loseAnswer('POST');
    await expect(store.put(key, 'second', 'absent')).rejects.toThrow(Conflict);
    expect((await other.get(key))?.value).toBe('other');
  });

  test('a lost answer to a write that somebody else has overwritten is a conflict', async () => {
    line.loseAnswer('POST', () => other.put(key, 'other', 'any'));
    await expect(store.put(key, 'ours', 'absent')).rejects.toThrow(Conflict);
    expect((await other.get(key))?.value).toBe('other');
  });

  test('the look after a lost answer may get lost too', async () => {
    line.loseAnswer('POST');
    line.next('GET', lost);
    const version = await store.put(key, 'ours', 'absent');
    expect(await other.get(key)).toEqual({ value: 'ours', version });
  });

  test('a delete whose answer was lost is done, whatever it expected', async () => {
    const version = await store.put(key, 'first', 'absent');
    line.loseAnswer('DELETE');
    await store.delete(key, { version });
    await store.put(key, 'second', 'absent');
    line.loseAnswer('DELETE');
    await store.delete(key, 'any');
    expect(await other.get(key)).toBeUndefined();
  });

  test('a delete whose answer was lost leaves what was made after it', async () => {
    const version = await store.put(key, 'first', 'absent');
    line.loseAnswer('DELETE', () => other.put(key, 'other', 'absent'));
    await expect(store.delete(key, { version })).rejects.toThrow(Conflict);
    expect((await other.get(key))?.value).toBe('other');
  });

  test.each([
    [503, 'ServerBusy'],
    [500, 'OperationTimedOut'],
    [429, 'TooManyRequests'],
    [408, 'RequestTimeout'],
  ])('a write that is answered %i %s is sent again', async (status, code) => {
    line.next('POST', refused(status, code));
    line.next('POST', refused(status, code));
    await store.put(key, 'ours', 'absent');
    expect(clock.waits).toHaveLength(2);
    expect((await other.get(key))?.value).toBe('ours');
  });

  test('the service says how long to wait', async () => {
    line.next('POST', refused(503, 'ServerBusy', { 'retry-after': '3' }));
    await store.put(key, 'ours', 'absent');
    expect(clock.waits).toEqual([3000]);
  });

  test('a service that asks for a longer wait than there is time for is not waited for', async () => {
    line.next('POST', refused(503, 'ServerBusy', { 'retry-after': '60' }));
    await expect(store.put(key, 'ours', 'absent')).rejects.toThrow('did not answer (503 ServerBusy)');
    expect(clock.waits).toEqual([]);
  });

  test('a read and each page of a scan are asked again', async () => {
    for (const rest of ['a', 'b', 'c', 'd', 'e']) await store.put(['p', rest], rest, 'any');
    line.next('GET', lost);
    expect((await store.get(['p', 'a']))?.value).toBe('a');
    line.rewrite = (url) => url.replace('top=1000', 'top=2');
    line.asked.length = 0;
    line.next('GET', (request) => fetch(request));
    line.next('GET', refused(503, 'ServerBusy'));
    expect((await store.scan('p')).map(({ value }) => value)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(line.asked).toHaveLength(4);
    const all: string[] = [];
    for await (const { json } of store.records()) all.push(json);
    expect(all).toEqual(['"a"', '"b"', '"c"', '"d"', '"e"']);
  });

  test('when nobody answers at all it gives up within eight seconds, and holds nothing of what was to be kept', async () => {
    const begun = clock.now();
    for (let tries = 0; tries < 9; tries += 1) line.next('POST', lost);
    const thrown: unknown = await store
      .put(key, 'kept between us', 'absent')
      .catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(StorageUnreachable);
    expect(inspect(thrown, { depth: 9, showHidden: true })).not.toContain('kept between us');
    expect(line.asked).toHaveLength(5);
    expect(clock.now() - begun).toBeLessThanOrEqual(8000);
  });

  test('who is not let in is told which role is missing, at once', async () => {
    line.next('GET', refused(403, 'AuthorizationPermissionMismatch'));
    await expect(store.get(key)).rejects.toThrow(
      /AuthorizationPermissionMismatch.*Storage Table Data Contributor/,
    );
    expect(clock.waits).toEqual([]);
  });

  test('a table that is gone is not taken for an empty one', async () => {
    for (const method of ['GET', 'GET', 'DELETE', 'PUT']) line.next(method, refused(404, 'TableNotFound'));
    await expect(store.get(key)).rejects.toThrow(StorageFault);
    await expect(store.scan('p')).rejects.toThrow(StorageFault);
    await expect(store.delete(key, 'any')).rejects.toThrow(StorageFault);
    await expect(store.put(key, 1, 'any')).rejects.toThrow(StorageFault);
  });

  test('a close waits for the try that is under way', async () => {
    let arrive: () => void = () => undefined;
    let release: () => void = () => undefined;
    const arrived = new Promise<void>((resolve) => (arrive = resolve));
    const released = new Promise<void>((resolve) => (release = resolve));
    const order: string[] = [];
    line.next('POST', async (request) => {
      arrive();
      await released;
      return fetch(request);
    });
    const write = store.put(key, 'late', 'absent').then(() => order.push('written'));
    await arrived;
    const close = store.close().then(() => order.push('closed'));
    await other.get(key);
    release();
    await Promise.all([write, close]);
    expect(order).toEqual(['written', 'closed']);
  });

  test('characters of any length come back whole, wherever the packets of the network end', async () => {
    for (const before of ['', 'x']) {
      const text = before + '😀ü日'.repeat(20_000);
      await store.put(key, text, 'any');
      // Not handed to `expect` itself, which would print it.
      expect((await store.get(key))?.value === text).toBe(true);
    }
  });
});
