import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { root } from '../../support/sources';

const folder = join(root, 'screenshots');

/** Where a picture is kept: `screenshots/<name>.png`. */
export async function pictureFile(name: string): Promise<string> {
  const path = join(folder, `${name}.png`);
  await mkdir(dirname(path), { recursive: true });
  return path;
}

export async function keepText(name: string, text: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${name}.txt`), text);
}

/** Takes away what an earlier run has kept under names that begin so. */
export async function forget(beginning: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  const old = names.filter((name) => name.startsWith(beginning));
  for (const name of old) await rm(join(folder, name), { force: true });
}
