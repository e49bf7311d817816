import restify from 'restify';
import type { Clock } from '../procedure/ports/clock';
import { errorFields, type Log } from '../procedure/ports/log';
import { aliveAnswer, alivePath, closingAnswer, type HealthDesk, reportAnswer } from './health';
import type { Page, PageRequest } from './pages/page';
import { readJson } from './requestBody';
import { type Hosts, refusal } from './requestRules';
import { within } from './within';

export interface ServerOptions {
  /** Address to listen on, such as `127.0.0.1` or `0.0.0.0`. */
  readonly host: string;
  /** TCP port; 0 takes a free one. */
  readonly port: number;
  readonly hosts: Hosts;
  /** Answers `POST /api/messages`; never rejects. */
  readonly messages: (request: { readonly authorization: string; readonly body: unknown }) => Promise<{
    readonly status: number;
    readonly body?: unknown;
    readonly afterwards: () => void;
  }>;
  readonly pages: readonly Page[];
  readonly health: HealthDesk;
  /** Resolves when no turn runs. */
  readonly idle: () => Promise<void>;
  readonly clock: Clock;
  readonly log: Log;
}

export interface WebServer {
  /** Begins to listen; resolves with the port. */
  listen(): Promise<number>;
  /** Takes no more requests, waits for the turns that run (15 seconds at most), then ends every connection. */
  close(): Promise<void>;
}

/** Milliseconds; Node looks every 30 seconds only, so a reverse proxy should be stricter. */
const headersTimeout = 10_000;
const requestTimeout = 20_000;
const maxConnections = 500;
const closeWithin = 15_000;

type Handler = (request: restify.Request, response: restify.Response) => Promise<void>;

/** The web server: the bot's endpoint, the pages that Teams opens, and a sign of life. */
export function createServer(options: ServerOptions): WebServer {
  const server = restify.createServer({ name: '', ignoreTrailingSlash: false });
  Object.assign(server.server, { headersTimeout, requestTimeout, maxConnections });
  const life = lifecycle(server, options);
  server.pre((request, response, next) => {
    life.attend(response);
    response.setHeader('X-Content-Type-Options', 'nosniff');
    const status = refusal(request, options.hosts) ?? (life.isClosing() ? 503 : undefined);
    if (status === 503 && request.url === alivePath) answer(response, closingAnswer);
    else if (status !== undefined) end(response, status);
    next(status === undefined ? undefined : false);
  });
  mountAll(server, options);
  server.on(
    'restifyError',
    (_request: unknown, response: restify.Response, error: Status, done: () => void) => {
      end(response, error.statusCode ?? 500);
      done();
    },
  );
  return life;
}

interface Status {
  readonly statusCode?: number;
}

function mountAll(server: restify.Server, options: ServerOptions): void {
  const caught = (handler: Handler) => async (request: restify.Request, response: restify.Response) => {
    try {
      await handler(request, response);
    } catch (thrown) {
      options.log.error('request-failed', errorFields(thrown));
      end(response, 500);
    }
  };
  const { health } = options;
  const alive: Handler = async (_request, response) => answer(response, await aliveAnswer(health));
  const report: Handler = async (request, response) => answer(response, await reportAnswer(health, request));
  server.post('/api/messages', caught(messagesHandler(options)));
  for (const method of ['get', 'head'] as const) {
    server[method](alivePath, caught(alive));
    server[method]('/health', caught(report));
  }
  for (const page of options.pages) server.get(page.path, caught(pageHandler(page)));
}

function messagesHandler({ messages }: ServerOptions): Handler {
  return async (request, response) => {
    const body = await readJson(request);
    if (!body.ok) {
      end(response, body.status);
      return;
    }
    const answer = await messages({ authorization: request.headers.authorization ?? '', body: body.value });
    response.once('close', () => answer.afterwards());
    if (answer.body === undefined) end(response, answer.status);
    else endJson(response, answer.status, answer.body);
  };
}

function pageHandler(page: Page): Handler {
  return async (request, response) => {
    const { status, headers, body } = await page.handle(pageRequest(request));
    send(response, status, body, headers);
  };
}

function pageRequest(request: restify.Request): PageRequest {
  const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const query = Object.fromEntries([...searchParams].reverse());
  const single = Object.entries(request.headers).map(([name, value]) => [name, one(value)] as const);
  return { query, headers: Object.fromEntries(single) };
}

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value.join(', ') : value);

/** Answers with a status and nothing else: nothing of a request or of an error is given back. */
function end(response: restify.Response, status: number): void {
  // The rest of a refused body is not read: the connection ends with the answer.
  if (status >= 400) response.setHeader('Connection', 'close');
  send(response, status, '', {});
}

function answer(response: restify.Response, { status, body }: { status: number; body?: object }): void {
  response.setHeader('Cache-Control', 'no-store');
  if (body) endJson(response, status, body);
  else end(response, status);
}

function endJson(response: restify.Response, status: number, body: unknown): void {
  send(response, status, JSON.stringify(body), { 'Content-Type': 'application/json; charset=utf-8' });
}

function send(response: restify.Response, status: number, body: string | Buffer, headers: object): void {
  if (response.headersSent) return;
  response.sendRaw(status, body, { ...headers, 'Content-Length': String(Buffer.byteLength(body)) });
}

function lifecycle(server: restify.Server, { host, port, idle, clock }: ServerOptions) {
  let closing = false;
  return {
    isClosing: () => closing,
    /** A kept-alive connection ends with its answer once the server closes. */
    attend(response: restify.Response) {
      response.once('close', () => {
        if (closing) server.server.closeIdleConnections();
      });
    },
    listen: () =>
      new Promise<number>((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => resolve((server.address() as { port: number }).port));
      }),
    async close() {
      closing = true;
      const closed = new Promise<void>((resolve) => void server.close(resolve));
      server.server.closeIdleConnections();
      await within(clock, closeWithin, Promise.all([idle(), closed]));
      server.server.closeAllConnections();
      await closed;
    },
  };
}
