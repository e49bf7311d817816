import type { Trace } from '../procedure/ports/trace';
import type { KeyValue } from './keyValue';

/** Shows how long each access takes; of its key only the partition, which is a kind of record. */
export function traced(store: KeyValue, trace: Trace): KeyValue {
  return {
    get: (key) => trace.span('storage', { operation: 'get', partition: key[0] }, () => store.get(key)),
    put: (key, value, expected) =>
      trace.span('storage', { operation: 'put', partition: key[0] }, () => store.put(key, value, expected)),
    delete: (key, expected) =>
      trace.span('storage', { operation: 'delete', partition: key[0] }, () => store.delete(key, expected)),
    scan: (partition, range) =>
      trace.span('storage', { operation: 'scan', partition }, () => store.scan(partition, range)),
    close: () => store.close(),
  };
}
