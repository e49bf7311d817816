import { readSizes } from './options';

describe('the flags of the scale run', () => {
  it('name sizes, short ones or long ones, and change them one by one', () => {
    expect(readSizes([])).toMatchObject({ runs: 100_000, tables: 5_000, open: [1_000, 10_000, 100_000] });
    const short = readSizes(['--short']);
    expect(short.runs).toBeLessThan(2_001);
    expect(readSizes(['--short', '--runs', '7', '--open', '1,22'])).toEqual({
      ...short,
      runs: 7,
      open: [1, 22],
    });
  });

  it.each([[['--runs', 'many']], [['--open', '1,']], [['--people', '1']]])('are refused: %s', (args) => {
    expect(() => readSizes(args)).toThrow();
  });
});
