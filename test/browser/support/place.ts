import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Ports {
  readonly PORT: number;
  readonly PRACTICE_PORT: number;
  readonly PLAYGROUND_PORT: number;
}

/** Where the product runs for one test: ports of its own, a folder for its data, and one for what is temporary. */
export interface Place {
  readonly ports: Ports;
  readonly dataDir: string;
  readonly tempDir: string;
  remove(): Promise<void>;
}

export async function makePlace(): Promise<Place> {
  const [data, temp] = [join(tmpdir(), 'browser-data-'), join(tmpdir(), 'browser-temp-')];
  const [dataDir, tempDir] = await Promise.all([mkdtemp(data), mkdtemp(temp)]);
  return {
    ports: await freePorts(),
    dataDir,
    tempDir,
    async remove() {
      for (const folder of [dataDir, tempDir]) await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Three ports that nobody uses: all are held before the first is let go, so that they differ. */
async function freePorts(): Promise<Ports> {
  const held = await Promise.all([hold(0), hold(0), hold(0)]);
  const [PORT = 0, PRACTICE_PORT = 0, PLAYGROUND_PORT = 0] = held.map(({ port }) => port);
  await Promise.all(held.map(({ release }) => release()));
  return { PORT, PRACTICE_PORT, PLAYGROUND_PORT };
}

export async function isFree(port: number): Promise<boolean> {
  try {
    await (await hold(port)).release();
    return true;
  } catch {
    return false;
  }
}

function hold(wanted: number): Promise<{ readonly port: number; readonly release: () => Promise<void> }> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(wanted, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      resolve({ port, release: () => new Promise((done) => void server.close(() => done())) });
    });
  });
}
