import fc from 'fast-check';
import { readPassword } from '../../../dialogs/password/form';
import { faults as words, type FaultCode } from '../../../dialogs/password/words.en';

const userName = 'svc-sharepoint@contoso.example';
const read = (password?: string, passwordAgain = password) =>
  readPassword(
    { ...(password !== undefined && { password }), ...(passwordAgain !== undefined && { passwordAgain }) },
    userName,
  );
const codes = (form: ReturnType<typeof readPassword>) =>
  'faults' in form ? form.faults.map(({ field, code }) => `${field}: ${code}`) : [];

/** Microsoft Learn: "Password policies and account restrictions" (concept-sspr-policy), read character by character. */
const small = Array.from('abcdefghijklmnopqrstuvwxyz');
const capital = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
const digits = Array.from('0123456789');
const symbols = Array.from('@#$%^&*-_!+=[]{}|\\:\',.?/`~"();<> ');

function entraTakes(password: string): boolean {
  const sets = [small, capital, digits, symbols];
  const used = Array.from(password, (character) => sets.findIndex((set) => set.includes(character)));
  return (
    password.length >= 8 &&
    password.length <= 256 &&
    !used.includes(-1) &&
    new Set(used).size >= 3 &&
    !password.toLowerCase().includes('svc-sharepoint')
  );
}

const character = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom(...small, ...capital, ...digits, ...symbols) },
  { weight: 1, arbitrary: fc.constantFrom('é', 'ß', '\t', '\n', '\u00a0', 'Ж', '😀', '\u0000') },
);
const anyPassword = fc.oneof(
  fc.string({ unit: character, minLength: 0, maxLength: 20 }),
  fc.string({ unit: fc.constantFrom(...small, ...digits), minLength: 6, maxLength: 12 }),
  fc.string({ unit: fc.constantFrom(...small, ...capital, ...digits), minLength: 7, maxLength: 9 }),
  fc.string({ unit: fc.constantFrom(...small, ...capital, '1'), minLength: 254, maxLength: 258 }),
  fc
    .tuple(fc.constantFrom('Svc-SharePoint', 'svc-sharepoint', 'svc-share'), fc.string({ unit: character }))
    .map(([name, rest]) => `A1${name}${rest}`),
);

describe('a password', () => {
  it('is taken exactly when Microsoft Entra’s written rules take it', () => {
    const taken = { yes: 0, no: 0 };
    fc.assert(
      fc.property(anyPassword, (password) => {
        const form = read(password);
        const takes = entraTakes(password);
        taken[takes ? 'yes' : 'no'] += 1;
        expect([password, 'password' in form]).toEqual([password, takes]);
      }),
      { numRuns: 3000 },
    );
    expect(Math.min(taken.yes, taken.no)).toBeGreaterThan(300);
  });

  it.each(symbols)('may have the symbol “%s”', (symbol) => {
    expect(codes(read(`abcdefG${symbol}`))).toEqual([]);
  });

  it.each<[string, FaultCode]>([
    ['', 'password-missing'],
    ['Aa1!Aa1', 'password-short'],
    ['é', 'password-short'],
    ['Aa1!'.repeat(64) + 'x', 'password-long'],
    ['Pässwort-123', 'password-character'],
    ['Passwort\u00a0123', 'password-character'],
    ['abcdefgh', 'password-simple'],
    ['abcdefg1', 'password-simple'],
    ['ABCDEFG!', 'password-simple'],
    ['SVC-SharePoint1', 'password-has-name'],
  ])('“%s” is sent back with “%s”', (password, code) => {
    expect(codes(read(password))).toEqual([`password: ${code}`]);
    expect(words).toHaveProperty([code]);
  });

  it.each([8, 256])('may have %i characters', (length) => {
    expect(codes(read('Aa1!'.repeat(64).slice(0, length)))).toEqual([]);
  });

  it('is not trimmed: blanks count', () => {
    const form = read(' Aa1!bb ');
    expect('password' in form && form.password.reveal()).toBe(' Aa1!bb ');
  });

  it('is compared with an empty user name without harm', () => {
    expect('password' in readPassword({ password: 'Aa1!bbbb', passwordAgain: 'Aa1!bbbb' }, '')).toBe(true);
  });
});

describe('the card of the password', () => {
  it('wants the same twice', () => {
    expect(codes(read('Aa1!bbbb', 'Aa1!bbbB'))).toEqual(['passwordAgain: password-differs']);
    expect(codes(read('Aa1!bbbb', ''))).toEqual(['passwordAgain: password-differs']);
    expect(codes(readPassword({ password: 'Aa1!bbbb' }, userName))).toEqual([
      'passwordAgain: password-differs',
    ]);
    expect(codes(readPassword({}, userName))).toEqual(['password: password-missing']);
  });

  it('says all that is wrong at once', () => {
    expect(codes(read('short', 'other'))).toEqual([
      'password: password-short',
      'passwordAgain: password-differs',
    ]);
  });

  it('shows neither password in what it says, nor in what it hands on', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 9 }), fc.string({ minLength: 9 }), (one, other) => {
        const typed = [`Canary1${one}`, `Canary2${other}`] as const;
        const said = JSON.stringify([read(...typed), read('Canary-3-good', 'Canary-3-good')]);
        expect(said).not.toContain('Canary');
      }),
    );
  });
});
