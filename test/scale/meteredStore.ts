import type { Clock } from '../../src/procedure/ports/clock';
import type { KeyValue } from '../../src/storage/keyValue';
import type { Busy } from './busy';

/** What a store was asked for. */
export interface Operations {
  get: number;
  scan: number;
  put: number;
  delete: number;
}

export const noOperations = (): Operations => ({ get: 0, scan: 0, put: 0, delete: 0 });

export const sum = ({ get, scan, put, delete: taken }: Operations) => get + scan + put + taken;

export interface Meter {
  readonly operations: Operations;
  readonly busy: Busy;
  readonly clock: Clock;
  /** Milliseconds of the clock that each operation takes besides: what a store in another house takes. */
  readonly takes: number;
}

/** Counts what is asked of a store, and says so while it is at work: meanwhile no time passes. */
export function metered(store: KeyValue, { operations, busy, clock, takes }: Meter): KeyValue {
  const count = async <T>(kind: keyof Operations, work: () => Promise<T>): Promise<T> => {
    operations[kind] += 1;
    if (takes > 0) await clock.wait(takes);
    return busy.during(work);
  };
  return {
    get: (key) => count('get', () => store.get(key)),
    scan: (partition, range) => count('scan', () => store.scan(partition, range)),
    put: (key, value, expected) => count('put', () => store.put(key, value, expected)),
    delete: (key, expected) => count('delete', () => store.delete(key, expected)),
    close: () => store.close(),
  };
}
