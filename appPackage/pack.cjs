/**
 * Makes the package that is uploaded to Teams: fills the manifest's placeholders from the environment (and from
 * `.env`, if there is one) and packs it with the two icons into `build/app.zip`.
 */
const { existsSync, mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { crc32 } = require('node:zlib');

/** The manifest's text with its `${{NAME}}` replaced; throws with the names of all values that are missing. */
function fill(text, values) {
  const names = [...new Set([...text.matchAll(/\$\{\{(\w+)\}\}/g)].map(([, name]) => name))];
  const missing = names.filter((name) => !values[name]);
  if (missing.length > 0) throw new Error(`Set these and try again: ${missing.join(', ')}`);
  return text.replace(/\$\{\{(\w+)\}\}/g, (_, name) => JSON.stringify(values[name]).slice(1, -1));
}

/** The manifest's values, as far as others give them. */
function valuesOf(environment) {
  const { PUBLIC_URL, BOT_ID } = environment;
  const host = PUBLIC_URL && URL.canParse(PUBLIC_URL) ? new URL(PUBLIC_URL).host : undefined;
  return { PUBLIC_HOST: host, TEAMS_APP_ID: BOT_ID, ...environment };
}

/** DOS date of 1 January 1980: the same files make the same package, byte for byte. */
const date = 0x0021;

/** A zip archive of uncompressed files at its root (PKWARE APPNOTE 4.3), from names and contents. */
function zip(files) {
  const local = [];
  const central = [];
  let offset = 0;
  for (const [name, data] of Object.entries(files)) {
    const entry = Buffer.alloc(26);
    entry.writeUInt16LE(20, 0);
    entry.writeUInt16LE(date, 8);
    entry.writeUInt32LE(crc32(data), 10);
    entry.writeUInt32LE(data.length, 14);
    entry.writeUInt32LE(data.length, 18);
    entry.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    central.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), entry, place, Buffer.from(name));
    local.push(Buffer.from('PK\x03\x04', 'latin1'), entry, Buffer.from(name), data);
    offset += 30 + name.length + data.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(Object.keys(files).length, 8);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(Buffer.concat(central).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, ...central, end]);
}

function main() {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const read = (name) => readFileSync(join(__dirname, name));
  const manifest = fill(read('manifest.json').toString(), valuesOf(process.env));
  const folder = join(__dirname, '../build');
  mkdirSync(folder, { recursive: true });
  const icons = { 'color.png': read('color.png'), 'outline.png': read('outline.png') };
  writeFileSync(join(folder, 'app.zip'), zip({ 'manifest.json': Buffer.from(manifest), ...icons }));
  process.stdout.write(`${join(folder, 'app.zip')}\n`);
}

if (require.main === module) {
  try {
    main();
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

module.exports = { fill, valuesOf, zip };
