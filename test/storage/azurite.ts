import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { tempFolders } from '../support/tempFolder';

/** The table service of Azurite, Microsoft's emulator of Azure Storage, in a process of its own. */
export interface Azurite {
  readonly connectionString: string;
  stop(): Promise<void>;
}

const account = 'devstoreaccount1';

/** The key that everybody's emulator has (Microsoft Learn: storage-use-azurite). */
const key = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

/** Starts it on 127.0.0.1 with nothing in it; it keeps nothing either. */
export async function startAzurite(): Promise<Azurite> {
  const [port, folders] = [await freePort(), tempFolders()];
  const options = ['--inMemoryPersistence', '--silent', '--disableTelemetry', '--skipApiVersionCheck'];
  const main = require.resolve('azurite/dist/src/table/main.js');
  const child = spawn(
    process.execPath,
    [main, ...options, '--tableHost', '127.0.0.1', '--tablePort', String(port)],
    { cwd: folders.make(), stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const exit = once(child, 'exit');
  let said = '';
  for await (const text of child.stdout) {
    said += String(text);
    if (said.includes('successfully started')) break;
  }
  if (child.exitCode !== null) throw new Error(`Azurite did not start: ${said}`);
  return {
    connectionString: `DefaultEndpointsProtocol=http;AccountName=${account};AccountKey=${key};TableEndpoint=http://127.0.0.1:${port}/${account};`,
    async stop() {
      child.kill();
      await exit;
      folders.removeAll();
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
