import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { root } from '../../support/sources';

/** What the build, the tests and a person's own runs make, and git. */
const notLookedInto = ['.git', 'node_modules', 'dist', 'screenshots', 'coverage', 'data'];

/** Every file of the checkout but those; with what git would ignore, such as a log that somebody left. */
export async function checkoutFiles(): Promise<readonly string[]> {
  const files = await filesBelow(root);
  return files.map((file) => relative(root, file)).sort();
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const kept = entries.filter(({ name }) => folder !== root || !notLookedInto.includes(name));
  const found = await Promise.all(kept.map((entry) => filesOf(entry, join(folder, entry.name))));
  return found.flat();
}

async function filesOf(entry: Dirent, path: string): Promise<readonly string[]> {
  return entry.isDirectory() ? filesBelow(path) : [path];
}
