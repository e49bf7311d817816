import { connect } from 'node:net';
import { isFromHere, type HealthDesk } from '../../src/teams/health';
import { createServer, type ServerOptions } from '../../src/teams/server';
import { handClock } from '../support/clock';
import { wellDesk } from '../support/someHealth';
import { keptLog } from './house';

const token = 'the-token-of-the-operators-of-this-bot';
const report = { store: { reachable: true }, version: '1.2.3' };
const desk: HealthDesk = {
  ...wellDesk,
  report: async () => report,
  admits: (given) => given === token,
};

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function serve(health: Partial<HealthDesk> = {}, changes: Partial<ServerOptions> = {}) {
  const server = createServer({
    ...{ host: '127.0.0.1', port: 0, hosts: 'any', pages: [], clock: handClock(), log: keptLog() },
    messages: async () => ({ status: 200, afterwards: () => undefined }),
    idle: async () => undefined,
    health: { ...desk, ...health },
    ...changes,
  });
  const port = await server.listen();
  stops.push(() => server.close());
  const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    fetch(`http://127.0.0.1:${port}${path}`, { method, headers });
  return { server, port, ask };
}

/** Sends bytes as they are: fetch chooses the Host header itself. */
function raw(port: number, request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(request));
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}

describe('/healthz', () => {
  it('says to anybody that all is well, and is kept by no cache', async () => {
    const { ask } = await serve();
    const response = await ask('/healthz', { 'x-forwarded-for': '203.0.113.9' });
    expect([response.status, await response.json()]).toEqual([200, { ok: true }]);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('says 503 when the store cannot be reached', async () => {
    const { ask } = await serve({ alive: async () => false });
    const response = await ask('/healthz');
    expect([response.status, await response.json()]).toEqual([503, { ok: false }]);
  });

  it('answers HEAD without a body', async () => {
    const { ask } = await serve();
    const response = await ask('/healthz', {}, 'HEAD');
    expect([response.status, await response.text()]).toEqual([200, '']);
  });

  it('says 503 to a connection that is open while the bot stops', async () => {
    let arrived = () => {};
    let answer = () => {};
    const began = new Promise<void>((resolve) => (arrived = resolve));
    const due = new Promise<void>((resolve) => (answer = resolve));
    const { server, port } = await serve(
      {},
      {
        messages: async () => {
          arrived();
          await due;
          return { status: 200, afterwards: () => undefined };
        },
      },
    );
    const head = 'POST /api/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n';
    const socket = connect(port, '127.0.0.1', () => socket.write(`${head}Content-Length: 2\r\n\r\n{}`));
    let said = '';
    socket.on('data', (chunk) => (said += chunk.toString()));
    const ended = new Promise<void>((resolve) => socket.on('close', () => resolve()));
    await began;
    const closed = server.close();
    socket.write('GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
    // The second request has to be there before the first is answered.
    while (socket.bytesWritten < head.length + 60) await new Promise(setImmediate);
    for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
    answer();
    await ended;
    await closed;
    expect(said).toMatch(/HTTP\/1\.1 503 [\s\S]*\{"ok":false\}$/);
  });
});

describe('/health', () => {
  it('is shown to whoever asks on this machine', async () => {
    const { ask } = await serve();
    const response = await ask('/health');
    expect([response.status, await response.json()]).toEqual([200, report]);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('is shown to whoever bears the token, wherever they are', async () => {
    const { ask } = await serve();
    const headers = { authorization: `Bearer ${token}`, 'x-forwarded-for': '203.0.113.9' };
    expect((await ask('/health', headers)).status).toBe(200);
    expect((await ask('/health', headers, 'HEAD')).status).toBe(200);
  });

  it.each([
    'forwarded',
    'via',
    'x-forwarded-for',
    'x-forwarded-proto',
    'x-arr-log-id',
    'x-arr-ssl',
    'x-azure-ref',
    'x-original-host',
    'x-real-ip',
    'x-client-ip',
  ])('does not exist for a request that came through a proxy: %s', async (name) => {
    const { ask } = await serve();
    const response = await ask('/health', { [name]: '127.0.0.1' });
    expect([response.status, await response.text()]).toEqual([404, '']);
  });

  it.each(['Bearer another-token', 'Bearer ', 'Basic dXNlcjpwYXNz', `bearer ${token} x`, token])(
    'does not exist for a stranger who says “%s”',
    async (authorization) => {
      const { ask } = await serve();
      const headers = { authorization, 'x-forwarded-for': '203.0.113.9' };
      expect((await ask('/health', headers)).status).toBe(404);
    },
  );

  it('is shown to nobody without the token once there is one, on this machine either', async () => {
    const { ask } = await serve({ asksToken: true });
    expect((await ask('/health')).status).toBe(404);
    expect((await ask('/health', { authorization: `Bearer ${token}` })).status).toBe(200);
  });

  it('does not exist for a wrong token on this machine either', async () => {
    const { ask } = await serve();
    expect((await ask('/health', { authorization: 'Bearer another-token' })).status).toBe(404);
  });

  it('does not exist for a page that has given this machine a name of its own', async () => {
    const { port } = await serve();
    const get = (host: string) => `GET /health HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`;
    expect(await raw(port, get('attacker.example'))).toMatch(/^HTTP\/1\.1 404 /);
    expect(await raw(port, get('localhost:3978'))).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('says what it knows with 503 when the store cannot be reached', async () => {
    const { ask } = await serve({ report: async () => ({ store: { reachable: false } }) });
    const response = await ask('/health');
    expect([response.status, await response.json()]).toEqual([503, { store: { reachable: false } }]);
  });

  it('is not there to be written to', async () => {
    const { port } = await serve();
    const post = 'POST /health HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n';
    expect(await raw(port, `${post}Content-Length: 2\r\nConnection: close\r\n\r\n{}`)).toMatch(
      /^HTTP\/1\.1 405 /,
    );
    expect(await raw(port, 'DELETE /health HTTP/1.1\r\nHost: localhost\r\n\r\n')).toMatch(/^HTTP\/1\.1 405 /);
  });
});

describe('who asks on this machine', () => {
  const from = (remoteAddress: string | undefined) =>
    isFromHere({ socket: { remoteAddress }, headers: { host: 'localhost' } });

  it.each(['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1'])('has an address such as %s', (address) => {
    expect(from(address)).toBe(true);
  });

  it.each(['10.0.0.1', '::ffff:10.127.0.1', '::2', '128.0.0.1', '1127.0.0.1', undefined])(
    'does not have %s',
    (address) => {
      expect(from(address)).toBe(false);
    },
  );
});
