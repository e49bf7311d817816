import type { KeptEntry, NamesOf, PersonKey, Place, RecordShelf } from '../procedure/ports/record';
import { unlessConflict } from './conflict';
import type { Entry, Key, KeyValue } from './keyValue';

/** More than there ever will be: entries count down from here, so that the newest comes first in an ascending scan. */
const mostEntries = 1e12;
/** Entries that are read at once. */
const pageLength = 100;

const countdown = (sequence: number) => String(mostEntries - sequence).padStart(13, '0');
const entryKey = (tenantId: string, sequence: number): Key => ['record', tenantId, countdown(sequence)];
const placeKey = (tenantId: string, runId: string, event: string): Key => [
  'record-place',
  tenantId,
  runId,
  event,
];
const namesKey = ({ tenantId, userId }: PersonKey): Key => ['record-name', tenantId, userId];

const keptOf = ({ key, value }: Entry): KeptEntry => ({
  sequence: mostEntries - Number(key.at(-1)),
  value,
});

/** `undefined` when it is of a format that this version does not know. */
export function readPlace(value: unknown): Place | undefined {
  const place = value as (Place & { readonly format: unknown }) | null;
  return place?.format === 1 ? place : undefined;
}

/** `undefined` when it is of a format that this version does not know. */
export function readNames(value: unknown): NamesOf | undefined {
  const names = value as (NamesOf & { readonly format: unknown }) | null;
  return names?.format === 1 ? names : undefined;
}

/** The record on the key-value port: entries by number, where each run's entries lie, and apart from them the names. */
export function keepRecord(store: KeyValue): RecordShelf {
  const newestFrom = (tenantId: string, from: string | undefined, limit: number) =>
    store.scan('record', { prefix: [tenantId], limit, ...(from && { from: [tenantId, from] }) });

  return {
    ...places(store),
    ...names(store),
    async last(tenantId) {
      const [entry] = await newestFrom(tenantId, undefined, 1);
      return entry && keptOf(entry);
    },
    async at(tenantId, sequence) {
      const key = entryKey(tenantId, sequence);
      const entry = await store.get(key);
      return entry && keptOf({ key, ...entry });
    },
    async add(tenantId, sequence, value) {
      const put = store.put(entryKey(tenantId, sequence), value, 'absent');
      return (await unlessConflict(put)) !== undefined;
    },
    async *all(tenantId) {
      let from: string | undefined;
      for (;;) {
        const page = await newestFrom(tenantId, from, pageLength);
        for (const entry of page) yield keptOf(entry);
        const last = page.at(-1);
        if (page.length < pageLength || !last) return;
        from = countdown(keptOf(last).sequence - 1);
      }
    },
  };
}

function places(store: KeyValue): Pick<RecordShelf, 'placesOf' | 'findPlace' | 'notePlace'> {
  const put = ({ event, start, sequence }: Place) => ({ format: 1, event, start, sequence });
  return {
    async placesOf(tenantId, runId) {
      const entries = await store.scan('record-place', { prefix: [tenantId, runId] });
      return entries.map(({ value }) => readPlace(value)).filter((place) => place !== undefined);
    },
    async findPlace(tenantId, runId, place) {
      const key = placeKey(tenantId, runId, place.event);
      if ((await unlessConflict(store.put(key, put(place), 'absent'))) !== undefined) return place;
      return readPlace((await store.get(key))?.value) ?? place;
    },
    async notePlace(tenantId, runId, place) {
      await store.put(placeKey(tenantId, runId, place.event), put(place), 'any');
    },
  };
}

function names(store: KeyValue): Pick<RecordShelf, 'namesOf' | 'keepNames' | 'allNames' | 'forgetNames'> {
  return {
    async namesOf(person) {
      const entry = await store.get(namesKey(person));
      const value = readNames(entry?.value);
      return entry && value && { value, version: entry.version };
    },
    async keepNames(person, value, version) {
      const expected = version === undefined ? 'absent' : { version };
      const put = store.put(namesKey(person), { format: 1, ...value }, expected);
      return (await unlessConflict(put)) !== undefined;
    },
    async allNames(tenantId) {
      const entries = await store.scan('record-name', { prefix: [tenantId] });
      return entries.map(({ value }) => readNames(value)).filter((kept) => kept !== undefined);
    },
    forgetNames: (person) => store.delete(namesKey(person), 'any'),
  };
}
