import { crc32 } from 'node:zlib';

interface Pack {
  readonly fill: (text: string, values: Readonly<Record<string, string | undefined>>) => string;
  readonly valuesOf: (
    environment: Readonly<Record<string, string>>,
  ) => Readonly<Record<string, string | undefined>>;
  readonly zip: (files: Readonly<Record<string, Buffer>>) => Buffer;
}

const { fill, valuesOf, zip } = jest.requireActual<Pack>('../../appPackage/pack.cjs');

/** The entries of an archive by its central directory, as any program that opens it reads them. */
function entriesOf(archive: Buffer) {
  const end = archive.length - 22;
  let at = archive.readUInt32LE(end + 16);
  return Array.from({ length: archive.readUInt16LE(end + 10) }, () => {
    const [sum, size] = [archive.readUInt32LE(at + 16), archive.readUInt32LE(at + 24)];
    const name = archive.toString('utf8', at + 46, at + 46 + archive.readUInt16LE(at + 28));
    const local = archive.readUInt32LE(at + 42);
    const begin = local + 30 + archive.readUInt16LE(local + 26);
    at += 46 + name.length;
    return { name, sum, data: archive.subarray(begin, begin + size) };
  });
}

describe('packing the Teams app', () => {
  it('fills every placeholder, also with a name that has quotation marks', () => {
    const filled = fill('{"a": "${{NAME}}", "b": "${{ID}} and ${{ID}}"}', { NAME: 'The "Best" Co', ID: '7' });
    expect(JSON.parse(filled)).toEqual({ a: 'The "Best" Co', b: '7 and 7' });
  });

  it('names all values that are missing, at once', () => {
    expect(() => fill('${{A}} ${{B}} ${{C}} ${{A}}', { B: 'b', C: '' })).toThrow(
      'Set these and try again: A, C',
    );
  });

  it('takes the host from the public address, and the app id from the bot if there is none', () => {
    const values = valuesOf({ PUBLIC_URL: 'https://bot.contoso.example', BOT_ID: 'b' });
    expect(values).toMatchObject({ PUBLIC_HOST: 'bot.contoso.example', TEAMS_APP_ID: 'b' });
    expect(valuesOf({ BOT_ID: 'b', TEAMS_APP_ID: 't' })).toMatchObject({ TEAMS_APP_ID: 't' });
  });

  it('packs files at the root of an archive, whole and with their checksums', () => {
    const files = { 'manifest.json': Buffer.from('{}'), 'color.png': Buffer.from([0, 255, 10, 13]) };
    const entries = entriesOf(zip(files));
    expect(entries.map(({ name, data }) => [name, Buffer.from(data)])).toEqual(Object.entries(files));
    expect(entries.filter(({ sum, data }) => sum !== crc32(data))).toEqual([]);
  });

  it('makes the same package from the same files', () => {
    const files = { 'manifest.json': Buffer.from('{}') };
    expect(zip(files).equals(zip(files))).toBe(true);
  });
});
