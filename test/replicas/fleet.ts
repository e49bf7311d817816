import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Listening, Orders } from './replica';

/** The replicas, each in a process of its own; a killed one is started again. */
export interface Fleet {
  readonly size: number;
  /** Where a replica listens; `undefined` while it is dead or coming up. */
  portOf(replica: number): number | undefined;
  /** Ends the process as a power cut would; resolves when it is gone. @returns `false` when there was none */
  kill(replica: number): Promise<boolean>;
  /** Lines of all replicas' logs. */
  readonly logged: readonly string[];
  /** Replicas that ended without being killed. */
  readonly crashes: () => number;
  close(): Promise<void>;
}

interface Post {
  child: ChildProcess;
  port: number | undefined;
}

/** Resolves when all of them listen. */
export async function startFleet(orders: readonly Orders[]): Promise<Fleet> {
  const logged: string[] = [];
  const posts = new Map<number, Post>();
  let [crashes, closing] = [0, false];

  async function begin(order: Orders): Promise<void> {
    const child = fork(join(__dirname, 'replica.cjs'), [JSON.stringify(order)], {
      ...{ execArgv: [], stdio: ['ignore', 'pipe', 'inherit', 'ipc'] },
    });
    const post: Post = { child, port: undefined };
    posts.set(order.replica, post);
    if (child.stdout) createInterface(child.stdout).on('line', (line) => void logged.push(line));
    child.once('exit', (_code, signal) => {
      post.port = undefined;
      if (signal === 'SIGKILL') return;
      crashes += 1;
    });
    const [message] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as [Listening?];
    post.port = message?.port;
  }

  async function end({ child }: Post): Promise<boolean> {
    if (child.exitCode !== null || child.signalCode !== null) return false;
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    await exit;
    return true;
  }

  await Promise.all(orders.map(begin));
  return {
    size: orders.length,
    logged,
    crashes: () => crashes,
    portOf: (replica) => posts.get(replica)?.port,
    async kill(replica) {
      const [order, post] = [orders[replica], posts.get(replica)];
      // One that is still coming up has done nothing yet.
      if (!order || post?.port === undefined) return false;
      post.port = undefined;
      if (!(await end(post))) return false;
      if (!closing) void begin(order);
      return true;
    },
    async close() {
      closing = true;
      await Promise.all([...posts.values()].map(end));
    },
  };
}
