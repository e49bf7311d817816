import fc from 'fast-check';
import { getCountries, getExampleNumber, type Examples } from 'libphonenumber-js';
import { createRequire } from 'node:module';
import { lastTwo, readPhone } from '../../../dialogs/phone/form';
import { faults as words } from '../../../dialogs/phone/words.en';

const read = (phone: string | undefined, country?: string, holder = 'Sam') =>
  readPhone({ ...(phone !== undefined && { phone }), holder }, country);
const codes = (form: ReturnType<typeof readPhone>) =>
  'faults' in form ? form.faults.map(({ code }) => code) : [];

const examples = createRequire(__filename)('libphonenumber-js/examples.mobile.json') as Examples;

/** A mobile number of each country, as the numbering plans give it for an example. */
const numbers = getCountries().flatMap((country) => getExampleNumber(country, examples) ?? []);
const anyNumber = fc.constantFrom(...numbers);

/** The blanks, hyphens, dots and brackets that people put between digits. */
const separators = ['', ' ', '-', '.', '\u00a0', '  ', '\u2011', ' \u2013 ', '\u3000', '/'] as const;
const spread = (digits: string, between: readonly string[]) =>
  Array.from(digits, (digit, index) => digit + (between[index % between.length] ?? '')).join('');
const anyBetween = fc.array(fc.constantFrom(...separators), { minLength: 1, maxLength: 5 });
const scripts = ['0', '\u0660', '\u06f0', '\uff10'] as const;
const inScript = (text: string, zero: string) =>
  text.replace(/\d/g, (digit) => String.fromCharCode(zero.charCodeAt(0) + Number(digit)));

describe('a phone number', () => {
  it('reads as the same E.164 however it is written', () => {
    expect(numbers.length).toBeGreaterThan(200);
    fc.assert(
      fc.property(anyNumber, anyBetween, fc.constantFrom(...scripts), (number, between, zero) => {
        const e164 = number.number;
        const ways = [
          e164,
          number.formatInternational(),
          `  ${e164} `,
          `+${spread(e164.slice(1), between)}`,
          `(+${number.countryCallingCode}) ${number.nationalNumber}`,
          `+${number.countryCallingCode} (${number.nationalNumber.slice(0, 2)}) ${number.nationalNumber.slice(2)}`,
          inScript(e164, zero),
          `Mobile: ${e164}`,
          `${e164} (Sam)`,
          `\u202a${e164}\u202c`,
          number.getURI(),
        ];
        for (const way of ways) expect([way, read(way)]).toEqual([way, { number: e164, holder: 'Sam' }]);
      }),
      { numRuns: 400 },
    );
  });

  it('reads without its country code where the country is known from the locale', () => {
    fc.assert(
      fc.property(anyNumber, (number) => {
        const home = number.country;
        const typed = number.formatNational();
        expect([typed, home, read(typed, home)]).toEqual([
          typed,
          home,
          { number: number.number, holder: 'Sam' },
        ]);
        expect(read(number.number, 'US')).toEqual({ number: number.number, holder: 'Sam' });
      }),
      { numRuns: 400 },
    );
  });

  it.each(['+49 (0) 151 23456789', '+49 (0151) 2345-6789', '0049 151 23456789'])(
    'is known as people in its country write it: “%s”',
    (typed) => {
      expect(read(typed, 'DE')).toMatchObject({ number: '+4915123456789' });
    },
  );

  it.each<[string, string | undefined, keyof typeof words]>([
    ['', undefined, 'phone-missing'],
    ['   ', 'US', 'phone-missing'],
    ['206 555 0123', undefined, 'phone-without-country'],
    ['0049 170 1234567', undefined, 'phone-without-country'],
    ['206 555 0123', 'ZZ', 'phone-without-country'],
    ['hello', undefined, 'phone-without-country'],
    ['hello', 'US', 'phone-unreadable'],
    ['7', 'US', 'phone-unreadable'],
    ['+', undefined, 'phone-unreadable'],
    ['+x', undefined, 'phone-unreadable'],
    ['+1 206 555 0123 or +1 206 555 0199', undefined, 'phone-unreadable'],
    ['+1 206 555 0123 (Sam, 2nd floor)', undefined, 'phone-unreadable'],
    ['+1 000 000 0000', undefined, 'phone-invalid'],
    ['+1 206 555 012', undefined, 'phone-invalid'],
    ['+44 7700 90012', undefined, 'phone-invalid'],
    ['206 555 012', 'US', 'phone-invalid'],
    ['+1 206 555 0123 ext. 5', undefined, 'phone-with-extension'],
    ['+1 206 555 0123x5', undefined, 'phone-with-extension'],
    ['206-555-0123 #5', 'US', 'phone-with-extension'],
  ])('typed as “%s” in the country %s is sent back with “%s”', (typed, country, code) => {
    expect(codes(read(typed, country))).toEqual([code]);
    expect(words).toHaveProperty([code]);
  });

  it('is always read as a whole number, or sent back with a fault that has words', () => {
    const anyText = fc.oneof(
      fc.string({ maxLength: 40 }),
      fc.stringMatching(/^[+0-9 ()x#.-]{0,30}$/),
      fc.string({ unit: 'grapheme', maxLength: 20 }),
    );
    fc.assert(
      fc.property(anyText, fc.constantFrom(undefined, 'US', 'DE', 'ZZ', ''), (typed, country) => {
        const form = read(typed, country);
        if ('number' in form) expect(form.number).toMatch(/^\+[1-9]\d{5,14}$/);
        else expect(codes(form).map((code) => code in words)).toEqual([true]);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the card of the phone', () => {
  it('wants to know whose phone it is, and says all that is wrong at once', () => {
    expect(readPhone({ phone: '+12065550123', holder: '  ' }, undefined)).toEqual({
      faults: [{ field: 'holder', code: 'holder-missing' }],
    });
    expect(readPhone({}, undefined)).toEqual({
      faults: [
        { field: 'phone', code: 'phone-missing' },
        { field: 'holder', code: 'holder-missing' },
      ],
    });
  });

  it('trims the holder', () => {
    expect(read('+12065550123', undefined, '  Sam  Phone ')).toMatchObject({ holder: 'Sam  Phone' });
  });

  it('keeps two digits of a number', () => {
    expect(lastTwo('+12065550123')).toBe('23');
  });
});
