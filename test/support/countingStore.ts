import type { KeyValue } from '../../src/storage/keyValue';

export interface Counts {
  reads: number;
  writes: number;
}

/** Puts a counter before an engine: `openStorage({ …, counted: counting(counts) })`. */
export function counting(counts: Counts): (store: KeyValue) => KeyValue {
  return (store) => ({
    get: (key) => {
      counts.reads += 1;
      return store.get(key);
    },
    scan: (partition, range) => {
      counts.reads += 1;
      return store.scan(partition, range);
    },
    put: (key, value, expected) => {
      counts.writes += 1;
      return store.put(key, value, expected);
    },
    delete: (key, expected) => {
      counts.writes += 1;
      return store.delete(key, expected);
    },
    close: () => store.close(),
  });
}
