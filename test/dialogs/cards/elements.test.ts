import fc from 'fast-check';
import { breakable, moment, plain, time } from '../../../dialogs/cards/elements';
import { instant } from '../../../src/procedure/time';
import { textFunction } from '../../support/cardParser';

describe('a name from outside', () => {
  it.each([
    ['[x](http://evil.example)', '(x)(http://evil.example)'],
    ['**x** `y`', "∗∗x∗∗ 'y'"],
    ['{{DATE(2026-01-01T00:00:00Z)}}', '((DATE(2026-01-01T00:00:00Z)))'],
    ['one\r\ntwo', 'onetwo'],
    ['gpj.\u202eexe', 'gpj.exe'],
    ['Jörg O’Neil (Ops) <ops@x>', 'Jörg O’Neil (Ops) <ops@x>'],
    ['حساب', 'حساب'],
  ])('“%s” is shown as “%s”', (name, shown) => {
    expect(plain(name)).toBe(shown);
  });

  it('has no link, no style, no text function, no new line and no turned direction left', () => {
    const signs = fc.string({ unit: fc.constantFrom(...Array.from('[](){}*`ab\n\u202e')), maxLength: 30 });
    fc.assert(
      fc.property(fc.oneof(signs, fc.string({ unit: 'binary' })), (name) => {
        expect(plain(name)).not.toMatch(/[[\]{}*`\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
        expect(plain(plain(name))).toBe(plain(name));
      }),
    );
  });

  it('breaks after its @, and nowhere else', () => {
    expect(breakable('a@b.example')).toBe('a@\u200bb.example');
    expect(breakable('Ada')).toBe('Ada');
  });
});

describe('a moment on a card', () => {
  it('is left to the client to write, however exact it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), (at) => {
        expect(moment(instant(at)).replace(textFunction, 'x')).toBe('x x');
        expect(time(instant(at)).replace(textFunction, 'x')).toBe('x');
      }),
    );
  });

  it('is the same second, whether the time came with fractions or without', () => {
    const written = ['2026-11-20T09:00:00Z', '2026-11-20T09:00:00.999Z', '2026-11-20T09:00:00.1234567Z'];
    expect(written.map(time)).toEqual(written.map(() => '{{TIME(2026-11-20T09:00:00Z)}}'));
    expect(moment('2026-11-20T09:00:00.5Z')).toBe(
      '{{DATE(2026-11-20T09:00:00Z, SHORT)}} {{TIME(2026-11-20T09:00:00Z)}}',
    );
  });
});
