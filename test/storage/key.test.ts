import fc from 'fast-check';
import { decodeKey, encodeKey, encodeParts, encodeRange, longestText } from '../../src/storage/key';
import type { Key } from '../../src/storage/keyValue';

/** Any UTF-16 units, halves of pairs included; short and from few letters, so that keys share beginnings. */
const part = fc.oneof(
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 6 })
    .map((units) => String.fromCharCode(...units)),
  fc
    .array(fc.constantFrom('a', 'b', '!', '"', '$', '~', '\0', '-', '/', '\u00ff'), { maxLength: 4 })
    .map((l) => l.join('')),
  fc.string({ maxLength: 8 }),
);
const key = fc
  .tuple(part, fc.array(part, { maxLength: 4 }))
  .map(([partition, rest]): Key => [partition, ...rest]);

function compareParts(one: readonly string[], other: readonly string[]): number {
  for (const [index, part] of one.entries()) {
    const against = other[index];
    if (against === undefined || part > against) return 1;
    if (part < against) return -1;
  }
  return one.length - other.length;
}

const sign = (number: number) => Math.sign(number);
const compareTexts = (one: string, other: string) =>
  sign(Buffer.compare(Buffer.from(one), Buffer.from(other)));

describe('the text of a key', () => {
  test('any two keys compare as their texts do, byte by byte', () => {
    fc.assert(
      fc.property(key, key, (one, other) => {
        expect(compareTexts(encodeKey(one), encodeKey(other))).toBe(sign(compareParts(one, other)));
      }),
      { numRuns: 3000 },
    );
  });

  test('every key is read back from its text', () => {
    fc.assert(
      fc.property(key, (any) => expect(decodeKey(encodeKey(any))).toEqual(any)),
      { numRuns: 2000 },
    );
  });

  test('it is made of characters that every engine takes', () => {
    fc.assert(fc.property(key, (any) => expect(encodeKey(any)).toMatch(/^[0-9A-Za-z!$.:_~-]*$/)));
  });

  test('a range holds exactly the keys that its words say', () => {
    const rest = fc.array(part, { maxLength: 3 });
    const optional = fc.option(rest, { nil: undefined });
    fc.assert(
      fc.property(key, part, optional, optional, optional, (any, partition, prefix, from, to) => {
        const [itsPartition, ...itsRest] = any;
        const isWanted =
          itsPartition === partition &&
          (prefix ?? []).every((wanted, index) => itsRest[index] === wanted) &&
          (from === undefined || compareParts(itsRest, from) >= 0) &&
          (to === undefined || compareParts(itsRest, to) < 0);
        const range = encodeRange(partition, { prefix, from, to });
        const text = encodeKey(any);
        expect(text >= range.from && text < range.to).toBe(isWanted);
      }),
      { numRuns: 2000 },
    );
  });

  test('a range by the beginning of a key holds it', () => {
    fc.assert(
      fc.property(key, fc.nat(4), (any, length) => {
        const [partition, ...rest] = any;
        const { from, to } = encodeRange(partition, { prefix: rest.slice(0, length), from: rest });
        const text = encodeKey(any);
        expect(text >= from && text < to).toBe(true);
      }),
    );
  });

  test('the longest text passes and one unit more does not', () => {
    expect(encodeParts(['x'.repeat(longestText - 1)])).toHaveLength(longestText);
    expect(() => encodeParts(['x'.repeat(longestText)])).toThrow(RangeError);
  });
});
