import { Conflict } from '../../src/procedure/errors';
import { decodeKey, encodeKey, encodeRange } from '../../src/storage/key';
import type { Entry, Expected, Key, KeyValue } from '../../src/storage/keyValue';

export interface Memory {
  readonly records: Map<string, { readonly json: string; readonly version: string }>;
  writes: number;
}

export const emptyMemory = (): Memory => ({ records: new Map(), writes: 0 });

/** A store in memory that lets a test decide who is next: `gate` is passed before every operation. */
export function memoryStore(memory: Memory, gate: (kind: 'read' | 'write') => Promise<void>): KeyValue {
  const { records } = memory;
  const check = (id: string, expected: Expected) => {
    const version = records.get(id)?.version;
    if (expected === 'any') return;
    if (expected === 'absent' ? version !== undefined : version !== expected.version) throw new Conflict();
  };
  return {
    async get(key) {
      await gate('read');
      const found = records.get(encodeKey(key));
      return found && { value: JSON.parse(found.json) as unknown, version: found.version };
    },
    async put(key: Key, value: unknown, expected: Expected) {
      await gate('write');
      check(encodeKey(key), expected);
      memory.writes += 1;
      const version = String(memory.writes);
      records.set(encodeKey(key), { json: JSON.stringify(value), version });
      return version;
    },
    async delete(key, expected) {
      await gate('write');
      check(encodeKey(key), expected);
      records.delete(encodeKey(key));
    },
    async scan(partition, range = {}) {
      await gate('read');
      const { from, to } = encodeRange(partition, range);
      return [...records]
        .filter(([id]) => id >= from && id < to)
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .slice(0, range.limit)
        .map(([id, { json, version }]): Entry => ({ key: decodeKey(id), value: JSON.parse(json), version }));
    },
    close: async () => undefined,
  };
}
