import type { Expected, Key, KeyValue } from '../../src/storage/keyValue';
import { openLmdb } from '../../src/storage/lmdb';
import type { TempFolders } from './tempFolder';

/** A write that a test lets fail, as if the process had been killed before it. */
export interface Kill {
  /** How many writes still succeed; `undefined` lets all of them. */
  after: number | undefined;
}

/** An embedded store in a folder of its own, which can be cut off before a write. */
export function mortalStore(folders: TempFolders, kill: Kill = { after: undefined }): KeyValue {
  const store = openLmdb({ dataDir: folders.make(), dataKey: undefined });
  const live = () => {
    if (kill.after === 0) throw new Error('killed');
    if (kill.after !== undefined) kill.after -= 1;
  };
  return {
    ...bound(store),
    put: async (key: Key, value: unknown, expected: Expected) => {
      live();
      return store.put(key, value, expected);
    },
    delete: async (key: Key, expected: Exclude<Expected, 'absent'>) => {
      live();
      return store.delete(key, expected);
    },
  };
}

function bound(store: KeyValue): Pick<KeyValue, 'get' | 'scan' | 'close'> {
  return {
    get: (key) => store.get(key),
    scan: (partition, range) => store.scan(partition, range),
    close: () => store.close(),
  };
}
