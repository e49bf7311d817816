import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Stands before the bot and passes everything on; keeps what came in, and what was answered. */
export interface Tap {
  /** Tokens and bodies that reached the bot. */
  readonly received: readonly string[];
  /** Headers and bodies of the bot's answers. */
  readonly answered: readonly string[];
  /** Begins to pass on to this address. @returns the tap's own */
  readonly before: (bot: string) => string;
  close(): Promise<void>;
}

export async function openTap(): Promise<Tap> {
  const received: string[] = [];
  const answered: string[] = [];
  let bot = '';
  const passOn = async (request: IncomingMessage) => {
    const body = await textOf(request);
    const { authorization = '', 'content-type': type = '' } = request.headers;
    received.push(authorization, body);
    const headers = { authorization, 'content-type': type, connection: 'close' };
    const response = await fetch(bot, { method: 'POST', headers, body });
    const text = await response.text();
    answered.push([...response.headers].flat().join('\n'), text);
    return { status: response.status, text };
  };
  const server = createServer((request, response) => {
    // Not chained: restify has put a `writeHead` of its own into Node's prototype, and it returns nothing.
    const answer = (status: number, text = '') => {
      response.writeHead(status, { connection: 'close' });
      response.end(text);
    };
    passOn(request).then(
      ({ status, text }) => answer(status, text),
      () => answer(502),
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    received,
    answered,
    before(address) {
      bot = address;
      return `http://127.0.0.1:${port}/api/messages`;
    },
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
