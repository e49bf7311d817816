import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Answer {
  readonly status: number;
  readonly headers?: readonly (readonly [string, string])[];
  readonly body?: Buffer;
}

export interface HttpServer {
  /** `http://127.0.0.1:PORT` */
  readonly address: string;
  close(): Promise<void>;
}

/** A server on 127.0.0.1; who asks in vain, because the answer failed, gets 502. */
export async function openServer(
  answer: (request: IncomingMessage, body: Buffer) => Promise<Answer>,
): Promise<HttpServer> {
  const server = createServer((request, response) => {
    const send = ({ status, headers = [], body = Buffer.alloc(0) }: Answer) => {
      for (const [name, value] of headers) response.appendHeader(name, value);
      // Not chained: restify has put a `writeHead` of its own into Node's prototype, and it returns nothing.
      response.writeHead(status, { 'Content-Length': body.length });
      response.end(body);
    };
    bodyOf(request)
      .then((body) => answer(request, body))
      .then(send)
      .catch(() => send({ status: 502 }));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
