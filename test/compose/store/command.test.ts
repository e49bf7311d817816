import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../../../src/clock';
import type { EngineOptions } from '../../../src/storage';
import { openStorage } from '../../../src/storage';
import { openEngine } from '../../../src/storage/engine';
import { person } from '../../contracts/reminderBook';
import type { Azurite } from '../../storage/azurite';
import { startAzurite } from '../../storage/azurite';
import { contents, fill } from '../../storage/filled';
import { tempFolders } from '../../support/tempFolder';
import { storeCommand } from './command';

const folders = tempFolders();
afterAll(() => folders.removeAll());

const key = 'a key of at least thirty-two characters';
const otherKey = 'another key of thirty-two characters and more';
const folder = (dataKey?: string) => ({ dataDir: join(folders.make(), 'data'), dataKey });
const digestOf = (said: string) => /SHA-256 ([0-9a-f]{64})/.exec(said)?.[1];
const bytesOf = (dataDir: string) =>
  createHash('sha256')
    .update(readFileSync(join(dataDir, 'store.mdb')))
    .digest('hex');

describe('npm run store -- copy', () => {
  let azurite: Azurite;
  beforeEach(async () => {
    azurite = await startAzurite();
  });
  afterEach(() => azurite.stop());

  const table = (): EngineOptions => ({
    kind: 'tables',
    endpoint: { connectionString: azurite.connectionString },
    clock: systemClock,
  });

  it('moves everything from a folder to Azure and back, and says by the digest that it is the same', async () => {
    const [first, last] = [folder(key), folder(otherKey)];
    await fill(first);
    const [before, bytes] = [await contents(first), bytesOf(first.dataDir)];
    const environment = { DATA_KEY: key, NEW_KEY: otherKey, AZURE: azurite.connectionString };
    const there = await storeCommand(['copy', '--from', first.dataDir, '--to', 'env:AZURE'], { environment });
    expect(there).toMatchObject({ exit: 0, complained: '' });
    expect(there.said).toContain('124 records read back and compared');
    expect(there.said).toContain('cannot be seen from here: stop every bot');
    const args = ['copy', '--from', 'env:AZURE', '--to', last.dataDir, '--to-key-env', 'NEW_KEY'];
    const back = await storeCommand(args, { environment });
    expect(back).toMatchObject({ exit: 0, complained: '' });
    expect(digestOf(back.said)).toBe(digestOf(there.said));
    expect(await contents(last)).toEqual(before);
    expect(bytesOf(first.dataDir)).toBe(bytes);
    const storage = await openStorage(last);
    expect((await storage.runs.current(person(7)))?.value.id).toBe('run-1');
    await storage.close();
    expect(`${there.said}${back.said}`).not.toMatch(/a key of|another key|AccountKey|run-1/);
  });

  it('that is killed midway leaves what no bot opens, and goes through when it is repeated', async () => {
    const source = folder();
    await fill(source, 400);
    const environment = { AZURE: azurite.connectionString };
    const args = ['copy', '--from', source.dataDir, '--to', 'env:AZURE'];
    const killed = await storeCommand(args, { environment, killAt: '500 records copied' });
    expect(killed.exit).toBeNull();
    expect(killed.said).not.toContain('Done.');
    await expect(openStorage(table())).rejects.toThrow(/was not finished: copy again/);
    const check = await storeCommand(['check', '--from', 'env:AZURE'], { environment });
    expect(check.exit).toBe(3);
    expect(check.said).toContain('was not finished: no bot starts on it');
    expect((await storeCommand(args, { environment })).exit).toBe(0);
    const order = (records: Awaited<ReturnType<typeof contents>>) => records.map(({ json }) => json).sort();
    expect(order(await contents(table()))).toEqual(order(await contents(source)));
    await (await openStorage(table())).close();
  });
});

describe('npm run store', () => {
  it('writes into nothing that is not empty, that is used, or that is the source itself', async () => {
    const [source, full, used] = [folder(), folder(), folder()];
    await Promise.all([fill(source, 1), fill(full, 2)]);
    const before = await contents(full);
    const copyTo = (to: string) => storeCommand(['copy', '--from', source.dataDir, '--to', to]);
    expect(await copyTo(full.dataDir)).toMatchObject({
      exit: 1,
      complained: expect.stringContaining('is not empty') as string,
    });
    expect(await contents(full)).toEqual(before);
    expect(await copyTo(`${source.dataDir}/.`)).toMatchObject({
      exit: 1,
      complained: expect.stringContaining('one and the same') as string,
    });
    const bot = await openStorage(used);
    const complained = expect.stringContaining(`Another process uses ${used.dataDir}`) as string;
    expect(await copyTo(used.dataDir)).toMatchObject({ exit: 1, complained });
    await bot.close();
    expect((await copyTo(used.dataDir)).exit).toBe(0);
  });

  it('copies nothing from a store that a bot uses, but makes a backup of it and checks it', async () => {
    const source = folder();
    await fill(source, 1);
    const bot = await openStorage(source);
    const [copy, backup] = [folder().dataDir, folder().dataDir];
    const from = ['--from', source.dataDir];
    expect(await storeCommand(['copy', ...from, '--to', copy])).toMatchObject({
      exit: 1,
      complained: expect.stringContaining('stop the bot, then begin again') as string,
    });
    expect((await storeCommand(['backup', ...from, '--to', backup])).exit).toBe(0);
    expect((await storeCommand(['check', ...from])).exit).toBe(0);
    await bot.close();
  });

  it('takes a backup of one moment while a bot writes, and what is encrypted stays so', async () => {
    const source = folder(key);
    const writer = spawn(
      process.execPath,
      [join(__dirname, '../../support/storeWriter.cjs'), source.dataDir, key],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    await new Promise<void>((resolve) => {
      let lines = 0;
      writer.stdout.on('data', (text) => {
        lines += String(text).split('\n').length - 1;
        if (lines > 200) resolve();
      });
    });
    const backup = folder(key);
    const environment = { DATA_KEY: key };
    const outcome = await storeCommand(['backup', '--from', source.dataDir, '--to', backup.dataDir], {
      environment,
    });
    const exit = once(writer, 'exit');
    expect(writer.exitCode).toBeNull();
    writer.kill('SIGKILL');
    await exit;
    expect(outcome).toMatchObject({ exit: 0, complained: '' });
    const numbers = (await contents(backup))
      .map(({ key: [, number] }) => Number(number))
      .sort((a, b) => a - b);
    expect(numbers.length).toBeGreaterThan(200);
    expect(numbers).toEqual(numbers.map((_, index) => index));
    await expect(openEngine({ ...backup, dataKey: undefined })).rejects.toThrow(/is encrypted/);
  });

  it("backs up, checks and restores the bot's own store, as its settings name it", async () => {
    const [own, backup] = [folder(key), folder(key)];
    await fill(own, 3);
    const before = await contents(own);
    const environment = { ...live, DATA_DIR: own.dataDir, DATA_KEY: key };
    expect((await storeCommand(['backup', '--to', backup.dataDir], { environment })).exit).toBe(0);
    const check = await storeCommand(['check'], { environment });
    expect(check).toMatchObject({ exit: 0, complained: '' });
    expect(check.said).toContain('       3  open runs\n');
    expect(check.said).toContain('Every record can be read.');
    const fresh = folder(key);
    const args = ['restore', '--from', backup.dataDir];
    const restore = await storeCommand(args, { environment: { ...environment, DATA_DIR: fresh.dataDir } });
    expect(restore.exit).toBe(0);
    expect(digestOf(restore.said)).toBe(digestOf(check.said));
    expect(await contents(fresh)).toEqual(before);
  });

  it('names what cannot be read by its key, and shows nothing of it', async () => {
    const source = folder();
    const engine = await openEngine(source);
    await engine.put(['run', 'tenant', 'someone'], { format: 9, name: 'Ada Example' }, 'absent');
    await engine.close();
    const { exit, said } = await storeCommand(['check', '--from', source.dataDir]);
    expect(exit).toBe(3);
    expect(said).toContain('run!tenant!someone! was written by a later version of the bot');
    expect(said).toContain('1 record cannot be read.');
    expect(said).not.toContain('Ada');
  });

  it.each([
    ['is cut off', (file: string) => truncateSync(file, 40 * 4096)],
    ['has lost its pages', (file: string) => writeFileSync(file, readFileSync(file).fill(0, 2 * 4096))],
  ])('says that a data file is damaged when it %s', async (_, damage) => {
    const source = folder();
    await fill(source);
    damage(join(source.dataDir, 'store.mdb'));
    const { exit, complained } = await storeCommand(['check', '--from', source.dataDir]);
    expect(exit).toBe(3);
    expect(complained).toContain('is damaged');
  });

  it('says what is wrong with a key, and never shows one', async () => {
    const source = folder(key);
    await fill(source, 1);
    const checked = (environment: Readonly<Record<string, string>>, ...more: readonly string[]) =>
      storeCommand(['check', '--from', source.dataDir, ...more], { environment });
    const outcomes = [
      [await checked({}), 'is encrypted: set DATA_KEY'],
      [await checked({ DATA_KEY: otherKey }), 'was encrypted with another key'],
      [await checked({ DATA_KEY: 'too short' }), 'The key in DATA_KEY is shorter than 32'],
      [await checked({}, '--from-key-env', 'MY_KEY'), 'The variable MY_KEY is not set'],
      [await checked({ DATA_KEY: key }, '--from-key-env', 'none'), 'is encrypted'],
    ] as const;
    for (const [{ exit, complained }, advice] of outcomes) {
      expect(exit).toBe(1);
      expect(complained).toContain(advice);
      expect(complained).not.toMatch(/another key of|too short/);
    }
    expect((await checked({ MY_KEY: key, DATA_KEY: otherKey }, '--from-key-env', 'MY_KEY')).exit).toBe(0);
  });

  it('makes no store where there is none to read', async () => {
    const { dataDir } = folder();
    const { exit, complained } = await storeCommand(['check', '--from', dataDir]);
    expect(exit).toBe(1);
    expect(complained).toContain('There is no store in');
    expect(existsSync(dataDir)).toBe(false);
  });

  it('says how it is used when it was not understood', async () => {
    const { exit, complained } = await storeCommand(['backup']);
    expect(exit).toBe(2);
    expect(complained).toContain('"backup" needs --to <place>.\nnpm run store -- copy');
  });
});

const live = {
  PUBLIC_URL: 'https://bot.contoso.example',
  BOT_ID: '22222222-2222-4222-8222-222222222222',
  BOT_TENANT_ID: '11111111-1111-4111-8111-111111111111',
  BOT_PASSWORD: 'a secret of the bot',
  AAD_APP_CLIENT_ID: '33333333-3333-4333-8333-333333333333',
  AAD_APP_CLIENT_SECRET: 'a secret of the app',
};
