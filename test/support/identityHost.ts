import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Asked {
  readonly pathname: string;
  readonly headers: IncomingHttpHeaders;
  readonly query: Readonly<Record<string, string>>;
}

/** Plays the endpoint of a host in Azure that gives a managed identity its tokens. */
export async function openIdentityHost() {
  const asked: Asked[] = [];
  const server = createServer(({ url = '', headers }, response) => {
    const { pathname, searchParams } = new URL(url, 'http://127.0.0.1');
    asked.push({ pathname, headers, query: Object.fromEntries(searchParams) });
    const expires = String(Math.floor(Date.now() / 1000) + 3600);
    const token = { access_token: 'a token of the identity', token_type: 'Bearer', expires_on: expires };
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify({ ...token, resource: 'x' }));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () => new Promise((closed) => server.close(closed)),
  };
}
