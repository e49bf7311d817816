import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { root } from '../support/sources';

interface Reporter {
  new (): { onRunComplete(contexts: unknown, results: Readonly<Record<string, number>>): void };
}

const CountReporter = jest.requireActual<Reporter>('../support/countReporter.cjs');

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ci-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** Runs `.ci/run` with stand-ins for npm and apt-get; `npm` is a line of bash for each of its first words. */
async function runCi(npm: Readonly<Record<'ci' | 'test' | 'run', string>>) {
  const cases = Object.entries(npm).map(([word, line]) => `${word}) ${line} ;;`);
  const scripts = { npm: `case "$1" in ${cases.join(' ')} esac`, 'apt-get': 'true' };
  for (const [name, text] of Object.entries(scripts)) {
    await writeFile(join(folder, name), `#!/usr/bin/env bash\necho "${name} $*"\n${text}\n`);
    await chmod(join(folder, name), 0o755);
  }
  const env = { ...process.env, PATH: `${folder}${delimiter}${process.env.PATH ?? ''}` };
  return await new Promise<{ code: number; lines: readonly string[] }>((resolve) => {
    execFile(join(root, '.ci/run'), { env }, (error, stdout) => {
      resolve({ code: error ? 1 : 0, lines: stdout.trimEnd().split('\n') });
    });
  });
}

const counts = (passed: number, failed: number) => `echo ${passed} ${failed} >>"$TEST_COUNTS"`;

/** What `npm run test:browser` does; what else is run does nothing. */
const inBrowser = (line: string) => `if [ "$2" = test:browser ]; then ${line}; fi`;

describe('the run of everything', () => {
  it('does what the README says, the browser tests and the measurement, and adds up what passed', async () => {
    const { code, lines } = await runCi({ ci: 'true', test: counts(40, 0), run: inBrowser(counts(2, 0)) });
    const commands = ['npm ci', 'npm test', 'npm run test:browser', 'npm run scale -- --short'];
    expect(lines.slice(-5)).toEqual([...commands, '42 passed, 0 failed']);
    expect(code).toBe(0);
  });

  it('fails when a test failed', async () => {
    const { code, lines } = await runCi({
      ci: 'true',
      test: counts(40, 0),
      run: inBrowser(`${counts(1, 1)}; false`),
    });
    expect(lines.at(-1)).toBe('41 passed, 1 failed');
    expect(code).toBe(1);
  });

  it('fails when a check other than a test failed, and says which', async () => {
    const { code, lines } = await runCi({ ci: 'true', test: 'false', run: inBrowser(counts(2, 0)) });
    expect(lines.slice(-2)).toEqual(['not in order: npm ci && npm test', '2 passed, 0 failed']);
    expect(code).toBe(1);
  });

  it('fails when the measurement of scale falls short, and says so', async () => {
    const run = `if [ "$2" = scale ]; then false; else ${counts(2, 0)}; fi`;
    const { code, lines } = await runCi({ ci: 'true', test: counts(40, 0), run });
    expect(lines.slice(-2)).toEqual(['not in order: npm run scale -- --short', '42 passed, 0 failed']);
    expect(code).toBe(1);
  });

  it('fails when nothing was tested at all', async () => {
    const { code, lines } = await runCi({ ci: 'true', test: 'true', run: 'true' });
    expect(lines.at(-1)).toBe('0 passed, 0 failed');
    expect(code).toBe(1);
  });
});

describe('the counting of tests', () => {
  const before = process.env.TEST_COUNTS;

  afterEach(() => {
    if (before === undefined) delete process.env.TEST_COUNTS;
    else process.env.TEST_COUNTS = before;
  });

  const report = (passed: number, failed: number, broken: number) => {
    new CountReporter().onRunComplete(undefined, {
      numPassedTests: passed,
      numFailedTests: failed,
      numRuntimeErrorTestSuites: broken,
    });
  };

  it('adds one line for each run, and counts a file that could not be loaded as a failure', async () => {
    const file = join(folder, 'counts');
    process.env.TEST_COUNTS = file;
    report(5, 0, 0);
    report(3, 1, 1);
    expect(await readFile(file, 'utf8')).toBe('5 0\n3 2\n');
  });

  it('writes nothing when nobody asked', () => {
    delete process.env.TEST_COUNTS;
    expect(() => {
      report(1, 0, 0);
    }).not.toThrow();
  });
});
