import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { createServer, type ServerOptions } from '../../src/teams/server';
import { handClock } from '../support/clock';
import { wellDesk } from '../support/someHealth';
import { keptLog } from './house';

const bodies: unknown[] = [];
let url = '';
let port = 0;
let stop: () => Promise<void> = async () => {};

async function serve(changes: Partial<ServerOptions> = {}) {
  bodies.length = 0;
  const clock = handClock();
  const log = keptLog();
  const server = createServer({
    host: '127.0.0.1',
    port: 0,
    hosts: 'loopback',
    messages: async ({ body }) => {
      bodies.push(body);
      return { status: 200, afterwards: () => undefined };
    },
    pages: [],
    health: wellDesk,
    idle: async () => undefined,
    clock,
    log,
    ...changes,
  });
  port = await server.listen();
  url = `http://127.0.0.1:${port}`;
  stop = () => server.close();
  return { server, clock, log };
}
afterEach(() => stop());

/** Sends bytes as they are; fetch is too polite for these. */
function raw(request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(request));
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}

const post = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
  fetch(`${url}/api/messages`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });

describe('the endpoint', () => {
  it('takes JSON', async () => {
    await serve();
    expect(
      (await post('{"type":"message"}', { 'content-type': 'application/json; charset=utf-8' })).status,
    ).toBe(200);
    expect(bodies).toEqual([{ type: 'message' }]);
  });

  it.each<[string, number, () => Promise<Response>]>([
    ['gzip', 415, () => post(gzipSync('{}'), { 'content-encoding': 'gzip' })],
    ['junk that claims to be gzip', 415, () => post('{}', { 'content-encoding': 'gzip' })],
    ['identity named as an encoding', 415, () => post('{}', { 'content-encoding': 'identity' })],
    ['a form', 415, () => post('a=b', { 'content-type': 'application/x-www-form-urlencoded' })],
    ['multipart', 415, () => post('--x--', { 'content-type': 'multipart/form-data; boundary=x' })],
    ['CSV', 415, () => post('a,b', { 'content-type': 'text/csv' })],
    ['an empty body', 411, () => post('')],
    ['a body over 256 KB', 413, () => post(JSON.stringify('x'.repeat(256 * 1024)))],
    ['bad JSON', 400, () => post('{"type":')],
    ['another method', 405, () => fetch(`${url}/api/messages`, { method: 'PUT', body: '{}' })],
    ['a reading of the endpoint', 405, () => fetch(`${url}/api/messages`)],
  ])('refuses %s with %i and goes on', async (_what, status, send) => {
    await serve();
    const response = await send();
    expect([response.status, await response.text()]).toEqual([status, '']);
    expect(bodies).toEqual([]);
    expect((await post('{}')).status).toBe(200);
  });

  it('stops reading a body without a length when it grows too large', async () => {
    await serve();
    const chunk = `8000\r\n${'x'.repeat(0x8000)}\r\n`;
    const head = 'POST /api/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n';
    const answer = await raw(`${head}Transfer-Encoding: chunked\r\n\r\n${chunk.repeat(9)}`);
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(bodies).toEqual([]);
  });

  it('says nothing of an exception', async () => {
    const { log } = await serve({ messages: () => Promise.reject(new Error('secret detail')) });
    const response = await post('{}');
    expect([response.status, await response.text()]).toEqual([500, '']);
    expect(log.lines).toEqual([{ event: 'request-failed', fields: { error: 'Error', code: undefined } }]);
  });

  it('lets the bot go on when the answer has left', async () => {
    const left = new Promise<void>((resolve) => {
      void serve({ messages: async () => ({ status: 202, body: { a: 1 }, afterwards: resolve }) }).then(() =>
        post('{}'),
      );
    });
    await expect(left).resolves.toBeUndefined();
  });
});

describe('other paths', () => {
  it('shows that the service lives', async () => {
    await serve();
    const response = await fetch(`${url}/healthz`);
    expect(await response.json()).toEqual({ ok: true });
  });

  it('answers 404 without giving anything back', async () => {
    await serve();
    const response = await fetch(`${url}/<script>alert(1)</script>?x=<b>`);
    expect([response.status, await response.text()]).toEqual([404, '']);
    expect([...response.headers].join()).not.toMatch(/script|restify/i);
  });

  it('shows a page with what the browser asked', async () => {
    const handle = jest.fn(async () => ({
      status: 200,
      headers: { 'content-type': 'text/html' },
      body: '<p>é</p>',
    }));
    await serve({ pages: [{ method: 'GET', path: '/auth/start', handle }] });
    const response = await fetch(`${url}/auth/start?state=a%20b&state=c&x=1`, {
      headers: { 'x-one': 'two' },
    });
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
      200,
      'text/html',
      '<p>é</p>',
    ]);
    expect(handle).toHaveBeenCalledWith({
      query: { state: 'a b', x: '1' },
      headers: expect.objectContaining({ 'x-one': 'two' }) as object,
    });
  });

  it('answers 500 without detail when a page breaks', async () => {
    await serve({
      pages: [{ method: 'GET', path: '/auth/start', handle: () => Promise.reject(new Error('secret')) }],
    });
    const response = await fetch(`${url}/auth/start`);
    expect([response.status, await response.text()]).toEqual([500, '']);
  });
});

describe('an address that is none', () => {
  const lines = (target: string, host: string) =>
    `GET ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`;

  it.each([
    ['http://[', '127.0.0.1'],
    ['http://a:99999999/', '127.0.0.1'],
    ['https://[::1', '127.0.0.1'],
    ['*', '127.0.0.1'],
    ['/healthz', '['],
    ['/healthz', 'a b'],
    ['/healthz', '127.0.0.1:99999'],
    ['/healthz', 'x:y'],
    ['/healthz', '%'],
  ])('%s at %s is refused, and the next request is answered', async (target, host) => {
    await serve({ hosts: 'any' });
    expect(await raw(lines(target, host))).toMatch(/^HTTP\/1\.1 400 /);
    expect(await raw(lines('/healthz', '127.0.0.1'))).toMatch(/^HTTP\/1\.1 200 /);
  });
});

describe('the Host header', () => {
  const get = (host: string) => raw(`GET /healthz HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);

  it.each(['127.0.0.1', 'localhost:3978', '[::1]:3978', 'LOCALHOST'])(
    'is answered when it is %s',
    async (host) => {
      await serve();
      expect(await get(host)).toMatch(/^HTTP\/1\.1 200 /);
    },
  );

  it.each(['example.org', 'localhost.example.org', '127.0.0.1.example.org', '127.0.0.1:80@example.org', ''])(
    'is refused when it is "%s"',
    async (host) => {
      await serve();
      expect(await get(host)).toMatch(/^HTTP\/1\.1 403 /);
    },
  );

  it('may be any when the service is public', async () => {
    await serve({ hosts: 'any' });
    expect(await get('bot.example.org')).toMatch(/^HTTP\/1\.1 200 /);
  });
});

describe('closing', () => {
  it('waits for the answer that is due and ends idle connections at once', async () => {
    let answer = () => {};
    const due = new Promise<void>((resolve) => (answer = resolve));
    let arrived = () => {};
    const began = new Promise<void>((resolve) => (arrived = resolve));
    const { server } = await serve({
      messages: async () => {
        arrived();
        await due;
        return { status: 200, body: { done: true }, afterwards: () => undefined };
      },
    });
    await fetch(`${url}/healthz`);
    const request = post('{}');
    await began;
    const closed = server.close();
    await expect(fetch(`${url}/healthz`)).rejects.toThrow();
    answer();
    expect(await (await request).json()).toEqual({ done: true });
    await closed;
    stop = async () => {};
  });

  it('does not wait for a client that would keep its connection', async () => {
    let answer = () => {};
    const due = new Promise<void>((resolve) => (answer = resolve));
    let arrived = () => {};
    const began = new Promise<void>((resolve) => (arrived = resolve));
    const { server } = await serve({
      messages: async () => {
        arrived();
        await due;
        return { status: 200, afterwards: () => undefined };
      },
    });
    const head = 'POST /api/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n';
    const request = raw(`${head}Content-Length: 2\r\n\r\n{}`);
    await began;
    const closed = server.close();
    answer();
    expect(await request).toMatch(/^HTTP\/1\.1 200 /);
    await closed;
    stop = async () => {};
  }, 3_000);

  it('waits for a turn that runs, though nobody waits for its answer', async () => {
    let end = () => {};
    const turn = new Promise<void>((resolve) => (end = resolve));
    const { server } = await serve({ idle: () => turn });
    let isClosed = false;
    const closed = server.close().then(() => (isClosed = true));
    await new Promise((resolve) => setImmediate(resolve));
    expect(isClosed).toBe(false);
    end();
    await closed;
    stop = async () => {};
  });

  it('ends a turn that does not end when the grace time is over', async () => {
    let arrived = () => {};
    const began = new Promise<void>((resolve) => (arrived = resolve));
    const messages = () => {
      arrived();
      return new Promise<never>(() => undefined);
    };
    const { server, clock } = await serve({ messages });
    const request = post('{}').catch((thrown: unknown) => thrown);
    await began;
    const closed = server.close();
    await new Promise((resolve) => setImmediate(resolve));
    await clock.advance(15_000);
    await closed;
    expect(await request).toMatchObject({ name: 'TypeError' });
    stop = async () => {};
  });

  it('is not begun when the port is taken', async () => {
    await serve();
    const second = createServer({
      host: '127.0.0.1',
      port,
      hosts: 'any',
      messages: async () => ({ status: 200, afterwards: () => undefined }),
      pages: [],
      health: wellDesk,
      idle: async () => undefined,
      clock: handClock(),
      log: keptLog(),
    });
    await expect(second.listen()).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
