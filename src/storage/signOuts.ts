import type { Person } from '../procedure/person';
import type { SignOuts } from '../procedure/ports/signOuts';
import type { Key, KeyValue } from './keyValue';

const keyOf = ({ tenantId, userId }: Person): Key => ['signed-out', tenantId, userId];

/** Sign-outs on the key-value port: one record for each person; its version, new with every write, is its name. */
export function keepSignOuts(store: KeyValue): SignOuts {
  return {
    last: async (person) => (await store.get(keyOf(person)))?.version ?? '',
    async note(person) {
      await store.put(keyOf(person), { format: 1 }, 'any');
    },
  };
}
