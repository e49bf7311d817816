import { readFile } from 'node:fs/promises';

/** The processes that a process has started, and those have started in turn (Linux: proc_pid_task_children(5)). */
export async function descendantsOf(pid: number): Promise<readonly number[]> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  const pids = children.split(' ').filter(Boolean).map(Number);
  const deeper = await Promise.all(pids.map(descendantsOf));
  return [...pids, ...deeper.flat()];
}

/** Those that still run; one that has ended and was not collected yet does not. */
export async function running(pids: readonly number[]): Promise<readonly number[]> {
  const states = await Promise.all(
    pids.map(async (pid) => ({
      pid,
      stat: await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ''),
    })),
  );
  return states.filter(({ stat }) => stat !== '' && !/\) [ZX] /.test(stat)).map(({ pid }) => pid);
}

/** Milliseconds between two looks, and how many. */
const look = { every: 200, times: 150 } as const;

/** Waits until none of them runs any more; tells which still do after half a minute. */
export async function ended(pids: readonly number[]): Promise<readonly number[]> {
  for (let time = 0; time < look.times; time += 1) {
    if ((await running(pids)).length === 0) return [];
    await new Promise((resolve) => setTimeout(resolve, look.every));
  }
  return running(pids);
}
