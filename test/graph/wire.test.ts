import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Unreachable } from '../../src/procedure/errors';
import { Secret } from '../../src/procedure/secret';
import { accountId, graphUser, scriptedGraph } from './scriptedGraph';
import type { ScriptedGraph } from './scriptedGraph';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** In two lines: once restify is loaded anywhere in the process, `writeHead` returns nothing. */
function answer(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  response.writeHead(status, headers);
  response.end();
}

/** The adapter with the fetch of Node before a server of our own. */
async function served(handler: Handler, work: (graph: ScriptedGraph) => Promise<void>, timeout = 5_000) {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method ?? ''} ${request.url ?? ''}`);
    request.resume().on('end', () => handler(request, response));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  try {
    await work(scriptedGraph([], { graph: `http://127.0.0.1:${port}`, fetch, timeout }));
  } finally {
    server.closeAllConnections();
    server.close();
  }
  return requests;
}

describe('over a real connection', () => {
  it('a look is read', async () => {
    const requests = await served(
      (_, response) => response.setHeader('request-id', 'of-the-server').end(JSON.stringify(graphUser())),
      async ({ directory }) => {
        expect(await directory.account(accountId)).toMatchObject({ ok: true, requestId: 'of-the-server' });
      },
    );
    expect(requests).toHaveLength(1);
  });

  it('a write without an answering body is done', async () => {
    await served(
      (_, response) => answer(response, 204),
      async ({ directory }) => {
        expect(await directory.setPerUserMfa(accountId, 'enabled')).toMatchObject({ ok: true });
      },
    );
  });

  it('a password is sent once though the connection breaks', async () => {
    const requests = await served(
      (request) => request.socket.destroy(),
      async ({ directory }) => {
        const work = directory.resetPassword(accountId, new Secret('Correct-Horse-42'));
        await expect(work).rejects.toThrow(Unreachable);
      },
    );
    expect(requests).toEqual([`PATCH /v1.0/users/${accountId}`]);
  });

  it('a redirect is not followed', async () => {
    const requests = await served(
      (_, response) => answer(response, 307, { location: '/elsewhere' }),
      async ({ directory }) => {
        expect(await directory.setPerUserMfa(accountId, 'enabled')).toMatchObject({ code: 'not-understood' });
      },
    );
    expect(requests).toHaveLength(1);
  });

  it('a body that never ends is given up', async () => {
    await served(
      (_, response) => {
        response.writeHead(200);
        response.write('{"id":');
      },
      async ({ directory }) => {
        await expect(directory.account(accountId)).rejects.toThrow(Unreachable);
      },
      50,
    );
  });
});
