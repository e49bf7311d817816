/**
 * Before a build: takes away what was compiled from files that are gone. Without it, a module that has become a folder
 * would still be found as the file that it was.
 */
const { existsSync, readdirSync, rmSync } = require('node:fs');
const { join, relative } = require('node:path');

/** @param {string} root the project's folder */
function prune(root) {
  const dist = join(root, 'dist');
  for (const top of ['src', 'dialogs']) {
    const folder = join(dist, top);
    if (!existsSync(folder)) continue;
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const file = join(entry.parentPath ?? entry.path, entry.name);
      const source = join(root, relative(dist, file).replace(/\.js(\.map)?$/, '.ts'));
      if (entry.isFile() && /\.js(\.map)?$/.test(entry.name) && !existsSync(source)) rmSync(file);
    }
  }
}

if (require.main === module) prune(join(__dirname, '..'));

module.exports = { prune };
