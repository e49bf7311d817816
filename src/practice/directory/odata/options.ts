import { badRequest } from '../errors';
import type { Row } from './matching';

/**
 * The query options of a request, each at most once and only those that the resource allows.
 * @throws GraphFailure 400
 */
export function readOptions(
  search: URLSearchParams,
  allowed: readonly string[],
): ReadonlyMap<string, string> {
  const options = new Map<string, string>();
  for (const [name, value] of search) {
    if (!allowed.includes(name)) throw badRequest(`The query option '${name}' is not supported here.`);
    if (options.has(name)) throw badRequest(`The query option '${name}' is given twice.`);
    options.set(name, value);
  }
  return options;
}

/**
 * The property names of `$select`.
 * @throws GraphFailure 400 when it is empty
 */
export function selectOf(options: ReadonlyMap<string, string>): readonly string[] | undefined {
  const names = options
    .get('$select')
    ?.split(',')
    .map((name) => name.trim());
  if (names?.includes('')) throw badRequest('Invalid $select: a property name is missing.');
  return names;
}

/** Keeps the selected properties and annotations; what the row does not have is left out, as for any open type. */
export function project(row: Row, select: readonly string[] | undefined): Row {
  if (!select) return row;
  return Object.fromEntries(
    Object.entries(row).filter(([name]) => name.startsWith('@odata.') || select.includes(name)),
  );
}

/**
 * `$top`, or what a page holds without it.
 * @throws GraphFailure 400 when it is not between 1 and the maximum
 */
export function topOf(options: ReadonlyMap<string, string>, usual: number, maximum: number): number {
  const text = options.get('$top');
  if (text === undefined) return usual;
  const top = /^\d+$/.test(text) ? Number(text) : 0;
  if (top < 1 || top > maximum) throw badRequest(`Invalid page size: $top is between 1 and ${maximum}.`);
  return top;
}

/** `$count=true`. @throws GraphFailure 400 when it is neither true nor false */
export function countOf(options: ReadonlyMap<string, string>): boolean {
  const text = options.get('$count') ?? 'false';
  if (text !== 'true' && text !== 'false') throw badRequest('Invalid $count: it is true or false.');
  return text === 'true';
}

/** Sorts by `$orderby`. @throws GraphFailure 400 when it is none of the allowed properties */
export function sorted<T extends Row>(rows: readonly T[], orderby: string, allowed: readonly string[]): T[] {
  const [, name = '', direction] = /^(\w+)(?:\s+(asc|desc))?$/.exec(orderby.trim()) ?? [];
  if (!allowed.includes(name)) throw badRequest(`Invalid $orderby: '${orderby}'.`);
  const sign = direction === 'desc' ? -1 : 1;
  return [...rows].sort((a, b) => sign * textOf(a[name]).localeCompare(textOf(b[name]), 'en'));
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
