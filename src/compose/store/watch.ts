import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Exit } from './exit';
import { isExit } from './exit';
import { damaged, stopped } from './words.en';

/** Stands before the arguments of the process that does the work. */
export const inside = '--inside';

/** What a person or the machine ends a process with; anything else was its own doing. */
const stops: readonly (NodeJS.Signals | null)[] = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGKILL'];

/**
 * Does the work in a process of its own and waits for it. The embedded engine maps its data file: where a part of it is
 * missing, reading ends the process (SIGBUS), which then can say nothing. The worker ends with this process.
 */
export async function watch(
  script: string,
  args: readonly string[],
  complain: (line: string) => void,
): Promise<Exit> {
  const exit = once(fork(script, [inside, ...args]), 'exit');
  const [code, signal] = (await exit) as [number | null, NodeJS.Signals | null];
  if (isExit(code)) return code;
  if (stops.includes(signal)) {
    complain(stopped);
    return 1;
  }
  complain(damaged);
  return 3;
}

/** Ends the worker when whoever watches it is gone: nobody would know that it goes on. @returns takes that back */
export function endWithWatcher(process: NodeJS.Process): () => void {
  const end = () => process.exit(1);
  process.once('disconnect', end);
  return () => {
    process.off('disconnect', end);
    if (process.connected) process.disconnect();
  };
}
