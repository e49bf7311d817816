import type { TableEntity } from '@azure/data-tables';
import type { Entry, Kept, Key } from '../keyValue';
import { decodeKey, encodeParts } from '../key';

/** Where an entity lies. */
export interface Place {
  readonly partitionKey: string;
  readonly rowKey: string;
}

/** As the service gives it: our own properties beside its own. */
export interface Row extends Readonly<Record<string, unknown>> {
  readonly partitionKey?: string;
  readonly rowKey?: string;
  readonly etag?: string;
  /** Names the write that made it, to know it again when the answer was lost. */
  readonly mark?: unknown;
}

/** UTF-16 units of one property, a little below its 64 KiB (Microsoft Learn: understanding-the-table-service-data-model). */
const longestProperty = 32_000;

export function placeOf([partition, ...rest]: Key): Place {
  return { partitionKey: encodeParts([partition]), rowKey: encodeParts(rest) };
}

/** The JSON is cut into the properties `json0`, `json1`, … */
export function toEntity(place: Place, mark: string, json: string): TableEntity<Record<string, string>> {
  const parts = cut(json).map((part, index) => [`json${index}`, part] as const);
  return { ...place, mark, ...(Object.fromEntries(parts) as Record<string, string>) };
}

export function toEntry(row: Row): Entry {
  return { key: keyOf(row), value: valueOf(row), version: row.etag ?? '' };
}

export function toKept(row: Row): Kept {
  return { key: keyOf(row), json: jsonOf(row) };
}

export function valueOf(row: Row): unknown {
  return JSON.parse(jsonOf(row));
}

const keyOf = (row: Row): Key => decodeKey(`${row.partitionKey ?? ''}${row.rowKey ?? ''}`);

function jsonOf(row: Row): string {
  const parts: string[] = [];
  for (let part = row.json0; typeof part === 'string'; part = row[`json${parts.length}`]) parts.push(part);
  return parts.join('');
}

/** Never between the halves of a pair: half a character is not text that can be sent. */
function cut(json: string): readonly string[] {
  const parts: string[] = [];
  for (let start = 0; start < json.length;) {
    const end = start + longestProperty;
    const isPairCut = /[\ud800-\udbff]/.test(json.charAt(end - 1));
    const part = json.slice(start, isPairCut ? end - 1 : end);
    parts.push(part);
    start += part.length;
  }
  return parts;
}
