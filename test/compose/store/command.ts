import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../../..');

/** What a command said, and how it ended; `null` when it was killed. */
export interface Outcome {
  readonly exit: number | null;
  readonly said: string;
  readonly complained: string;
}

interface How {
  readonly environment?: Readonly<Record<string, string>>;
  /** Kills it, with no time to do anything more, as soon as it has said this. */
  readonly killAt?: string;
}

/** Runs the real command in a process of its own, in a folder without an `.env`. */
export async function storeCommand(
  args: readonly string[],
  { environment = {}, killAt }: How = {},
): Promise<Outcome> {
  const options = ['--require', join(root, 'test/support/requireTypeScript.cjs'), join(root, 'src/store.ts')];
  const child = spawn(process.execPath, [...options, ...args], {
    cwd: __dirname,
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close');
  let [said, complained] = ['', ''];
  child.stdout.on('data', (text) => {
    said += String(text);
    if (killAt !== undefined && said.includes(killAt)) child.kill('SIGKILL');
  });
  child.stderr.on('data', (text) => {
    complained += String(text);
  });
  // Its pipes are closed when its worker is gone too.
  const [exit] = (await ended) as [number | null];
  return { exit, said, complained };
}
