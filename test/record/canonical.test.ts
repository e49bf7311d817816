import fc from 'fast-check';
import { canonical } from '../../src/record/canonical';

describe('canonical JSON', () => {
  /** RFC 8785, sections 3.2.2 and 3.2.3. */
  it.each([
    ['numbers', [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001, -0]],
    ['literals', [null, true, false]],
  ])('writes %s as ECMAScript does', (_, values) => {
    expect(canonical(values)).toBe(JSON.stringify(values));
  });

  it('sorts members by their UTF-16 units, at every depth', () => {
    const sorted = canonical({
      '\u20ac': 1,
      '\r': 2,
      '\ufb33': 3,
      '1': 4,
      '\ud83d\ude00': 5,
      '\u0080': 6,
      ö: 7,
    });
    expect(Object.values(JSON.parse(sorted) as object)).toEqual([4, 2, 6, 7, 1, 5, 3]);
    expect(canonical({ b: { z: 1, a: 2 }, a: [] })).toBe('{"a":[],"b":{"a":2,"z":1}}');
  });

  it('says the same of a value in whatever order its members stand', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.integer()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(canonical(turned)).toBe(canonical(value));
      }),
    );
  });

  it('loses nothing: the value can be read back', () => {
    const json = fc.jsonValue({ maxDepth: 5, stringUnit: 'grapheme' });
    fc.assert(
      fc.property(json, (value) => {
        expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('says something else of every other value', () => {
    const json = fc.jsonValue({ maxDepth: 3, stringUnit: 'grapheme' });
    fc.assert(
      fc.property(json, json, (one, other) => {
        const [a, b] = [one, other].map((value) => JSON.parse(JSON.stringify(value)) as unknown);
        expect(canonical(a) === canonical(b)).toBe(isEqual(a, b));
      }),
    );
  });

  it.each([[NaN], [Infinity], ['\ud800'], [{ '\udc00': 1 }], [() => 1], [1n], [undefined]])(
    'refuses %p, which is not JSON',
    (value) => {
      expect(() => canonical(value)).toThrow(TypeError);
    },
  );

  it('refuses what is deeper than anything of ours, before the stack is full', () => {
    expect(() => canonical(JSON.parse('['.repeat(30_000) + ']'.repeat(30_000)))).toThrow('too deep');
  });
});

function isEqual(one: unknown, other: unknown): boolean {
  try {
    expect(one).toEqual(other);
    return true;
  } catch {
    return false;
  }
}
