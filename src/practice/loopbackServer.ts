import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { isLoopback } from './portal/checks';

export type Handler = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void>;

export interface LoopbackServer {
  /** `http://127.0.0.1:PORT` */
  readonly address: string;
  /** From now on requests are answered by this; before, and when it fails, with 500. */
  serve(handler: Handler): void;
  close(): Promise<void>;
}

/**
 * An HTTP server for this machine alone: it listens on 127.0.0.1 and refuses (403) what was asked of any other name,
 * so that a web page cannot reach it by a name of its own.
 *
 * @param port 0 for any that is free
 * @throws Error when the port is taken (`EADDRINUSE`)
 */
export async function openLoopbackServer(port: number): Promise<LoopbackServer> {
  let handler: Handler = () => Promise.reject(new Error('not serving yet'));
  const server = createServer((request, response) => {
    if (!isLoopback(request)) end(response, 403);
    else handle(request, response, handler).catch(() => end(response, 500));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('The practice tenant has no port.');
  return {
    address: `http://127.0.0.1:${bound.port}`,
    serve: (next) => void (handler = next),
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

async function handle(request: IncomingMessage, response: ServerResponse, handler: Handler): Promise<void> {
  const target = request.url ?? '/';
  // The base is never used but for its being there: a path alone is no URL.
  const base = 'http://127.0.0.1';
  if (!target.startsWith('/') || !URL.canParse(target, base)) end(response, 400);
  else await handler(request, response, new URL(target, base));
}

function end(response: ServerResponse, status: number): void {
  if (!response.headersSent) response.writeHead(status, { 'Content-Length': 0 });
  response.end();
}
