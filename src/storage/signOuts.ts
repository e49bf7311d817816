import { createHash } from 'node:crypto';
import type { Person } from '../procedure/person';
import type { SignOuts } from '../procedure/ports/signOuts';
import type { Key, KeyValue } from './keyValue';

/** Under no name and no id, because it outlives a person who has asked to be forgotten: it ends their older sign-ins. */
const keyOf = ({ tenantId, userId }: Person): Key => [
  'signed-out',
  createHash('sha256').update(`${tenantId} ${userId}`).digest('hex'),
];

/** Sign-outs on the key-value port: one record for each person; its version, new with every write, is its name. */
export function keepSignOuts(store: KeyValue): SignOuts {
  return {
    last: async (person) => (await store.get(keyOf(person)))?.version ?? '',
    async note(person) {
      await store.put(keyOf(person), { format: 1 }, 'any');
    },
  };
}
