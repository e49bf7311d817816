import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

const root = resolve(__dirname, '../..');
const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

/** An import that breaks a rule: which rule, and the file it was found in. */
export interface Violation {
  readonly rule: string;
  readonly from: string;
}

interface CruiseResult {
  readonly summary: { readonly violations: readonly { rule: { name: string }; from: string }[] };
}

/**
 * Plants files (path and text) in a folder of their own, checks their imports with the project's own rules, and
 * takes the folder away again.
 */
export async function cruisePlanted(files: Readonly<Record<string, string>>): Promise<readonly Violation[]> {
  const folder = await mkdtemp(join(tmpdir(), 'planted-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    const config = ['--config', join(root, '.dependency-cruiser.cjs'), '--output-type', 'json'];
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [cruiser, ...config, 'src', 'dialogs', 'test'],
      { cwd: folder, maxBuffer: 1e8 },
    );
    const { summary } = JSON.parse(stdout) as CruiseResult;
    return summary.violations.map(({ rule, from }) => ({ rule: rule.name, from }));
  } finally {
    await rm(folder, { recursive: true });
  }
}
