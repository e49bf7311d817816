import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { root } from '../../support/sources';

/** Milliseconds; a slow machine compiles for a minute. */
export const buildTime = 240_000;

/** The first half of `npm start`; quick when nothing has changed since. Rejects when the code does not compile. */
export async function build(): Promise<void> {
  await promisify(execFile)('npm', ['run', 'build'], { cwd: root, timeout: buildTime });
}
