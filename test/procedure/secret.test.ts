import fc from 'fast-check';
import { format, inspect } from 'node:util';
import { deserialize, serialize } from 'node:v8';
import { Secret } from '../../src/procedure/secret';

/** Long enough not to be found by chance, with signs that other formats escape. */
const canary = 'Canary-7f3a"\\\'<é>';
const secret = new Secret(canary);
const part = 'Canary-7f3a';

const ways: Readonly<Record<string, (value: unknown) => unknown>> = {
  'JSON.stringify': (value) => JSON.stringify(value),
  'JSON.stringify with a replacer': (value) => JSON.stringify(value, (_, inner: unknown) => inner, 2),
  'a template': (value) => `<${value as string}>`,
  'joining strings': (value) => ['x', value].join(''),
  String: (value) => String(value),
  inspect: (value) => inspect(value),
  'inspect of everything': (value) =>
    inspect(value, { showHidden: true, depth: Infinity, getters: true, showProxy: true }),
  'inspect without its own say': (value) =>
    inspect(value, { customInspect: false, showHidden: true, depth: Infinity }),
  'format with %s': (value) => format('%s', value),
  'format with %o': (value) => format('%o', value),
  'format with %O': (value) => format('%O', value),
  'format with %j': (value) => format('%j', value),
  structuredClone: (value) => inspect(structuredClone(value), { depth: Infinity }),
  'serialize of v8': (value) => inspect(deserialize(serialize(value)), { depth: Infinity }),
  'serialized bytes': (value) => serialize(value).toString('latin1') + serialize(value).toString('utf16le'),
  'a spread': (value) => inspect({ ...(value as object) }),
  'Object.assign': (value) => inspect(Object.assign({}, value)),
  'an error’s cause': (value) => inspect(new Error('x', { cause: value })),
};

describe('a secret', () => {
  it('is revealed to whoever asks for it by name', () => {
    expect(secret.reveal()).toBe(canary);
    expect(new Secret('').reveal()).toBe('');
  });

  it.each(Object.keys(ways))('is not seen through %s', (way) => {
    expect(ways[way]?.(secret)).not.toContain(part);
  });

  it('says that it is one, where a person might read it', () => {
    expect(`${String(secret)} ${JSON.stringify({ secret })} ${inspect(secret)}`).toBe(
      '[secret] {"secret":"[secret]"} [secret]',
    );
  });

  it('has no property to be read, listed or reached by a symbol', () => {
    expect(Object.keys(secret)).toEqual([]);
    expect(Reflect.ownKeys(secret)).toEqual([]);
    expect(Object.entries(Object.getOwnPropertyDescriptors(secret))).toEqual([]);
  });

  it('is not seen in any structure that holds it, through any of these', () => {
    const around = fc.letrec<{ any: unknown }>((tie) => ({
      any: fc.oneof(
        { maxDepth: 4 },
        fc.constant(secret),
        fc.array(tie('any'), { minLength: 1, maxLength: 3 }),
        fc.dictionary(fc.string({ maxLength: 5 }), tie('any'), { minKeys: 1, maxKeys: 3 }),
        tie('any').map((value) => new Map([['key', value]])),
        tie('any').map((value) => new Set([value])),
        tie('any').map((value) => Object.assign(new Error('x'), { value })),
      ),
    })).any;
    // A bare template has no way through an object without a prototype, which a dictionary may be.
    const through = Object.entries(ways).filter(([way]) => !/template|String|joining/.test(way));
    fc.assert(
      fc.property(around, (value) => {
        for (const [, way] of through) expect(way(value)).not.toContain(part);
      }),
      { numRuns: 60 },
    );
  });
});
