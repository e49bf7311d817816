import { upgradeRun } from '../procedure/run';
import { readAddress } from './conversations';
import { readItem } from './dialogState';
import type { Key } from './keyValue';
import { readNames, readPlace } from './record';
import { ages, readRecord, shards } from './reminderRecord';

/** What a record is, by where it lies. */
export type Kind =
  | 'open-run'
  | 'past-run'
  | 'address'
  | 'sign-out'
  | 'record-entry'
  | 'record-place'
  | 'record-name'
  | 'dialog-state'
  | 'reminder'
  | 'reminder-hint'
  | 'unknown';

/** A kind, and what throws or has nothing for a record that this version of the bot cannot read. */
interface Reading {
  readonly kind: Kind;
  readonly read: (value: unknown) => unknown;
}

/** A value that says nothing: its being there does. */
const anything = () => true;

const byPartition: Readonly<Record<string, Reading>> = {
  run: { kind: 'open-run', read: upgradeRun },
  'past-run': { kind: 'past-run', read: upgradeRun },
  conversation: { kind: 'address', read: readAddress },
  'signed-out': { kind: 'sign-out', read: anything },
  record: { kind: 'record-entry', read: anything },
  'record-place': { kind: 'record-place', read: readPlace },
  'record-name': { kind: 'record-name', read: readNames },
  'dialog-state': { kind: 'dialog-state', read: readItem },
};

const reminder: Reading = { kind: 'reminder', read: readRecord };
const hint: Reading = { kind: 'reminder-hint', read: anything };
const unknown: Reading = { kind: 'unknown', read: anything };
const reminderPartitions = new Set([...shards, ages]);

function readingOf([partition, first]: Key): Reading {
  if (reminderPartitions.has(partition)) return first === 'of' ? reminder : first === 'due' ? hint : unknown;
  return byPartition[partition] ?? unknown;
}

export const kindOf = (key: Key): Kind => readingOf(key).kind;

/** Whether this version of the bot understands a record. */
export function isReadable(key: Key, value: unknown): boolean {
  try {
    return readingOf(key).read(value) !== undefined;
  } catch {
    return false;
  }
}
