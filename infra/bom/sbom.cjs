/** Writes `build/sbom.json` and `build/licences.md`; fails when a package has a licence that is not ours to use. */
const { mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const { join, resolve } = require('node:path');
const { billOf } = require('./cyclonedx.cjs');
const { faultsOf, licencesPage } = require('./licences.cjs');
const { runtimePackages } = require('./packages.cjs');

function main(folder) {
  const read = (name) => JSON.parse(readFileSync(join(__dirname, '../..', name), 'utf8'));
  const lock = read('package-lock.json');
  const packages = runtimePackages(lock);
  const files = {
    'sbom.json': `${JSON.stringify(billOf(read('package.json'), lock), null, 2)}\n`,
    'licences.md': licencesPage(packages),
  };
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(folder, name), text);
    process.stdout.write(`${join(folder, name)}\n`);
  }
  for (const fault of faultsOf(packages)) {
    process.stderr.write(`not a licence to build on: ${fault}\n`);
    process.exitCode = 1;
  }
}

main(resolve(process.argv[2] ?? join(__dirname, '../../build')));
