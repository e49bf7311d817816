import { encodeParts, encodeRange } from '../key';
import type { Range } from '../keyValue';

/** A range as an OData filter. The text of a key has no quotation mark of OData in it (`key.ts`). */
export function filterOf(partition: string, range: Range): string {
  const within = encodeParts([partition]);
  const { from, to } = encodeRange(partition, range);
  const conditions = [`PartitionKey eq '${within}'`];
  if (from.length > within.length) conditions.push(`RowKey ge '${from.slice(within.length)}'`);
  if (to.startsWith(within)) conditions.push(`RowKey lt '${to.slice(within.length)}'`);
  return conditions.join(' and ');
}
