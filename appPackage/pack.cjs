/**
 * Makes the package that is uploaded to Teams: fills the manifest's placeholders from the environment (and from
 * `.env`, if there is one) and packs it with its icons and language files into `build/app.zip`.
 */
const { existsSync, mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const { join, resolve } = require('node:path');
const { zipSync } = require('fflate');
const { faultsOf, valuesOf } = require('./values.cjs');

const placeholder = /\$\{\{(\w+)\}\}/g;

/** The manifest's text with its `${{NAME}}` replaced; throws with every fault of the values at once. */
function fill(text, values) {
  const names = [...new Set([...text.matchAll(placeholder)].map(([, name]) => name))];
  const faults = faultsOf(names, values);
  if (faults.length > 0) throw new Error(`Set these and try again:\n${faults.join('\n')}`);
  return text.replace(placeholder, (_, name) => JSON.stringify(values[name]).slice(1, -1));
}

/** The files that a manifest names, as paths beside it: its icons and its languages. */
function filesOf({ icons, localizationInfo = {} }) {
  const { defaultLanguageFile, additionalLanguages = [] } = localizationInfo;
  const languages = [defaultLanguageFile, ...additionalLanguages.map(({ file }) => file)];
  return [...Object.values(icons), ...languages.filter((file) => file !== undefined)];
}

/**
 * A zip archive; the same files make the same bytes. An archive keeps times without a zone, so that this one, the
 * oldest it can hold, is given as the clock on the wall shows it (PKWARE APPNOTE 4.4.6).
 */
function zip(files) {
  return Buffer.from(zipSync(files, { mtime: new Date(1980, 0, 1), level: 9 }));
}

/** The package, of the values in an environment; throws with every fault of them at once. */
function packageOf(environment) {
  const read = (name) => readFileSync(join(__dirname, name));
  const manifest = fill(read('manifest.json').toString(), valuesOf(environment));
  const named = filesOf(JSON.parse(manifest)).map((name) => [name, read(name)]);
  return zip({ 'manifest.json': Buffer.from(manifest), ...Object.fromEntries(named) });
}

function main(folder) {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const archive = packageOf(process.env);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'app.zip'), archive);
  process.stdout.write(`${join(folder, 'app.zip')}\n`);
}

if (require.main === module) {
  try {
    main(resolve(process.argv[2] ?? join(__dirname, '../build')));
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

module.exports = { fill, filesOf, packageOf, zip };
