import { createServer, type IncomingMessage } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect, type Server } from 'node:net';

/** What a server of the internet was asked, by the name it was asked by. */
export interface Reached {
  readonly host: string;
  readonly path: string;
}

const listen = (server: Server) =>
  new Promise<number>((listening) => {
    server.listen(0, '127.0.0.1', () => listening((server.address() as AddressInfo).port));
  });

/**
 * A proxy that takes CONNECT and nothing else, and behind it the internet: one server for every name, which gives
 * a token to whoever asks.
 * @param pem its certificate and key; @param login `name:password` that the proxy wants, percent-encoded
 */
export async function openConnectProxy(pem: string, login: string) {
  const connected: string[] = [];
  const turnedAway: string[] = [];
  const reached: Reached[] = [];
  const tunnels = new Set<() => void>();
  const internet = createTlsServer({ cert: pem, key: pem }, (request: IncomingMessage, response) => {
    const host = request.headers.host ?? '';
    reached.push({ host, path: request.url?.split('?', 1)[0] ?? '' });
    request.resume();
    const token = { token_type: 'Bearer', access_token: 'a token', expires_in: 3600, keys: [] };
    const body = { ...token, issuer: `https://${host}`, jwks_uri: `https://${host}/keys` };
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify(body));
  });
  const internetPort = await listen(internet);
  const proxy = createServer((request, response) => {
    turnedAway.push(request.url ?? '');
    response.writeHead(405).end();
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
