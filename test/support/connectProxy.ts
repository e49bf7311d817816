import { createServer, type IncomingMessage } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect, type Server } from 'node:net';

/** What a server of the internet was asked, by the name it was asked by. */
export interface Reached {
  readonly host: string;
  readonly path: string;
}

/** Plays what lies behind the proxy; `undefined` leaves the answer to the one server for every name. */
export type Internet = (request: Request) => Promise<Response | undefined>;

const listen = (server: Server) =>
  new Promise<number>((listening) => {
    server.listen(0, '127.0.0.1', () => listening((server.address() as AddressInfo).port));
  });

/**
 * A proxy that takes CONNECT and nothing else, and behind it the internet: one server for every name, which gives
 * a token to whoever asks, and has an empty table.
 * @param pem its certificate and key; @param login `name:password` that the proxy wants, percent-encoded
 * @param answer gives what is asked of the internet in its place, if it wants to
 */
export async function openConnectProxy(pem: string, login: string, answer: Internet = async () => undefined) {
  const connected: string[] = [];
  const turnedAway: string[] = [];
  const reached: Reached[] = [];
  const tunnels = new Set<() => void>();
  const internet = createTlsServer({ cert: pem, key: pem }, (request: IncomingMessage, response) => {
    const host = request.headers.host ?? '';
    reached.push({ host, path: request.url?.split('?', 1)[0] ?? '' });
    void answered(request, answer).then(({ status, type, body }) => {
      // restify, where a test has loaded it, gives a `writeHead` to every server that returns nothing.
      response.writeHead(status, { 'Content-Type': type });
      response.end(body);
    });
  });
  const internetPort = await listen(internet);
  const proxy = createServer((request, response) => {
    turnedAway.push(request.url ?? '');
    response.writeHead(405);
    response.end();
  });
  const wanted = `Basic ${Buffer.from(decodeURIComponent(login)).toString('base64')}`;
  proxy.on('connect', (request: IncomingMessage, socket) => {
    if (request.headers['proxy-authorization'] !== wanted) {
      turnedAway.push(request.url ?? '');
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
      return;
    }
    connected.push(request.url ?? '');
    const onward = connect(internetPort, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    const end = () => [socket, onward].forEach((each) => each.destroy());
    tunnels.add(end);
    socket.on('error', end).on('close', end);
    onward.on('error', end);
  });
  const port = await listen(proxy);
  return {
    url: `http://${login}@127.0.0.1:${port}`,
    ...{ connected, turnedAway, reached },
    async close() {
      tunnels.forEach((end) => end());
      internet.closeAllConnections();
      await Promise.all([proxy, internet].map((each) => new Promise((closed) => each.close(closed))));
    },
  };
}

/** What comes of one request, in whichever way. */
async function answered(request: IncomingMessage, answer: Internet) {
  const json = 'application/json';
  const came = await asked(request)
    .then(answer)
    .catch(() => new Response('', { status: 502 }));
  if (came) {
    const type = came.headers.get('content-type') ?? json;
    return { status: came.status, type, body: await came.text() };
  }
  const host = request.headers.host ?? '';
  if (request.url?.includes('PartitionKey=')) {
    const error = { code: 'ResourceNotFound', message: { value: 'The specified resource does not exist.' } };
    return { status: 404, type: json, body: JSON.stringify({ 'odata.error': error }) };
  }
  const token = { token_type: 'Bearer', access_token: 'a token', expires_in: 3600, keys: [], value: [] };
  const body = { ...token, issuer: `https://${host}`, jwks_uri: `https://${host}/keys` };
  return { status: 200, type: json, body: JSON.stringify(body) };
}

async function asked(request: IncomingMessage): Promise<Request> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  const { method = 'GET', url = '/', headers } = request;
  return new Request(`https://${headers.host ?? ''}${url}`, {
    method,
    headers: Object.entries(headers).flatMap(([name, value]) =>
      ownHeaders.includes(name) ? [] : [[name, String(value)] as [string, string]],
    ),
    ...(parts.length > 0 && { body: Buffer.concat(parts) }),
  });
}

/** What says how a request travels, and is written anew by whoever sends it on. */
const ownHeaders = ['host', 'connection', 'content-length', 'transfer-encoding', 'expect'];
