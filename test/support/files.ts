import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './sources';

/** Text of a file of the project; `undefined` when it is not there. */
export function textOf(path: string): string | undefined {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The parts of package.json that tests read. */
export interface PackageJson {
  readonly version: string;
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

export function packageJson(): PackageJson {
  return JSON.parse(textOf('package.json') ?? '') as PackageJson;
}

/** Every text file of the project, by path: not what .gitignore names, not git's own, no pictures. */
export function projectTexts(): readonly (readonly [path: string, text: string])[] {
  const ignored = new Set([
    ...(textOf('.gitignore') ?? '').split('\n').map((line) => line.replace(/\/$/, '')),
    '.git',
  ]);
  const below = (folder: string): readonly string[] =>
    readdirSync(join(root, folder), { withFileTypes: true })
      .filter(({ name }) => !ignored.has(name) && !/\.(png|log)$/.test(name))
      .flatMap((entry) => {
        const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
        return entry.isDirectory() ? below(path) : entry.isFile() ? [path] : [];
      });
  return below('').map((path) => [path, textOf(path) ?? '']);
}
