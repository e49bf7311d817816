import { createSign, generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the bot sent to the connector. */
export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: {
    readonly type?: string;
    readonly text?: string;
    readonly attachments?: readonly { content?: unknown }[];
    readonly members?: readonly { id?: string }[];
    readonly tenantId?: string;
  };
}

/** A status, 0 to hold the answer back to the end; with a Retry-After; or the connection breaks instead of an answer. */
export type Scripted = number | { readonly status: number; readonly retryAfter: string } | 'lost';

/** A small Bot Framework on loopback: keys, tokens and a connector that keeps what it is sent. */
export interface BotFramework {
  readonly url: string;
  readonly metadataUrl: string;
  readonly sent: Sent[];
  /** For the next requests to the connector; 200 when empty. */
  readonly statuses: Scripted[];
  token(changes?: { claims?: object; header?: object; badSignature?: boolean }): string;
  close(): Promise<void>;
}

export const botId = '6f0c2a3e-1c1f-4c51-9c55-0f6f6d6a7c01';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

export async function startBotFramework(): Promise<BotFramework> {
  const sent: Sent[] = [];
  const statuses: Scripted[] = [];
  const held: ServerResponse[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const url = `http://${String(request.headers.host)}`;
    response.setHeader('Content-Type', 'application/json');
    if (request.url === '/metadata') {
      response.end(JSON.stringify({ issuer: 'https://api.botframework.com', jwks_uri: `${url}/keys` }));
    } else if (request.url === '/keys') {
      const key = {
        ...publicKey.export({ format: 'jwk' }),
        kid: 'key-1',
        endorsements: ['msteams', 'emulator', 'directline'],
      };
      response.end(JSON.stringify({ keys: [key] }));
    } else {
      sent.push(await readSent(request));
      const scripted = statuses.shift() ?? 200;
      if (scripted === 0) held.push(response);
      else if (scripted === 'lost') request.socket.destroy();
      else
        answerAs(
          response,
          scripted,
          request.url === '/v3/conversations' ? 'a:opened' : `sent-${sent.length}`,
        );
    }
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    metadataUrl: `${url}/metadata`,
    sent,
    statuses,
    token: ({ claims, header, badSignature } = {}) => {
      const now = Math.floor(Date.now() / 1000);
      const times = { nbf: now - 5, exp: now + 600 };
      const payload = {
        iss: 'https://api.botframework.com',
        aud: botId,
        serviceurl: url,
        ...times,
        ...claims,
      };
      const head = `${encode({ alg: 'RS256', kid: 'key-1', typ: 'JWT', ...header })}.${encode(payload)}`;
      const signature = createSign('RSA-SHA256')
        .update(badSignature ? 'other' : head)
        .sign(privateKey, 'base64url');
      return `Bearer ${head}.${signature}`;
    },
    close: async () => {
      await Promise.all(held.map(endHeld));
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Whoever waited for it may have gone. */
function endHeld(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    if (response.destroyed) resolve();
    response.once('close', resolve);
    response.statusCode = 410;
    response.end('{}', resolve);
  });
}

function answerAs(response: ServerResponse, scripted: Exclude<Scripted, 'lost'>, id: string): void {
  const { status, retryAfter } =
    typeof scripted === 'number' ? { status: scripted, retryAfter: undefined } : scripted;
  response.statusCode = status;
  if (retryAfter !== undefined) response.setHeader('Retry-After', retryAfter);
  response.end(JSON.stringify({ id }));
}

async function readSent(request: IncomingMessage): Promise<Sent> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  const body = (text === '' ? {} : JSON.parse(text)) as Sent['body'];
  const { method = '', url = '' } = request;
  return { method, path: url, authorization: request.headers.authorization, body };
}
