import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { tempFolders } from '../support/tempFolder';

const { prune } = jest.requireActual<{ prune: (root: string) => void }>('../../infra/prune.cjs');

const folders = tempFolders();
afterAll(() => folders.removeAll());

/** A project with these files. */
function project(...files: readonly string[]): string {
  const root = folders.make();
  for (const file of files) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), '');
  }
  return root;
}

test('what was compiled from a file that is gone goes before a build, and nothing else', () => {
  const stays = ['dist/bot.cjs', 'dist/src/evidence/index.js', 'dist/dialogs/main.js', 'dist/.tsbuildinfo'];
  const root = project(...stays, 'dist/src/evidence.js', 'src/evidence/index.ts', 'dialogs/main.ts');
  prune(root);
  expect(existsSync(join(root, 'dist/src/evidence.js'))).toBe(false);
  expect(stays.filter((file) => !existsSync(join(root, file)))).toEqual([]);
});

test('a first build has nothing to take away', () => {
  expect(() => prune(project('src/index.ts'))).not.toThrow();
});
