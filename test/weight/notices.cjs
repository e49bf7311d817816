/** The licences of the packages that are in a bundle, as each of them carries it: most ask to be handed on with a copy. */
const { existsSync, readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

const isLicence = /^(licen[cs]e|copying|notice)([.-].*)?$/i;

/** The folders of the packages that files of a bundle are from. */
function foldersOf(files) {
  const folders = files.map((file) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1]);
  return [...new Set(folders.filter((folder) => folder !== undefined))].sort();
}

function noticeOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const texts = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && isLicence.test(entry.name))
    .map((entry) => readFileSync(join(folder, entry.name), 'utf8').trim());
  return {
    name: `${name}@${version}`,
    text: texts.join('\n\n') || `Licence: ${license ?? 'see its package'}`,
  };
}

/** Every package once, by name and version, and one text with all licences. */
function noticesOf(root, files) {
  const folders = foldersOf(files).map((folder) => join(root, folder));
  const found = folders.filter((folder) => existsSync(join(folder, 'package.json'))).map(noticeOf);
  const notices = [...new Map(found.map((one) => [one.name, one])).values()];
  const text = notices.map((one) => `${one.name}\n\n${one.text}\n`).join(`\n${'-'.repeat(80)}\n\n`);
  return { packages: notices.map(({ name }) => name), text };
}

module.exports = { noticesOf };
