import { createServer, request as httpRequest, type Server } from 'node:http';
import { playgroundWindow } from '../../../src/practice/teamsService';
import { openRoom, type Room } from './support';

let room: Room;
beforeEach(async () => {
  room = await openRoom();
});
afterEach(() => room.close());

function post(body: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${room.practice.address}/api/messages`, { method: 'POST', body, headers });
}

/** `fetch` does not let one say whom it asks. */
function asking(host: string, path: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(room.practice.address);
    const sent = httpRequest({ host: '127.0.0.1', port, path, headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject).end();
  });
}

describe('what the chat window posts', () => {
  it('reaches the bot in the practice admin’s name, whatever the window says', async () => {
    room.bot = () => ({ status: 201, body: { fine: true } });
    const { world, serviceUrl, registration } = room.practice;
    const response = await post(
      JSON.stringify({
        type: 'message',
        id: 'window-id',
        text: 'hello',
        channelId: 'emulator',
        serviceUrl: 'http://localhost:56150/_connector',
        from: { id: 'user-1', aadObjectId: 'somebody', name: 'Somebody' },
        recipient: { id: 'bot-1' },
        conversation: { id: 'chat-1', tenantId: 'another' },
        channelData: { tenant: { id: 'another' }, source: { name: 'compose' } },
      }),
    );
    expect([response.status, await response.json()]).toEqual([201, { fine: true }]);
    expect(room.heard[0]?.activity).toMatchObject({
      id: 'window-id',
      text: 'hello',
      channelId: 'msteams',
      serviceUrl,
      from: { id: 'user-1', aadObjectId: world.adminId, name: 'Avery Admin' },
      recipient: { id: `28:${registration.botId}` },
      conversation: { id: 'chat-1', tenantId: world.tenantId, conversationType: 'personal' },
      channelData: { tenant: { id: world.tenantId }, source: { name: 'compose' } },
    });
    expect(room.heard[0]?.authorization).toMatch(/^Bearer /);
  });

  it('stays a group chat when it is one', async () => {
    await post(JSON.stringify({ type: 'message', conversation: { id: 'g', conversationType: 'groupChat' } }));
    expect(room.heard[0]?.activity.conversation).toMatchObject({ conversationType: 'groupChat' });
  });

  it('is refused from a page of another origin, and taken from our own', async () => {
    const body = JSON.stringify({ type: 'message' });
    expect((await post(body, { Origin: 'http://localhost:56150' })).status).toBe(403);
    expect(room.heard).toEqual([]);
    expect((await post(body, { Origin: room.practice.address })).status).toBe(200);
  });

  it('is an activity, of a size that Teams would send', async () => {
    expect((await post('nonsense')).status).toBe(400);
    expect((await post('{"text":"no type"}')).status).toBe(400);
    expect((await post(JSON.stringify({ type: 'message', text: 'x'.repeat(300_000) }))).status).toBe(413);
    expect((await fetch(`${room.practice.address}/api/messages`)).status).toBe(405);
    expect(room.heard).toEqual([]);
  });
});

describe('the relay', () => {
  it.each(['127.0.0.1', 'localhost', '[::1]'])('answers for %s', async (host) => {
    expect(await asking(`${host}:1`, '/v1/.well-known/keys')).toBe(200);
  });

  it.each(['attacker.example', '127.0.0.1.attacker.example', '10.0.0.1'])(
    'refuses the name “%s”',
    async (host) => {
      expect(await asking(host, '/v1/.well-known/keys')).toBe(403);
    },
  );

  it('publishes a key endorsed for Teams, without its private half, at an address of its own', async () => {
    const metadata = (await (await fetch(room.practice.openIdMetadataUrl)).json()) as { jwks_uri: string };
    const { keys } = (await (await fetch(metadata.jwks_uri)).json()) as { keys: object[] };
    expect(keys).toEqual([expect.objectContaining({ kty: 'RSA', endorsements: ['msteams'] })]);
    expect(keys[0]).not.toHaveProperty('d');
    const another = await openRoom();
    expect(new URL(another.practice.openIdMetadataUrl).search).not.toBe(
      new URL(room.practice.openIdMetadataUrl).search,
    );
    await another.close();
  });
});

describe('the Playground as chat window', () => {
  let playground: Server | undefined;
  afterEach(() => playground?.close());

  it('gets calls without the bot’s token, and a line in place of a deletion that it cannot do', async () => {
    const got: { line: string; authorization: string | undefined; body: string }[] = [];
    const server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const { method, url, headers } = request;
        got.push({
          line: `${String(method)} ${String(url)}`,
          authorization: headers.authorization,
          body: Buffer.concat(parts).toString(),
        });
        response.writeHead(method === 'DELETE' ? 501 : 200, { 'Content-Type': 'application/json' });
        response.end('{"id":"7"}');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    playground = server;
    const bound = server.address();
    const window = playgroundWindow(typeof bound === 'object' && bound ? bound.port : 0);
    const activity = { type: 'message', text: 'hello' };
    const path = '/v3/conversations/c/activities';
    expect(await window.receive({ method: 'POST', path, activity, body: activity })).toEqual({
      status: 200,
      body: { id: '7' },
    });
    expect((await window.receive({ method: 'DELETE', path: `${path}/7` })).status).toBe(200);
    expect(got.map(({ line }) => line)).toEqual([
      'POST /_connector/v3/conversations/c/activities',
      'PUT /_connector/v3/conversations/c/activities/7',
    ]);
    expect(JSON.parse(got[0]?.body ?? '')).toEqual(activity);
    expect(got.map(({ authorization }) => authorization)).toEqual([undefined, undefined]);
  });
});
