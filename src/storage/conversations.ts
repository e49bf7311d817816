import type { Person } from '../procedure/person';
import type { ConversationAddress, Conversations } from '../procedure/ports/conversations';
import type { Key, KeyValue } from './keyValue';

interface Kept {
  readonly format: 1;
  readonly address: ConversationAddress;
}

/** People whose address this process remembers, so that their next turn costs no read and no write. */
const mostRemembered = 1000;

const keyOf = ({ tenantId, userId }: Person): Key => ['conversation', tenantId, userId];

function readAddress(value: unknown): ConversationAddress | undefined {
  const kept = value as Partial<Kept> | null;
  return kept?.format === 1 ? kept.address : undefined;
}

/** The parts in one order, to compare by. */
function fingerprint(address: ConversationAddress): string {
  const { serviceUrl, conversationId, botId, userChannelId, locale, timeZone } = address;
  return JSON.stringify([serviceUrl, conversationId, botId, userChannelId, locale, timeZone]);
}

/** Addresses on the key-value port. `recall` always reads: another process may have kept a newer one. */
export function keepConversations(store: KeyValue): Conversations {
  const remembered = new Map<string, string>();
  const nameOf = (person: Person) => JSON.stringify(keyOf(person));

  function note(name: string, mark: string): void {
    remembered.delete(name);
    remembered.set(name, mark);
    for (const oldest of remembered.keys()) {
      if (remembered.size <= mostRemembered) return;
      remembered.delete(oldest);
    }
  }

  async function recall(person: Person): Promise<ConversationAddress | undefined> {
    return readAddress((await store.get(keyOf(person)))?.value);
  }

  return {
    recall,
    async remember(person, address) {
      const [name, mark] = [nameOf(person), fingerprint(address)];
      if (remembered.get(name) === mark) return;
      const known = await recall(person);
      if (known === undefined || fingerprint(known) !== mark) {
        await store.put(keyOf(person), { format: 1, address } satisfies Kept, 'any');
      }
      note(name, mark);
    },
    async forget(person) {
      remembered.delete(nameOf(person));
      await store.delete(keyOf(person), 'any');
    },
  };
}
