import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A process of its own: jest keeps the environment of the real one from a test. */
describe('the .env file', () => {
  let folder: string;
  const loader = join(__dirname, '../support/requireTypeScript.cjs');
  const settings = JSON.stringify(join(__dirname, '../../src/settings/index.ts'));
  const program = `
    const { loadEnvFile, readSettings } = require(${settings});
    loadEnvFile();
    process.stdout.write(JSON.stringify(readSettings(process.env)));`;
  const settingsWith = (environment: Record<string, string>): unknown =>
    JSON.parse(
      execFileSync(process.execPath, ['--require', loader, '--eval', program], {
        cwd: folder,
        env: { PATH: process.env.PATH, ...environment },
        encoding: 'utf8',
      }),
    );

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'env-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  test('in the working directory adds what the environment does not say, and takes nothing away', () => {
    writeFileSync(join(folder, '.env'), 'PORT=4001\nPRACTICE_PORT=4002 # free\n#PLAYGROUND=off\n');
    expect(settingsWith({ PORT: '5001' })).toMatchObject({
      port: 5001,
      practicePort: 4002,
      playground: true,
    });
  });

  test('may be missing', () => {
    expect(settingsWith({})).toMatchObject({ mode: 'practice', port: 3978 });
  });
});
