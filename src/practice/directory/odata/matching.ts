import { badRequest, unsupportedQuery } from '../errors';
import type { Clause, Comparison, Filter, Literal } from './filter';

/** What may be asked of a property in `$filter`. */
export interface Filterable {
  readonly type: 'string' | 'dateTime' | 'number' | 'boolean';
  readonly comparisons: readonly Comparison[];
  /** Letter case counts; the directory ignores it, the logs do not. */
  readonly caseSensitive?: boolean;
}

export type Filterables = Readonly<Record<string, Filterable>>;

export type Row = Readonly<Record<string, unknown>>;

/** @throws GraphFailure 400 when a property, its operator or the type of its value cannot be asked for */
export function checkFilter(filter: Filter, filterables: Filterables): void {
  for (const { property, comparison, literal } of clausesOf(filter)) {
    const known = Object.hasOwn(filterables, property) ? filterables[property] : undefined;
    if (!known?.comparisons.includes(comparison)) {
      throw unsupportedQuery(`Unsupported filter clause for the property '${property}'.`);
    }
    if (literal.type !== 'null' && literal.type !== known.type) {
      throw badRequest(`Invalid filter clause: '${property}' is compared with a value of another type.`);
    }
  }
}

/** Whether `$filter` needs the header `ConsistencyLevel: eventual` and `$count=true`. */
export function isAdvanced(filter: Filter): boolean {
  if (filter.kind === 'not') return true;
  if (filter.kind === 'clause') return filter.comparison === 'ne' || filter.comparison === 'endswith';
  return isAdvanced(filter.left) || isAdvanced(filter.right);
}

/** @param filter one that `checkFilter` let pass */
export function matches(filter: Filter, row: Row, filterables: Filterables): boolean {
  switch (filter.kind) {
    case 'and':
      return matches(filter.left, row, filterables) && matches(filter.right, row, filterables);
    case 'or':
      return matches(filter.left, row, filterables) || matches(filter.right, row, filterables);
    case 'not':
      return !matches(filter.operand, row, filterables);
    case 'clause':
      return holds(filter, row, filterables[filter.property]);
  }
}

function holds({ property, comparison, literal }: Clause, row: Row, known: Filterable | undefined): boolean {
  const fold = (text: string): string => (known?.caseSensitive ? text : text.toLowerCase());
  const actual = comparable(valueAt(row, property), known?.type, fold);
  const wanted = comparable(literal.value, known?.type, fold);
  if (comparison === 'eq') return actual === wanted;
  if (comparison === 'ne') return actual !== wanted;
  if (typeof actual === 'string' && typeof wanted === 'string') {
    if (comparison === 'startswith') return actual.startsWith(wanted);
    if (comparison === 'endswith') return actual.endsWith(wanted);
  }
  return typeof actual === 'number' && typeof wanted === 'number' && inOrder(comparison, actual, wanted);
}

function inOrder(comparison: Comparison, actual: number, wanted: number): boolean {
  if (comparison === 'ge') return actual >= wanted;
  if (comparison === 'le') return actual <= wanted;
  if (comparison === 'gt') return actual > wanted;
  return comparison === 'lt' && actual < wanted;
}

function comparable(
  value: unknown,
  type: string | undefined,
  fold: (text: string) => string,
): Literal['value'] {
  if (typeof value === 'string') return type === 'dateTime' ? Date.parse(value) : fold(value);
  return typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

/** `status/errorCode` of `{status: {errorCode: 0}}`. */
function valueAt(row: Row, path: string): unknown {
  return path.split('/').reduce<unknown>((value, name) => (isRow(value) ? value[name] : undefined), row);
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null;
}

function clausesOf(filter: Filter): Clause[] {
  if (filter.kind === 'clause') return [filter];
  if (filter.kind === 'not') return clausesOf(filter.operand);
  return [...clausesOf(filter.left), ...clausesOf(filter.right)];
}
