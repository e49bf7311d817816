import type { Key, Range } from './keyValue';

/**
 * Keys as text that every engine takes and sorts alike: letters, digits and `-` stand for themselves, every other
 * UTF-16 unit becomes a sign and its number, where the sign sorts as the unit would. A part ends with `!`, which
 * sorts before all of them. So the text of two keys compares as the keys do, and no two keys share a text.
 * Azure Tables takes neither `/ \ # ?` nor control characters (Microsoft Learn: understanding-the-table-service-data-model).
 */
const end = '!';
const afterEnd = '"';
const special = /[^0-9A-Za-z-]/g;
const written = /~([0-9a-f]{4})|[$.:_]([0-9a-f]{2})/g;

/** UTF-16 units that the text of a partition, and that of the rest, may have: a key of Azure Tables is 1 KiB. */
export const longestText = 512;

function sign(unit: number): string {
  if (unit < 0x2d) return '$';
  if (unit < 0x30) return '.';
  if (unit < 0x41) return ':';
  return '_';
}

function escaped(character: string): string {
  const unit = character.charCodeAt(0);
  return unit > 0x7a
    ? `~${unit.toString(16).padStart(4, '0')}`
    : `${sign(unit)}${unit.toString(16).padStart(2, '0')}`;
}

/** The text of some parts; throws a RangeError when it is longer than every engine can take. */
export function encodeParts(parts: readonly string[]): string {
  const text = parts.map((part) => part.replace(special, escaped) + end).join('');
  if (text.length > longestText) throw new RangeError(`a key of ${text.length} characters is too long`);
  return text;
}

export function encodeKey([partition, ...rest]: Key): string {
  return encodeParts([partition]) + encodeParts(rest);
}

export function decodeKey(text: string): Key {
  const [partition = '', ...rest] = text
    .slice(0, -end.length)
    .split(end)
    .map((part) =>
      part.replace(written, (_, long?: string, short?: string) =>
        String.fromCharCode(parseInt(long ?? short ?? '', 16)),
      ),
    );
  return [partition, ...rest];
}

/** The first text to read and the first one not to read any more. */
export function encodeRange(
  partition: string,
  { prefix = [], from, to }: Range,
): { from: string; to: string } {
  const within = encodeParts([partition]);
  const first = within + encodeParts(prefix);
  const last = first.slice(0, -end.length) + afterEnd;
  const [lower, upper] = [from && within + encodeParts(from), to && within + encodeParts(to)];
  return {
    from: lower !== undefined && lower > first ? lower : first,
    to: upper !== undefined && upper < last ? upper : last,
  };
}
