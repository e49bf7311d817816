import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { crc32, inflateRawSync } from 'node:zlib';
import { type AppManifest, manifestFaults } from '../support/appManifest';

type Values = Readonly<Record<string, string | undefined>>;

interface Pack {
  readonly fill: (text: string, values: Values) => string;
  readonly filesOf: (manifest: unknown) => readonly string[];
  readonly packageOf: (environment: Values) => Buffer;
  readonly zip: (files: Readonly<Record<string, Buffer>>) => Buffer;
}

const script = resolve(__dirname, '../../appPackage/pack.cjs');
const { fill, filesOf, packageOf, zip } = jest.requireActual<Pack>('../../appPackage/pack.cjs');

const environment = {
  BOT_ID: '22222222-2222-4222-8222-222222222222',
  AAD_APP_CLIENT_ID: '33333333-3333-4333-8333-333333333333',
  PUBLIC_URL: 'https://bot.contoso.example/',
  PUBLISHER_NAME: 'The "Best" Co',
};

/** The entries of an archive by its central directory, as any program that opens it reads them. */
function entriesOf(archive: Buffer) {
  const end = archive.length - 22;
  let at = archive.readUInt32LE(end + 16);
  return Array.from({ length: archive.readUInt16LE(end + 10) }, () => {
    const [method, sum] = [archive.readUInt16LE(at + 10), archive.readUInt32LE(at + 16)];
    const name = archive.toString('utf8', at + 46, at + 46 + archive.readUInt16LE(at + 28));
    const local = archive.readUInt32LE(at + 42);
    const begin = local + 30 + archive.readUInt16LE(local + 26);
    const packed = archive.subarray(begin, begin + archive.readUInt32LE(at + 20));
    at += 46 + name.length;
    return { name, sum, data: method === 0 ? Buffer.from(packed) : inflateRawSync(packed) };
  });
}

const entryOf = (archive: Buffer, sought: string) =>
  entriesOf(archive).find(({ name }) => name === sought)?.data ?? Buffer.alloc(0);

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pack-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe('the package of the Teams app', () => {
  it('holds a manifest that is valid by the published schema', () => {
    const manifest = JSON.parse(entryOf(packageOf(environment), 'manifest.json').toString()) as AppManifest;
    expect(manifestFaults(manifest, manifest.manifestVersion)).toEqual([]);
    expect(manifest.developer).toMatchObject({
      name: 'The "Best" Co',
      privacyUrl: 'https://bot.contoso.example/privacy',
    });
    expect(manifest.validDomains).toContain('bot.contoso.example');
  });

  it('holds every file that the manifest names, at its root, whole and with its checksum', () => {
    const entries = entriesOf(packageOf(environment));
    const beside = entries.filter(({ name }) => name !== 'manifest.json');
    expect(beside.map(({ name }) => name).sort()).toEqual(['color.png', 'en.json', 'outline.png']);
    for (const { name, data } of beside) {
      expect(data).toEqual(readFileSync(resolve(__dirname, '../../appPackage', name)));
    }
    expect(entries.filter(({ sum, data }) => sum !== crc32(data))).toEqual([]);
  });

  it('takes every language that the manifest names', () => {
    const icons = { color: 'c.png', outline: 'o.png' };
    const additionalLanguages = [{ languageTag: 'de', file: 'de.json' }];
    expect(filesOf({ icons })).toEqual(['c.png', 'o.png']);
    expect(filesOf({ icons, localizationInfo: { additionalLanguages } })).toContain('de.json');
  });

  it('is the same, byte for byte, on two machines in different time zones', () => {
    const [east, west] = ['Pacific/Auckland', 'America/Los_Angeles'].map((TZ) => {
      execFileSync(process.execPath, [script, folder], { cwd: folder, env: { ...environment, TZ } });
      return readFileSync(join(folder, 'app.zip'));
    });
    expect(east?.equals(west ?? Buffer.alloc(0))).toBe(true);
    expect(east?.equals(packageOf(environment))).toBe(true);
  });

  it('is another one when a file is another one', () => {
    expect(zip({ a: Buffer.from('1') }).equals(zip({ a: Buffer.from('2') }))).toBe(false);
  });
});

describe('filling the manifest', () => {
  it('fills every placeholder, also with a name that has quotation marks', () => {
    const filled = fill('{"a": "${{NAME}}", "b": "${{ID}} and ${{ID}}"}', { NAME: 'The "Best" Co', ID: '7' });
    expect(JSON.parse(filled)).toEqual({ a: 'The "Best" Co', b: '7 and 7' });
  });

  it('names everything that is missing or cannot be used, at once, and writes nothing', () => {
    const wrong = { BOT_ID: 'bot', PUBLIC_URL: 'http://bot.contoso.example', PUBLISHER_NAME: ' ' };
    expect(() => packageOf(wrong)).toThrow(
      expect.objectContaining({
        message: [
          'Set these and try again:',
          'BOT_ID is not a GUID',
          'PUBLISHER_NAME is missing',
          'PUBLIC_URL is not an https address without a path',
          'AAD_APP_CLIENT_ID is missing',
        ].join('\n'),
      }) as Error,
    );
  });

  it.each([
    ['PUBLIC_URL', 'https://bot.contoso.example/teams', 'is not an https address without a path'],
    ['PUBLIC_URL', 'bot.contoso.example', 'is not an https address without a path'],
    ['PUBLISHER_NAME', 'C'.repeat(33), 'is longer than 32 characters'],
    ['TEAMS_APP_ID', 'app', 'is not a GUID'],
    ['AAD_APP_CLIENT_ID', '', 'is missing'],
  ])('refuses %s when it is "%s": it %s', (name, value, wrong) => {
    expect(() => packageOf({ ...environment, [name]: value })).toThrow(
      new RegExp(`again:\n${name} ${wrong}[^\n]*$`),
    );
  });

  it('takes the app’s id from the bot unless there is one', () => {
    const idOf = (more: Values) => {
      const manifest = entryOf(packageOf({ ...environment, ...more }), 'manifest.json').toString();
      return (JSON.parse(manifest) as { id: string }).id;
    };
    const own = '44444444-4444-4444-8444-444444444444';
    expect([idOf({}), idOf({ TEAMS_APP_ID: own })]).toEqual([environment.BOT_ID, own]);
  });
});
