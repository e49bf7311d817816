import fc from 'fast-check';
import { commandEntries } from '../../dialogs/commands';
import { isCommand } from '../../dialogs/commands/commandWork';
import { commands } from '../../dialogs/words.en';

const named = (text: string) =>
  commandEntries.filter(({ pattern }) => pattern.test(text)).map(({ name }) => name);
const names = commandEntries.map(({ name }) => name);

const blanks = fc.stringMatching(/^[ \t\n\u00a0]{1,4}$/);
const around = fc.stringMatching(/^[ \t\n\u00a0]{0,4}$/);

describe('the commands', () => {
  it('are those that help explains, in its order', () => {
    expect(names).toEqual(Object.keys(commands));
    expect(commandEntries.map(({ description }) => description)).toEqual(Object.values(commands));
  });

  it('are understood in any case and with any blanks', () => {
    const cased = (text: string, flips: readonly boolean[]) =>
      Array.from(text, (sign, index) => (flips[index % flips.length] ? sign.toUpperCase() : sign)).join('');
    const flips = fc.array(fc.boolean(), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        flips,
        blanks,
        around,
        around,
        (name, up, between, before, after) => {
          const said = `${before}${cased(name, up).replace(' ', between)}${after}`;
          expect([said, named(said)]).toEqual([said, [name]]);
        },
      ),
    );
  });

  it.each([
    ['hi', 'help'],
    ['Hello!', 'help'],
    ['help?', 'help'],
    ['Status?', 'status'],
    ['cancel.', 'cancel'],
    ['Enable MFA!', 'enable mfa'],
    ['log out', 'sign out'],
    ['logout', 'sign out'],
    ['signout', 'sign out'],
    ['Remind  me tomorrow 9:00', 'remind me'],
  ])('take “%s” for “%s”', (said, name) => {
    expect(named(said)).toEqual([name]);
  });

  it.each([
    'please don’t enable mfa for bob',
    'enable mfa for bob',
    'enablemfa',
    'enable',
    'mfa',
    'cancel my meeting',
    'do not cancel',
    'what is the status of bob',
    'help me sign out',
    'this',
    'high',
    '',
    ' ',
    'enable mfa\nstatus',
  ])('leave “%s” alone', (said) => {
    expect(named(said)).toEqual([]);
  });

  it('are not heard inside another sentence', () => {
    const word = fc.stringMatching(/^[a-z]{2,8}$/);
    fc.assert(
      fc.property(fc.constantFrom(...names), word, fc.boolean(), (name, more, after) => {
        // A time follows this one.
        const isOpen = name === 'remind me';
        const said = after && !isOpen ? `${name} ${more}` : `${more} ${name}`;
        expect([said, named(said)]).toEqual([said, []]);
      }),
    );
  });

  it('give one text one meaning, whatever was said before', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constantFrom(...names)), (said) => {
        expect(named(said).length).toBeLessThanOrEqual(1);
        expect(named(said)).toEqual(named(said));
      }),
    );
  });

  it('decide about a very long message at once', () => {
    const long = ' '.repeat(100_000);
    const started = process.hrtime.bigint();
    for (const name of [...names, 'hi']) named(`${long}${name}${long}x`);
    named(`enable${long}mf`);
    expect(Number(process.hrtime.bigint() - started) / 1e6).toBeLessThan(1_000);
  });
});

describe('the name of a command in a button', () => {
  it.each(names)('“%s” is known', (name) => {
    expect(isCommand(name)).toBe(true);
  });

  it.each(['Enable MFA', 'toString', '__proto__', 'constructor', '', undefined, null, 1, ['help']])(
    '%j is not',
    (made) => {
      expect(isCommand(made)).toBe(false);
    },
  );
});
