import { createHash } from 'node:crypto';
import type { Person } from '../procedure/person';
import type { Reminder } from '../procedure/reminder';
import { upgradeReminder } from '../procedure/reminder';
import type { Instant } from '../procedure/time';
import { milliseconds } from '../procedure/time';
import type { Entry, Key, KeyValue, Version } from './keyValue';

/**
 * Everything about one person's reminder, in one place: who changes it reads it first and writes it by
 * compare-and-set. It stays, empty, when the reminder is dropped, so that its version never begins anew.
 */
export interface ReminderRecord {
  readonly format: 1;
  readonly reminder?: Reminder;
  /** The version of the hint that was written for the reminder: with it only that one is ever taken away. */
  readonly hint?: Version;
  readonly claim?: { readonly from: Instant; readonly until: Instant };
}

export interface KeptRecord {
  readonly record: ReminderRecord;
  readonly version: Version;
}

/** Says that a person's record may be worth a look at this time. */
export interface Hint {
  readonly key: Key;
  readonly version: Version;
  readonly person: Pick<Person, 'tenantId' | 'userId'>;
  readonly time: string;
}

type Owner = Hint['person'];

/**
 * Partitions that the reminders are spread over. Azure Tables serves about 2,000 entities a second from one
 * (Microsoft Learn: scalability-targets for Table storage). Fixed: another number would not find the old ones.
 */
export const shards: readonly string[] = Array.from({ length: 8 }, (_, index) => `reminder-${index}`);

const latest = 8.64e15;

/** A moment as text that sorts as the moments do: milliseconds since 1970. Throws a RangeError when it is none. */
export function timeText(moment: Instant): string {
  return digits(milliseconds(moment));
}

/** The text of the first moment after this one. */
export function timeAfter(moment: Instant): string {
  return digits(milliseconds(moment) + 1);
}

function digits(time: number): string {
  if (Number.isNaN(time)) throw new RangeError('a reminder needs a time');
  return String(Math.min(Math.max(time, 0), latest)).padStart(16, '0');
}

function shardOf({ tenantId, userId }: Owner): string {
  const [first = 0] = createHash('sha256').update(`${tenantId} ${userId}`).digest();
  return `reminder-${first % shards.length}`;
}

export const recordKey = (person: Owner): Key => [shardOf(person), 'of', person.tenantId, person.userId];

export const hintKey = (person: Owner, due: Instant): Key => [
  shardOf(person),
  'due',
  timeText(due),
  person.tenantId,
  person.userId,
];

export function readHint({ key, version }: Entry): Hint {
  const [, , time = '', tenantId = '', userId = ''] = key;
  return { key, version, time, person: { tenantId, userId } };
}

/** Throws when the format is of a later version of the bot. */
export function readRecord(value: unknown): ReminderRecord {
  const record = value as Partial<ReminderRecord> | null;
  if (record?.format !== 1) throw new Error('a record of a reminder cannot be read by this version');
  return {
    ...record,
    format: 1,
    ...(record.reminder && { reminder: upgradeReminder(record.reminder) }),
  };
}

/** Throws when it was written by a later version of the bot. */
export async function readKept(store: KeyValue, person: Owner): Promise<KeptRecord | undefined> {
  const entry = await store.get(recordKey(person));
  return entry && { record: readRecord(entry.value), version: entry.version };
}
