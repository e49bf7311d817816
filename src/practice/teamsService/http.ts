import type { IncomingMessage, ServerResponse } from 'node:http';
import { parseJson, readActivity, type Activity } from './activity';
import { keysPath, metadataPath, type BotTokens } from './botTokens';
import type { ChatWindowAnswer, ChatWindowCall } from './chatWindow';
import type { BotAnswer } from './turns';

export interface HttpParts {
  /** `http://127.0.0.1:PORT` */
  readonly address: string;
  readonly tokens: BotTokens;
  readonly isBotToken: (token: string) => boolean;
  readonly receiveFromBot: (call: ChatWindowCall) => Promise<ChatWindowAnswer>;
  readonly receiveFromWindow: (activity: Activity) => Promise<BotAnswer>;
}

export type Http = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<boolean>;

/** The path of the service URL, behind which the connector's own paths begin. */
export const servicePath = '/teams/';

const mostBytes = 256 * 1024;

export function createHttp(parts: HttpParts): Http {
  return async (request, response, url) => {
    const answer = await route(parts, request, url);
    if (!answer) return false;
    send(response, answer);
    return true;
  };
}

async function route(
  parts: HttpParts,
  request: IncomingMessage,
  url: URL,
): Promise<ChatWindowAnswer | undefined> {
  if (url.pathname === metadataPath) return { status: 200, body: parts.tokens.metadata(parts.address) };
  if (url.pathname === keysPath) return { status: 200, body: parts.tokens.keys() };
  if (url.pathname === '/api/messages') return fromWindow(parts, request);
  const [, path] = /^\/teams\/+(v3\/.*)$/.exec(url.pathname) ?? [];
  return path === undefined ? undefined : fromBot(parts, request, `/${path}${url.search}`);
}

async function fromWindow(parts: HttpParts, request: IncomingMessage): Promise<ChatWindowAnswer> {
  if (request.method !== 'POST') return { status: 405 };
  const { origin } = request.headers;
  if (origin !== undefined && origin !== parts.address) return { status: 403 };
  const text = await readText(request);
  if (text === undefined) return { status: 413 };
  const activity = readActivity(parseJson(text));
  return activity ? parts.receiveFromWindow(activity) : { status: 400 };
}

async function fromBot(parts: HttpParts, request: IncomingMessage, path: string): Promise<ChatWindowAnswer> {
  const [, token] = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
  if (token === undefined || !parts.isBotToken(token)) return refuse(401, 'Unauthorized');
  const text = await readText(request);
  if (text === undefined) return refuse(413, 'MessageSizeTooBig');
  const body = text === '' ? undefined : parseJson(text);
  if (text !== '' && body === undefined) return refuse(400, 'BadSyntax');
  try {
    return await parts.receiveFromBot({
      method: request.method ?? 'GET',
      path,
      body,
      activity: readActivity(body),
    });
  } catch {
    return refuse(502, 'ServiceError');
  }
}

function refuse(status: number, code: string): ChatWindowAnswer {
  return { status, body: { error: { code, message: 'The practice tenant refuses this call.' } } };
}

async function readText(request: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > mostBytes) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function send(response: ServerResponse, { status, body }: ChatWindowAnswer): void {
  const text = body === undefined ? '' : JSON.stringify(body);
  response.writeHead(status, {
    'Content-Length': Buffer.byteLength(text),
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
    ...(text && { 'Content-Type': 'application/json; charset=utf-8' }),
  });
  response.end(text);
}
