/** Puts packages with all that they load into the `node_modules` of a folder, each where it lies in ours. */
const { cpSync, existsSync, readFileSync } = require('node:fs');
const { dirname, join, relative, sep } = require('node:path');

/** Headers to compile an addon with; ours come compiled. */
const forCompilers = ['node-addon-api'];

/** Only what the browser gets is used of it, which needs none of its packages. */
const forBrowsers = ['@microsoft/teams-js'];

/** The folder of a package as Node finds it from another folder; `undefined` when it is not installed. */
function folderOf(name, from) {
  const folder = join(from, 'node_modules', name);
  if (existsSync(join(folder, 'package.json'))) return folder;
  return dirname(from) === from ? undefined : folderOf(name, dirname(from));
}

/** The folders of packages and of what they load: an optional one, such as an addon for another system, may be absent. */
function foldersOf(names, from, found = new Set()) {
  for (const name of names.filter((one) => !forCompilers.includes(one))) {
    const folder = folderOf(name, from);
    if (folder === undefined || found.has(folder)) continue;
    found.add(folder);
    const { dependencies = {}, optionalDependencies = {} } = manifestOf(folder);
    const more = forBrowsers.includes(name) ? {} : { ...dependencies, ...optionalDependencies };
    foldersOf(Object.keys(more), folder, found);
  }
  return found;
}

const manifestOf = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

function putBeside(root, target, names) {
  return [...foldersOf(names, root)].map((folder) => {
    const nested = (path) => relative(folder, path).split(sep).includes('node_modules');
    const options = { recursive: true, dereference: true, filter: (path) => !nested(path) };
    cpSync(folder, join(target, relative(root, folder)), options);
    const { name, version } = manifestOf(folder);
    return `${name}@${version}`;
  });
}

module.exports = { putBeside };
