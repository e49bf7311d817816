import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a request is about, as far as it matters which process gets it. */
export type Errand = 'turn' | 'tokenExchange' | 'verifyState' | 'start' | 'end' | 'other';

export interface Balancer {
  readonly address: string;
  close(): Promise<void>;
}

/** Stands before the processes of one bot, without stickiness. @param choose gives the address of a process */
export async function openBalancer(choose: (errand: Errand) => string): Promise<Balancer> {
  const server = createServer((request, response) => {
    void forward(request).then(async (answer) => {
      const headers = [...answer.headers].filter(([name]) => !hopByHop.includes(name));
      response.writeHead(answer.status, headers.flat());
      response.end(Buffer.from(await answer.arrayBuffer()));
    });
  });
  const forward = async (request: IncomingMessage) => {
    const body = await textOf(request);
    const { method = 'GET', url = '/' } = request;
    const headers = Object.entries(request.headers).flatMap(([name, value]) =>
      typeof value === 'string' && !hopByHop.includes(name) ? [[name, value] as [string, string]] : [],
    );
    return fetch(choose(errandOf(url, body)) + url, {
      ...{ method, headers, redirect: 'manual' },
      ...(body !== '' && { body }),
    });
  };
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const hopByHop = ['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'host'];

function errandOf(url: string, body: string): Errand {
  if (url.startsWith('/auth/start')) return 'start';
  if (url.startsWith('/auth/end')) return 'end';
  if (body.includes('"signin/tokenExchange"')) return 'tokenExchange';
  if (body.includes('"signin/verifyState"')) return 'verifyState';
  return url === '/api/messages' ? 'turn' : 'other';
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
