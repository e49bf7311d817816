import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { appProof, botProof } from '../../../src/settings/proofs';
import { live } from '../../../src/settings/variables';
import { root } from '../../support/sources';
import type { Place } from './place';

type Variables = Readonly<Record<string, string>>;

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** The product as a process of its own, started as somebody does who has just cloned it. */
export interface Product {
  readonly pid: number;
  /** What it has printed so far, line by line. */
  readonly printed: () => readonly string[];
  readonly complained: () => string;
  /** Once it says how to stop it. Rejects when it ends before. */
  readonly ready: Promise<void>;
  readonly ended: Promise<Ended>;
  /** As Ctrl-C does. */
  interrupt(): Promise<Ended>;
}

/** Milliseconds from the start to the block on the terminal, on a machine that is busy. */
const startTime = 90_000;

export function startProduct(place: Place, variables: Variables = {}, fresh = true): Product {
  const args = [join(root, 'dist/src/index.js'), ...(fresh ? ['--fresh'] : [])];
  const child = spawn(process.execPath, args, { cwd: root, env: environment(place, variables) });
  return watched(child, (signal) => child.kill(signal));
}

/** `npm start`, in a process group of its own: a terminal sends Ctrl-C to all of a group. */
export function npmStart(place: Place): Product {
  const args = ['start', '--', '--fresh'];
  const child = spawn('npm', args, { cwd: root, env: environment(place, {}), detached: true });
  return watched(child, (signal) => process.kill(-(child.pid ?? 0), signal));
}

/** Nothing of the machine's own settings reaches the product, nor of a `.env` in the checkout. */
function environment({ ports, dataDir, tempDir }: Place, variables: Variables): NodeJS.ProcessEnv {
  const { PATH, HOME, LANG } = process.env;
  const noTenant = Object.keys({ ...live, ...botProof, ...appProof }).map((name) => [name, ''] as const);
  const numbers = Object.entries(ports).map(([name, port]) => [name, String(port)] as const);
  return {
    ...{ PATH, HOME, LANG, TMPDIR: tempDir, DATA_DIR: dataDir },
    ...Object.fromEntries<string>([...noTenant, ...numbers]),
    ...variables,
  };
}

function watched(child: ChildProcess, kill: (signal: NodeJS.Signals) => unknown): Product {
  const heard = { out: '', error: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (heard.out += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (heard.error += text));
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  return {
    pid: child.pid ?? 0,
    printed: () => heard.out.split('\n').filter((line) => line !== ''),
    complained: () => heard.error,
    ready: readyWhen(child, () => heard),
    ended,
    interrupt() {
      if (child.exitCode === null && child.signalCode === null) kill('SIGINT');
      return ended;
    },
  };
}

function readyWhen(child: ChildProcess, heard: () => { out: string; error: string }): Promise<void> {
  const ready = new Promise<void>((resolve, reject) => {
    const giveUp = (why: string) => {
      clearTimeout(timer);
      reject(new Error(`${why}\n${heard().out}\n${heard().error}`));
    };
    const timer = setTimeout(giveUp, startTime, 'The product did not get ready in time.');
    child.once('close', () => giveUp('The product ended before it was ready.'));
    child.stdout?.on('data', () => {
      if (!heard().out.includes('Ctrl-C')) return;
      clearTimeout(timer);
      resolve();
    });
  });
  // A test of a start that is refused looks at how it ended instead.
  ready.catch(() => undefined);
  return ready;
}
