import type { Person } from '../procedure/person';
import type { PersonalCounts, PersonalData, PersonalKind } from '../procedure/ports/personalData';
import type { Runs } from '../procedure/ports/runs';
import { colleagueRuns } from './colleagueRuns';
import { readAddress } from './conversations';
import { dialogKeyOf } from './dialogState';
import type { Entry, Key, KeyValue } from './keyValue';
import { ages, hintPlaceOf, readHint, recordKey, tryRead } from './reminderRecord';

/** A record, and what a person would call it; a record that only serves another one has no kind of its own. */
interface Found {
  readonly key: Key;
  readonly kind?: PersonalKind;
}

/** What is kept of a person on the key-value port. Hints are looked through one by one: it is done seldom. */
export function keepPersonalData(store: KeyValue, runs: Pick<Runs, 'current'>): PersonalData {
  const all = (person: Person) => everythingOf(store, person);
  const others = colleagueRuns(store, runs);
  return {
    async of(person) {
      const counts: Partial<Record<PersonalKind, number>> = {};
      for (const { kind } of await all(person)) if (kind) counts[kind] = (counts[kind] ?? 0) + 1;
      const named = await others.count(person);
      return { ...counts, ...(named > 0 && { 'colleague-run': named }) } satisfies PersonalCounts;
    },
    async erase(person) {
      await others.forget(person);
      for (const { key } of await all(person)) await store.delete(key, 'any');
    },
  };
}

async function everythingOf(store: KeyValue, person: Person): Promise<readonly Found[]> {
  const parts = await Promise.all([
    runsOf(store, person),
    addressOf(store, person),
    reminderOf(store, person),
    agesOf(store, person),
  ]);
  return parts.flat();
}

async function runsOf(store: KeyValue, { tenantId, userId }: Person): Promise<readonly Found[]> {
  const open: Key = ['run', tenantId, userId];
  const past = await store.scan('past-run', { prefix: [tenantId, userId] });
  return [
    ...((await store.get(open)) ? [{ key: open, kind: 'open-run' } as const] : []),
    ...past.map(({ key }) => ({ key, kind: 'past-run' }) as const),
  ];
}

/** With the place in the chat that the address leads to. */
async function addressOf(store: KeyValue, { tenantId, userId }: Person): Promise<readonly Found[]> {
  const key: Key = ['conversation', tenantId, userId];
  const entry = await store.get(key);
  if (!entry) return [];
  const address = readAddress(entry.value);
  return [...(address ? [{ key: dialogKeyOf(address.conversationId) }] : []), { key, kind: 'address' }];
}

async function reminderOf(store: KeyValue, person: Person): Promise<readonly Found[]> {
  const key = recordKey(person);
  const record = await store.get(key);
  const waits = record !== undefined && tryRead(record.value)?.reminder !== undefined;
  const hints = await store.scan(...hintPlaceOf(person));
  const isOurs = (hint: Entry) => {
    const { subject } = readHint(hint);
    return 'userId' in subject && subject.tenantId === person.tenantId && subject.userId === person.userId;
  };
  return [
    ...hints.filter(isOurs).map((hint) => ({ key: hint.key })),
    ...(record ? [waits ? ({ key, kind: 'reminder' } as const) : { key }] : []),
  ];
}

/** They lie under the account's id; the hints that lead to them name nobody, and are taken away when they are met. */
async function agesOf(store: KeyValue, { tenantId, userId }: Person): Promise<readonly Found[]> {
  const entries = await store.scan(ages, { prefix: ['of', tenantId] });
  const isTheirs = ({ value }: Entry) => tryRead(value)?.reminder?.person.userId === userId;
  return entries.filter(isTheirs).map(({ key }) => ({ key, kind: 'age-reminder' }));
}
