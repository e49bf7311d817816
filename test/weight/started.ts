import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** A bot in a process of its own, with no variables but those that it is given. */
export interface Started {
  readonly child: ChildProcess;
  /** The port, once it listens. Rejects when it ends before. */
  readonly listening: Promise<number>;
  /** Everything that it has written. */
  readonly said: () => string;
  /** Ends it in order; gives its exit code and the signal. */
  readonly stop: () => Promise<readonly unknown[]>;
}

/** @param args what Node is given: a file, and perhaps what is loaded before it */
export function startBot(
  args: readonly string[],
  cwd: string,
  environment: Readonly<Record<string, string>>,
): Started {
  const child = spawn(process.execPath, args, { cwd, env: { PATH: process.env.PATH, ...environment } });
  const exit = once(child, 'close');
  let said = '';
  const listening = new Promise<number>((resolve, reject) => {
    exit.then(() => reject(new Error(`the bot ended: ${said}`)), reject);
    child.stdout.on('data', (chunk: Buffer) => {
      said += String(chunk);
      const port = /listens on port (\d+)/.exec(said)?.[1];
      if (port !== undefined) resolve(Number(port));
    });
  });
  child.stderr.on('data', (chunk: Buffer) => (said += String(chunk)));
  // Who waits for an end only does not ask for the port.
  listening.catch(() => undefined);
  return {
    ...{ child, listening, said: () => said },
    stop() {
      child.kill('SIGTERM');
      return exit;
    },
  };
}
