import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPractice, type Practice, type PracticeOptions } from '../../src/practice';
import { startPlayground, type Playground } from '../../src/practice/playground';

const start = Date.parse('2026-03-02T09:00:00Z');
let folder: string;
let opened: Practice[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'practice-test-'));
  opened = [];
});
afterEach(async () => {
  for (const practice of opened) await practice.close();
  await rm(folder, { recursive: true, force: true });
});

async function open(options: Partial<PracticeOptions> = {}): Promise<Practice> {
  const practice = await openPractice({
    ...{ dataDir: join(folder, 'tenant'), fresh: false, port: 0, now: () => start },
    botEndpoint: () => 'http://127.0.0.1:3978/api/messages',
    chatWindow: { receive: async () => ({ status: 200 }) },
    ...options,
  });
  opened.push(practice);
  return practice;
}

/** A Graph token, the whole way that the bot takes. */
async function graphToken({ fetch, registration, signIn, world }: Practice): Promise<string> {
  const response = await fetch(
    `https://login.microsoftonline.com/${registration.tenantId}/oauth2/v2.0/token`,
    {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
        requested_token_use: 'on_behalf_of',
        client_id: registration.aadAppClientId,
        client_secret: registration.aadAppClientSecret,
        assertion: signIn.teamsToken({ id: world.adminId, displayName: 'Avery Admin' }),
        scope: 'https://graph.microsoft.com/.default',
      }),
    },
  );
  return ((await response.json()) as { access_token: string }).access_token;
}

const me = 'https://graph.microsoft.com/v1.0/me';

describe('the practice tenant’s network', () => {
  it('leads from Teams’ token to the person in Graph, and counts the calls', async () => {
    const practice = await open();
    const headers = { Authorization: `Bearer ${await graphToken(practice)}` };
    const response = await practice.fetch(me, { headers });
    expect(await response.json()).toMatchObject({ id: practice.world.adminId, displayName: 'Avery Admin' });
    await practice.fetch(me);
    expect(practice.graphCalls()).toEqual([
      { method: 'GET', url: me, status: 200 },
      { method: 'GET', url: me, status: 401 },
    ]);
  });

  it.each(['https://example.com/', 'http://graph.microsoft.com/v1.0/me', 'https://graph.microsoft.com:444/'])(
    'has no route to %s',
    async (url) => {
      const { fetch } = await open();
      await expect(fetch(url)).rejects.toMatchObject({
        name: 'TypeError',
        message: 'fetch failed',
        cause: { code: 'ENOTFOUND' },
      });
    },
  );

  it('gives up when the caller does', async () => {
    const { fetch, graphCalls } = await open();
    await expect(fetch(me, { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
    const caller = new AbortController();
    const asked = fetch(me, { signal: caller.signal });
    caller.abort();
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
    expect(graphCalls()).toEqual([{ method: 'GET', url: me, status: 0 }]);
  });

  it('notes a call without an answer as such', async () => {
    const { fetch, graphCalls, troubles, ...practice } = await open();
    troubles.set('unreachable');
    const headers = {
      Authorization: `Bearer ${await graphToken({ fetch, graphCalls, troubles, ...practice })}`,
    };
    await expect(fetch(me, { headers })).rejects.toThrow('fetch failed');
    expect(graphCalls()).toEqual([{ method: 'GET', url: me, status: 0 }]);
  });
});

describe('the practice tenant', () => {
  it('keeps its ids and its people over a restart, and its secrets not', async () => {
    const first = await open();
    first.world.premium = false;
    const address = `${first.address}/practice`;
    expect(first.portalUrl).toBe(address);
    await first.close();
    opened = [];
    const second = await open();
    const { botPassword, aadAppClientSecret, ...ids } = second.registration;
    expect(first.registration).toMatchObject(ids);
    expect(first.registration.botPassword).not.toBe(botPassword);
    expect(first.registration.aadAppClientSecret).not.toBe(aadAppClientSecret);
    expect((await stat(join(folder, 'tenant'))).mode & 0o777).toBe(0o700);
  });

  it('refuses a token of an earlier start', async () => {
    const [first, second] = [await open(), await open()];
    expect(second.signIn.readAccessToken(await graphToken(first))).toBeUndefined();
    expect(first.signIn.readAccessToken(await graphToken(first))).toBeDefined();
  });

  it('shows its portal, and the portal’s page for an address at which there is nothing', async () => {
    const { portalUrl, address } = await open();
    const page = await fetch(portalUrl);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('Practice tenant')]);
    expect((await fetch(`${address}/nothing/here`)).status).toBe(404);
  });

  it('says so when its port is taken', async () => {
    const { address } = await open();
    await expect(open({ port: Number(new URL(address).port) })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});

describe('the Playground', () => {
  let playground: Playground | undefined;
  afterEach(() => playground?.stop());

  it('shows the practice tenant’s admin, to this machine alone, until it is stopped', async () => {
    const { address } = await open();
    const port = Number(new URL(address).port);
    await opened.pop()?.close();
    const practice = await open({ chatWindow: { playgroundPort: port } });
    playground = await startPlayground({ ...practice, port, environment: { HOME: folder } });
    if (!playground) throw new Error('it is a development dependency');
    const config = await (await fetch(`${playground.url}/_internal/v1/config`)).text();
    await playground.stop();
    expect(config).toContain(practice.world.adminId);
    await expect(fetch(playground.url)).rejects.toThrow('fetch failed');
  });

  it('does not settle for another port', async () => {
    const practice = await open();
    const port = Number(new URL(practice.address).port);
    const started = startPlayground({ ...practice, port, environment: { HOME: folder } });
    await expect(started.then((settled) => (playground = settled))).rejects.toThrow(`Port ${port} is taken`);
  });
});
