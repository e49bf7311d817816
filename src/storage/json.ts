/**
 * UTF-16 units of JSON that a value may have. A property of Azure Tables holds 32 K of them, an entity 1 MiB:
 * fifteen properties, and room for the rest (Microsoft Learn: understanding-the-table-service-data-model).
 */
export const longestValue = 15 * 32 * 1024;

/** A value as JSON; throws a TypeError when it has none, a RangeError when it is too long. */
export function toJson(value: unknown): string {
  const json = JSON.stringify(value) as string | undefined;
  if (json === undefined) throw new TypeError('a value that is not JSON cannot be kept');
  if (json.length > longestValue) throw new RangeError(`a value of ${json.length} characters is too long`);
  return json;
}
