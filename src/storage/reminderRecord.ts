import { createHash } from 'node:crypto';
import type { Person } from '../procedure/person';
import type { AccountKey, AnyReminder } from '../procedure/reminder';
import { accountKeyOf, upgradeReminder } from '../procedure/reminder';
import type { Instant } from '../procedure/time';
import { instant, milliseconds } from '../procedure/time';
import type { Entry, Key, KeyValue, Version } from './keyValue';

/**
 * Everything about one subject's reminder, in one place: who changes it reads it first and writes it by
 * compare-and-set. It stays, empty, when the reminder is dropped, so that its version never begins anew.
 */
export interface ReminderRecord {
  readonly format: 1;
  readonly reminder?: AnyReminder;
  /** The version of the hint that was written for the reminder: with it only that one is ever taken away. */
  readonly hint?: Version;
  readonly claim?: { readonly from: Instant; readonly until: Instant };
}

export interface KeptRecord {
  readonly record: ReminderRecord;
  readonly version: Version;
}

/** What a reminder is about, and its key: a person's run, or an account's app password. */
export type Subject = Pick<Person, 'tenantId' | 'userId'> | AccountKey;

/** Says that a subject's record may be worth a look at this time. */
export interface Hint {
  readonly key: Key;
  readonly version: Version;
  readonly subject: Subject;
  readonly time: string;
}

/**
 * Partitions that the reminders of runs are spread over. Azure Tables serves about 2,000 entities a second from one
 * (Microsoft Learn: scalability-targets for Table storage). Fixed: another number would not find the old ones.
 */
export const shards: readonly string[] = Array.from({ length: 8 }, (_, index) => `reminder-${index}`);

/**
 * The reminders of app passwords: few in a tenant, in a place of their own, because a version of the bot that does not
 * know them takes hints away that lead it nowhere.
 */
export const ages = 'reminder-age';

const latest = 8.64e15;

/** No reminder is due after it. */
export const endOfTime: Instant = instant(latest - 1);

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

function partitionOf(subject: Subject): string {
  if ('accountId' in subject) return ages;
  const [first = 0] = createHash('sha256').update(`${subject.tenantId} ${subject.userId}`).digest();
  return `reminder-${first % shards.length}`;
}

const idOf = (subject: Subject) => ('accountId' in subject ? subject.accountId : subject.userId);

export const recordKey = (subject: Subject): Key => [
  partitionOf(subject),
  'of',
  subject.tenantId,
  idOf(subject),
];

export const hintKey = (subject: Subject, due: Instant): Key => [
  partitionOf(subject),
  'due',
  timeText(due),
  subject.tenantId,
  idOf(subject),
];

/** Where the hints of a person's reminder lie, among those of others. */
export const hintPlaceOf = (person: Pick<Person, 'tenantId' | 'userId'>) =>
  [partitionOf(person), { prefix: ['due'] }] as const;

export function readHint({ key, version }: Entry): Hint {
  const [partition, , time = '', tenantId = '', id = ''] = key;
  const subject = partition === ages ? { tenantId, accountId: id } : { tenantId, userId: id };
  return { key, version, time, subject };
}

export function subjectOf(reminder: AnyReminder): Subject {
  return reminder.format === 1 ? reminder.person : accountKeyOf(reminder);
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

/** `undefined` when it was written by a later version of the bot. */
export function tryRead(value: unknown): ReminderRecord | undefined {
  try {
    return readRecord(value);
  } catch {
    return undefined;
  }
}

/** Throws when it was written by a later version of the bot. */
export async function readKept(store: KeyValue, subject: Subject): Promise<KeptRecord | undefined> {
  const entry = await store.get(recordKey(subject));
  return entry && { record: readRecord(entry.value), version: entry.version };
}
