import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { StorageFault } from '../../src/storage/fault';
import type { KeyValue } from '../../src/storage/keyValue';
import { openLmdb } from '../../src/storage/lmdb';
import { deriveKey } from '../../src/storage/seal';
import { keyValueContract } from '../contracts/keyValue';
import { tempFolders } from '../support/tempFolder';

const folders = tempFolders();
const dataKey = 'a key of at least thirty-two characters';

for (const [name, key] of [
  ['lmdb', undefined],
  ['lmdb with encryption', dataKey],
] as const) {
  keyValueContract(name, async () => {
    const dataDir = folders.make();
    return { open: async () => openLmdb({ dataDir, dataKey: key }) };
  });
}

describe('the embedded store', () => {
  let dataDir: string;
  const opened: KeyValue[] = [];
  const open = (key?: string) => {
    const store = openLmdb({ dataDir, dataKey: key });
    opened.push(store);
    return store;
  };
  const faultOf = (key?: string) => {
    try {
      open(key);
    } catch (thrown) {
      if (thrown instanceof StorageFault) return thrown.message;
      throw thrown;
    }
    return 'opened';
  };
  const rawBytes = () => Buffer.concat(readdirSync(dataDir).map((file) => readFileSync(join(dataDir, file))));

  beforeEach(() => {
    dataDir = join(folders.make(), 'deep', 'data');
  });
  afterEach(() => Promise.all(opened.splice(0).map((store) => store.close())));
  afterAll(() => {
    folders.removeAll();
  });

  test('its folder is 0700 and its files are 0600, also when they were wider before', async () => {
    mkdirSync(dataDir, { recursive: true, mode: 0o755 });
    writeFileSync(join(dataDir, 'store.mdb'), '', { mode: 0o644 });
    await open().put(['p'], 1, 'any');
    const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);
    expect(modeOf(dataDir)).toBe('700');
    expect(
      Object.fromEntries(readdirSync(dataDir).map((file) => [file, modeOf(join(dataDir, file))])),
    ).toEqual({
      'store.json': '600',
      'store.mdb': '600',
      'store.mdb-lock': '600',
    });
  });

  test('a folder that others use too is refused, and stays open to them', () => {
    mkdirSync(dataDir, { recursive: true, mode: 0o755 });
    writeFileSync(join(dataDir, 'letter.txt'), '');
    expect(faultOf()).toMatch(/holds other files and is open to other users: let DATA_DIR name a folder/);
    expect(statSync(dataDir).mode & 0o777).toBe(0o755);
    expect(readdirSync(dataDir)).toEqual(['letter.txt']);
  });

  test('without a key the text lies open in its files, with a key it does not, deleted or not', async () => {
    const fill = async (store: KeyValue) => {
      await store.put(['p', 'kept'], 'kept-in-clear', 'any');
      await store.put(['p', 'deleted'], 'deleted-in-clear', 'any');
      await store.delete(['p', 'deleted'], 'any');
      await store.close();
      return ['kept-in-clear', 'deleted-in-clear'].map((text) => rawBytes().includes(text));
    };
    expect(await fill(open())).toEqual([true, true]);
    dataDir = folders.make();
    expect(await fill(open(dataKey))).toEqual([false, false]);
    for (const key of [dataKey, deriveKey(dataKey, 'encryption')])
      expect(rawBytes().includes(key)).toBe(false);
  });

  test('a wrong key, a missing key and a key too many are each told apart, with what to do', async () => {
    await open(dataKey).close();
    expect(faultOf(`${dataKey}!`)).toMatch(/another key: set DATA_KEY to that one/);
    expect(faultOf()).toMatch(/is encrypted: set DATA_KEY/);
    expect(faultOf(dataKey)).toBe('opened');
    dataDir = folders.make();
    await open().close();
    expect(faultOf(dataKey)).toMatch(/not encrypted, but DATA_KEY is set: take DATA_KEY out/);
  });

  test('no message of a fault holds the key', async () => {
    await open(dataKey).close();
    expect(faultOf(`${dataKey}!`)).not.toContain(dataKey);
  });

  test.each([
    ['noise', (file: string) => writeFileSync(file, Buffer.alloc(20_000, 0x5a))],
    ['something short', (file: string) => writeFileSync(file, 'hello')],
    ['cut off in its second page', (file: string) => truncateSync(file, 6000)],
  ])('a data file that is %s is refused with what to do', async (_, damage) => {
    await open().close();
    damage(join(dataDir, 'store.mdb'));
    expect(faultOf()).toMatch(/damaged or is not the bot's: put the whole folder back from a copy/);
  });

  test.each(['', '{"format":2,"check":""}', 'null'])(
    'a seal that cannot be read is refused (%p)',
    async (seal) => {
      const store = open();
      await store.put(['p'], 1, 'any');
      await store.close();
      writeFileSync(join(dataDir, 'store.json'), seal);
      expect(faultOf()).toMatch(/store\.json is missing or cannot be read/);
    },
  );

  test('data whose seal is gone are refused', async () => {
    const store = open();
    await store.put(['p'], 1, 'any');
    await store.close();
    rmSync(join(dataDir, 'store.json'));
    expect(faultOf()).toMatch(/store\.json is missing or cannot be read/);
  });

  test('a DATA_DIR that is a file is refused with what to do', () => {
    dataDir = join(folders.make(), 'file');
    writeFileSync(dataDir, '');
    expect(faultOf()).toMatch(/cannot be used \(EEXIST\): let DATA_DIR name a folder/);
  });

  test('what is asked after a close does not reach the engine, which would end the process', async () => {
    const store = open();
    await store.close();
    for (const ask of [
      store.get(['p']),
      store.put(['p'], 1, 'any'),
      store.delete(['p'], 'any'),
      store.scan('p'),
    ]) {
      await expect(ask).rejects.toThrow(StorageFault);
    }
  });

  test('what was acknowledged survives a kill of the process', async () => {
    const child = spawn(process.execPath, [join(__dirname, '../support/storeWriter.cjs'), dataDir, dataKey], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let acknowledged = '';
    for await (const chunk of child.stdout) {
      acknowledged += String(chunk);
      if (acknowledged.split('\n').length > 20) break;
    }
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    expect(await exit).toEqual([null, 'SIGKILL']);
    const store = open(dataKey);
    const numbers = acknowledged.split('\n').filter((line) => line !== '');
    expect(numbers.length).toBeGreaterThanOrEqual(20);
    for (const number of numbers) expect((await store.get(['p', number]))?.value).toBe(number);
  });
});
