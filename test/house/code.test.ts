import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as habits from '../support/habits';
import { fileOf, lines, parse, places, root, sourcesOf } from '../support/sources';

const product = sourcesOf('src', 'dialogs');
const tests = sourcesOf('test');
const everything = [...product, ...tests];

/** Words that this file looks for and does not say itself. */
const untyped = ['a', 'ny'].join('');
const open = ['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X'];
const silenced = [
  ...['ignore', 'nocheck', 'expect-error'].map((how) => `@ts-${how}`),
  ['eslint', 'disable'].join('-'),
];

const openEnd = new RegExp(`\\b(${open.join('|')})\\b`);
const silencer = new RegExp(silenced.join('|'));

const isRecognised = (sought: (typeof habits)[keyof typeof habits], ...samples: readonly string[]) =>
  samples.every((sample) => places([parse('sample.ts', sample)], sought).length === 1);

describe('secrets', () => {
  it('are revealed in one file, where they leave for Microsoft Graph', () => {
    const files = new Set(places(product, habits.reveals).map(fileOf));
    expect([...files]).toEqual(['src/graph/passwords.ts']);
  });

  it('are found wherever they are revealed', () => {
    expect(isRecognised(habits.reveals, 'secret.reveal()', 'const open = this.password.reveal')).toBe(true);
  });
});

describe('a proven finding', () => {
  it('is made in one file, from something that Microsoft 365 showed', () => {
    const files = new Set(places(product, habits.makesProven).map(fileOf));
    expect([...files]).toEqual(['src/procedure/finding.ts']);
  });

  it('is found wherever it is made, and not where it is only asked for', () => {
    expect(
      isRecognised(habits.makesProven, "x({ verdict: 'proven' })", "y = { verdict: 'proven' as const }"),
    ).toBe(true);
    const asked = "type Seen = { verdict: 'proven' }; const yes = finding.verdict === 'proven';";
    expect(places([parse('sample.ts', asked)], habits.makesProven)).toEqual([]);
  });
});

describe('the clock', () => {
  it('is read in one file; everybody else is handed it', () => {
    const files = new Set(places(product, habits.readsClock).map(fileOf));
    expect([...files]).toEqual(['src/clock.ts']);
  });

  it('is found wherever it is read', () => {
    expect(
      isRecognised(habits.readsClock, 'Date.now()', 'f(Date.now)', 'new Date()', 'new Date', 'Date()'),
    ).toBe(true);
    expect(places([parse('sample.ts', 'new Date(instant)')], habits.readsClock)).toEqual([]);
  });
});

describe('the environment', () => {
  it('is read where the service starts, and handed on', () => {
    const files = new Set(places(product, habits.readsEnvironment).map(fileOf));
    expect([...files]).toEqual(['src/index.ts', 'src/store.ts']);
  });

  it('is found wherever it is read', () => {
    expect(isRecognised(habits.readsEnvironment, 'process.env.PORT', "process.env['PORT']")).toBe(true);
  });
});

describe('the code', () => {
  it('writes nothing past the log', () => {
    expect(places(product, habits.usesConsole)).toEqual([]);
    expect(isRecognised(habits.usesConsole, "console.log('x')", 'f(console.error)')).toBe(true);
  });

  it('leaves no type unchecked', () => {
    expect(places(everything, habits.isAnything)).toEqual([]);
    const samples = [`x as ${untyped}`, `let x: ${untyped}[]`, `f<${untyped}>()`];
    expect(isRecognised(habits.isAnything, ...samples)).toBe(true);
  });

  it('silences no check', () => {
    expect(lines(everything, silencer)).toEqual([]);
    expect(lines([parse('sample.ts', silenced.join('\n'))], silencer)).toHaveLength(silenced.length);
  });

  it('leaves nothing open', () => {
    expect(lines(everything, openEnd)).toEqual([]);
    expect(lines([parse('sample.ts', open.join('\n'))], openEnd)).toHaveLength(open.length);
  });

  it('leaves no test out and lets none run alone', () => {
    expect(places(tests, habits.leavesTestsOut)).toEqual([]);
    const calls = [
      'it.only("x")',
      'describe.skip("x")',
      'it.each([1]).skip("x")',
      'test.todo("x")',
      'xit("x")',
    ];
    expect(isRecognised(habits.leavesTestsOut, ...calls)).toBe(true);
  });

  it('has no source file over 200 lines', () => {
    const long = product
      .filter(({ text }) => text.trimEnd().split('\n').length > 200)
      .map(({ path }) => path);
    expect(long).toEqual([]);
  });

  it('has a source file for every test file outside the shared folders', () => {
    const own = tests.filter(({ path }) =>
      /^test\/(?!(?:appPackage|browser|canary|contracts|conversations|house|infra|replicas|scale|support|weight)\/)[^/]+\//.test(
        path,
      ),
    );
    expect(own.length).toBeGreaterThan(0);
    const orphans = own.map(({ path }) => path.split('/')[1] ?? '').filter((area) => !hasArea(area));
    expect([...new Set(orphans)]).toEqual([]);
  });
});

const hasArea = (area: string) =>
  ['', 'src', 'dialogs'].some(
    (folder) => existsSync(join(root, folder, area)) || existsSync(join(root, folder, `${area}.ts`)),
  );
