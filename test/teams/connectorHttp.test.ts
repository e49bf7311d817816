import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TeamsAdapter } from '../../src/teams/adapter';
import { practiceCloud } from '../../src/teams/cloud';
import { NotConnected, SendLost, SendRefused } from '../../src/teams/connectorHttp';
import { botCredentials } from '../../src/teams/credentials';
import { SendTimedOut } from '../../src/teams/sendTimedOut';
import { handClock } from '../support/clock';
import { botId } from './botFramework';
import { keptLog, person } from './house';

let server: Server | undefined;
let requests = 0;

async function listen(answer: RequestListener): Promise<string> {
  requests = 0;
  server = createServer((request, response) => {
    requests += 1;
    answer(request, response);
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** Opens a chat by the SDK's own client, which sends with ours. */
function sends(serviceUrl: string, clock = handClock()): Promise<string> {
  const addresses = { openIdMetadataUrl: `${serviceUrl}/metadata`, serviceUrl, authorizeHost: serviceUrl };
  const cloud = practiceCloud(addresses);
  const credential = { getToken: async () => ({ token: 'T', expiresOnTimestamp: Infinity }) };
  const adapter = new TeamsAdapter({
    ...{ cloud, botId, clock, fetch, random: () => 0.5, log: keptLog(), limiter: { count: () => undefined } },
    credentials: botCredentials({ cloud, botId, credential }),
  });
  const address = { serviceUrl, conversationId: 'a:chat', botId: '28:bot', userChannelId: '29:ada' };
  return adapter.open(address, person);
}

const thrownBy = (sending: Promise<unknown>) =>
  sending.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );

describe('what Teams is sent', () => {
  it('arrives, and its answer is read', async () => {
    let heard = '';
    const url = await listen((request, response) => {
      request.on('data', (chunk: Buffer) => (heard += chunk.toString()));
      request.on('end', () => response.setHeader('Content-Type', 'application/json').end('{"id":"m-1"}'));
    });
    expect(await sends(url)).toBe('m-1');
    expect(JSON.parse(heard)).toMatchObject({ isGroup: false, members: [{ id: '29:ada' }] });
  });

  it.each([408, 429, 500, 502, 503, 504])('is sent once, whatever the answer is (%i)', async (status) => {
    const url = await listen((_request, response) => {
      response.writeHead(status, { 'Retry-After': '3' });
      response.end('{"error":{"message":"secret detail"}}');
    });
    const thrown = await thrownBy(sends(url));
    expect(thrown).toBeInstanceOf(SendRefused);
    expect(thrown).toMatchObject({ statusCode: status, retryAfter: '3' });
    expect(JSON.stringify(thrown) + String(thrown)).not.toContain('secret detail');
    expect(requests).toBe(1);
  });

  it('is sent once when the connection breaks, before or in the answer', async () => {
    const breaks = await listen((request) => request.socket.destroy());
    expect(await thrownBy(sends(breaks))).toBeInstanceOf(SendLost);
    expect(requests).toBe(1);
    server?.close();
    const breaksOff = await listen((request, response) => {
      response.writeHead(200, { 'Content-Length': '100' });
      response.write('{"id":');
      setImmediate(() => request.socket.destroy());
    });
    expect(await thrownBy(sends(breaksOff))).toBeInstanceOf(SendLost);
    expect(requests).toBe(1);
  });

  it('does not follow Teams elsewhere', async () => {
    const url = await listen((_request, response) => {
      response.writeHead(307, { Location: 'http://127.0.0.1:1/elsewhere' });
      response.end();
    });
    expect(await thrownBy(sends(url))).toMatchObject({ statusCode: 307 });
    expect(requests).toBe(1);
  });

  it('is known not to have arrived where nobody listens', async () => {
    const url = await listen(() => undefined);
    await new Promise((resolve) => server?.close(resolve));
    const thrown = await thrownBy(sends(url));
    expect(thrown).toBeInstanceOf(NotConnected);
    expect(thrown).toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('is broken off after half a minute', async () => {
    let breaksOff = () => {};
    const brokenOff = new Promise<void>((resolve) => (breaksOff = resolve));
    const url = await listen((request) => void request.socket.on('close', breaksOff));
    const clock = handClock();
    const sending = thrownBy(sends(url, clock));
    while (requests === 0) await new Promise((resolve) => setImmediate(resolve));
    await clock.advance(30_000);
    expect(await sending).toBeInstanceOf(SendTimedOut);
    await brokenOff;
  });
});
