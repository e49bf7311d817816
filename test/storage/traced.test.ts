import type { SpanFields, Trace } from '../../src/procedure/ports/trace';
import { traced } from '../../src/storage/traced';
import { emptyMemory, memoryStore } from './memoryStore';

/** A trace that keeps what it was told. */
function keptTrace() {
  const spans: (readonly [name: string, fields: SpanFields])[] = [];
  const trace: Trace = {
    span: (name, fields, work) => {
      spans.push([name, fields]);
      return work();
    },
    note: () => undefined,
  };
  return { spans, trace };
}

describe('a store that is traced', () => {
  test('keeps what it is given, and shows of each access the kind of record alone', async () => {
    const { spans, trace } = keptTrace();
    const store = traced(
      memoryStore(emptyMemory(), async () => undefined),
      trace,
    );
    const key = ['run', 'tenant-1', 'person-1'] as const;
    const version = await store.put(key, { a: 1 }, 'absent');
    expect(await store.get(key)).toEqual({ value: { a: 1 }, version });
    expect(await store.scan('run', { prefix: ['tenant-1'] })).toEqual([{ key, value: { a: 1 }, version }]);
    await store.delete(key, { version });
    expect(await store.get(key)).toBeUndefined();
    expect(spans).toEqual(
      ['put', 'get', 'scan', 'delete', 'get'].map((operation) => [
        'storage',
        { operation, partition: 'run' },
      ]),
    );
    await store.close();
  });
});
