import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { playgroundConfig } from './playgroundConfig';
import type { Registration } from './registration';
import type { World } from './world/world';

export interface PlaygroundOptions {
  readonly port: number;
  /** Of the practice tenant: `http://127.0.0.1:PORT`. */
  readonly address: string;
  readonly serviceUrl: string;
  readonly world: World;
  readonly registration: Registration;
  /** What this program was started with; only what any program needs is passed on. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

export interface Playground {
  /** For a browser. */
  readonly url: string;
  /** Ends the program and removes its folder. */
  stop(): Promise<void>;
}

/**
 * Run before the Playground, which by itself listens on every interface: a rehearsal is nobody's business but this
 * machine's. Nor does it look at who asks, so a web page could reach it by a name of its own that leads here: only
 * loopback names are answered, and no foreign origin. It also ends with whoever started it, however that ended, since its input ends then.
 */
const preload = `process.stdin.on('end', () => process.exit()).resume();
import net from 'node:net';
const { listen } = net.Server.prototype;
net.Server.prototype.listen = function (first, ...rest) {
  if (typeof first === 'number' && typeof rest[0] !== 'string') return listen.call(this, first, '127.0.0.1', ...rest);
  if (typeof first === 'object' && first?.port !== undefined) first = { ...first, host: '127.0.0.1' };
  return listen.call(this, first, ...rest);
};
import http from 'node:http';
const { emit } = http.Server.prototype;
const isFromHere = ({ host = '', origin = 'http://' + host }) =>
  /^(127\\.0\\.0\\.1|localhost|\\[::1\\])(:[0-9]+)?$/.test(host) && origin === 'http://' + host;
http.Server.prototype.emit = function (event, request, ...rest) {
  if ((event !== 'request' && event !== 'upgrade') || isFromHere(request.headers)) return emit.call(this, event, request, ...rest);
  request.socket.destroy();
  return true;
};`;

/** What a program needs of the environment; the rest may hold secrets and is not passed on. */
const passedOn = ['PATH', 'HOME', 'USERPROFILE', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR', 'LANG', 'TZ'];

/**
 * Starts the Microsoft 365 Agents Playground as chat window of the practice tenant.
 *
 * @returns `undefined` when it is not installed
 * @throws Error when it cannot start, or the port is taken
 */
export async function startPlayground(options: PlaygroundOptions): Promise<Playground | undefined> {
  const program = findProgram();
  if (program === undefined) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'practice-playground-'));
  const config = playgroundConfig(options.world, options.registration);
  await writeFile(join(folder, '.m365agentsplayground.yml'), config, { mode: 0o600 });
  const child = launch(program, folder, options);
  const stop = async (): Promise<void> => {
    await end(child);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const port = await portOf(child);
    if (port !== options.port)
      throw new Error(`Port ${options.port} is taken, the chat window cannot use it.`);
    return { url: `http://127.0.0.1:${port}`, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function findProgram(): string | undefined {
  try {
    return require.resolve('@microsoft/m365agentsplayground/cli.js');
  } catch {
    return undefined;
  }
}

function launch(program: string, folder: string, options: PlaygroundOptions): ChildProcess {
  const { port, address, serviceUrl, environment } = options;
  const before = `data:text/javascript,${encodeURIComponent(preload)}`;
  const asked = ['-e', `${address}/api/messages`, '-c', 'msteams', '-p', String(port)];
  const rest = ['--service-url', serviceUrl, '--disable-telemetry'];
  const inherited = Object.fromEntries(passedOn.map((name) => [name, environment[name]]));
  return spawn(process.execPath, ['--import', before, program, 'start', ...asked, ...rest], {
    cwd: folder,
    env: { ...inherited, TEAMSAPPTESTER_BROWSER: 'none', BROWSER: 'none' },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
}

/** The port that it reports; it takes another one when the wanted one is not free. */
async function portOf(child: ChildProcess): Promise<number> {
  const gone = once(child, 'exit').then(() => {
    throw new Error('The Microsoft 365 Agents Playground ended before it was ready.');
  });
  return Promise.race([gone, reportedPort(child)]);
}

function reportedPort({ stdout }: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    if (!stdout) return;
    // Read to the end: a full pipe would stop the program.
    createInterface({ input: stdout }).on('line', (line) => {
      const [, port] = /^Listening on (\d+)/.exec(line) ?? [];
      if (port !== undefined) resolve(Number(port));
    });
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill();
  await gone;
}
