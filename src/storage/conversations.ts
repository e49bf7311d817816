import type { Person } from '../procedure/person';
import type { ConversationAddress, Conversations } from '../procedure/ports/conversations';
import { unlessConflict } from './conflict';
import type { Key, KeyValue } from './keyValue';

interface Kept {
  readonly format: 1;
  readonly address: ConversationAddress;
}

/** People whose address this process remembers, so that their next turn costs no read and no write. */
const mostRemembered = 1000;

const keyOf = ({ tenantId, userId }: Person): Key => ['conversation', tenantId, userId];

const nameOf = (person: Person) => JSON.stringify(keyOf(person));

/** `undefined` when it is of a format that this version does not know. */
export function readAddress(value: unknown): ConversationAddress | undefined {
  const kept = value as Partial<Kept> | null;
  return kept?.format === 1 ? kept.address : undefined;
}

/** The parts in one order, to compare by. */
function fingerprint(address: ConversationAddress): string {
  const { serviceUrl, conversationId, botId, userChannelId, locale, timeZone, heardOn, lost } = address;
  return JSON.stringify([serviceUrl, conversationId, botId, userChannelId, locale, timeZone, heardOn, lost]);
}

/** Whoever has written meanwhile has heard from the person. */
async function markLost(store: KeyValue, person: Person): Promise<void> {
  const entry = await store.get(keyOf(person));
  const address = readAddress(entry?.value);
  if (!entry || !address) return;
  const lost: Kept = { format: 1, address: { ...address, lost: true } };
  await unlessConflict(store.put(keyOf(person), lost, { version: entry.version }));
}

/** Lets the oldest go when there are too many. */
function note(remembered: Map<string, string>, name: string, mark: string): void {
  remembered.delete(name);
  remembered.set(name, mark);
  for (const oldest of remembered.keys()) {
    if (remembered.size <= mostRemembered) return;
    remembered.delete(oldest);
  }
}

const nothing = () => Promise.resolve();

/** Addresses on the key-value port. `recall` always reads: another process may have kept a newer one. */
export function keepConversations(store: KeyValue): Conversations {
  const remembered = new Map<string, string>();

  /** What is remembered of a person goes when another process has kept something else. */
  async function recall(person: Person): Promise<ConversationAddress | undefined> {
    const known = readAddress((await store.get(keyOf(person)))?.value);
    const name = nameOf(person);
    if (known === undefined || remembered.get(name) !== fingerprint(known)) remembered.delete(name);
    return known;
  }

  return {
    recall,
    async remember(person, address, comesBack = nothing) {
      const [name, mark] = [nameOf(person), fingerprint(address)];
      if (remembered.get(name) === mark) return;
      const known = await recall(person);
      if (known === undefined || known.lost) await comesBack();
      if (known === undefined || fingerprint(known) !== mark) {
        await store.put(keyOf(person), { format: 1, address } satisfies Kept, 'any');
      }
      note(remembered, name, mark);
    },
    async lose(person) {
      await markLost(store, person);
      remembered.delete(nameOf(person));
    },
    async forget(person) {
      remembered.delete(nameOf(person));
      await store.delete(keyOf(person), 'any');
    },
  };
}
