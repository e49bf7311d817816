import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openConnectProxy } from '../support/connectProxy';
import { openIdentityHost } from '../support/identityHost';
import { tempFolders } from '../support/tempFolder';
import { selfSigned } from '../teams/signIn/certificate';

const run = promisify(execFile);
const folders = tempFolders();
const id = '11111111-1111-4111-8111-111111111111';
const graph = 'graph.microsoft.com';
const entra = 'login.microsoftonline.com';
const teams = 'smba.trafficmanager.net';
const keys = 'login.botframework.com';
const tables = 'contoso.table.core.windows.net';
const collector = 'collector.contoso.example';
const { pem } = selfSigned([graph, entra, teams, keys, tables, collector]);

let proxy: Awaited<ReturnType<typeof openConnectProxy>>;
let host: Awaited<ReturnType<typeof openIdentityHost>>;
beforeEach(async () => {
  [proxy, host] = await Promise.all([openConnectProxy(pem, 'bot:p%40ss'), openIdentityHost()]);
});
afterEach(async () => {
  await Promise.all([proxy.close(), host.close()]);
  folders.removeAll();
});

/** Starts a live bot in a process of its own, has it make every call, and gives what each came to. */
async function everyCall(more: Readonly<Record<string, string>>): Promise<Record<string, unknown>> {
  const folder = folders.make();
  const authorities = join(folder, 'authorities.pem');
  writeFileSync(authorities, pem);
  const env = {
    PATH: process.env.PATH,
    ...{ PUBLIC_URL: 'https://bot.contoso.example', BOT_ID: id, BOT_TENANT_ID: id, AAD_APP_CLIENT_ID: id },
    ...{ BOT_PASSWORD: 'a secret', AAD_APP_FEDERATED_CLIENT_ID: id },
    ...{ IDENTITY_ENDPOINT: `${host.origin}/msi/token`, IDENTITY_HEADER: 'key' },
    ...{ STORAGE_ACCOUNT_URL: `https://${tables}`, SIGN_IN_KEY: 'k'.repeat(32) },
    ...{ OTEL_EXPORTER_OTLP_ENDPOINT: `https://${collector}` },
    ...{ PORT: '0', HOST: '127.0.0.1', DATA_DIR: join(folder, 'data'), NODE_EXTRA_CA_CERTS: authorities },
    ...more,
  };
  const typescript = join(__dirname, '..', 'support', 'requireTypeScript.cjs');
  const { stdout } = await run(
    process.execPath,
    ['--require', typescript, join(__dirname, 'everyCall.cjs')],
    {
      env,
    },
  );
  return JSON.parse(stdout.split('\n').find((line) => line.startsWith('{"graph"')) ?? '{}') as Record<
    string,
    unknown
  >;
}

test('all that leaves for the internet goes through the proxy, and nothing of this machine', async () => {
  const said = await everyCall({ HTTPS_PROXY: proxy.url, NO_PROXY: 'past.contoso.example' });
  expect(said).toMatchObject({
    ...{ graph: 200, entra: 'a token', identity: 'a token of the identity', teams: 200, tables: 200 },
    ...{ past: expect.stringContaining('ENOTFOUND') as string, hello: 401 },
  });
  const hosts = [graph, entra, teams, keys, tables, collector];
  expect([...new Set(proxy.connected)].sort()).toEqual(hosts.map((name) => `${name}:443`).sort());
  expect(proxy.turnedAway).toEqual([]);
  expect(proxy.reached).toContainEqual({ host: keys, path: '/v1/.well-known/openidconfiguration' });
  expect(proxy.reached).toContainEqual({ host: collector, path: '/v1/traces' });
  expect(host.asked.map(({ pathname }) => pathname)).toContain('/msi/token');
}, 60_000);

test('a proxy that wants another password lets nothing out, and nothing goes around it', async () => {
  const said = await everyCall({ HTTPS_PROXY: proxy.url.replace('p%40ss', 'wrong') });
  expect(said).toMatchObject({ teams: expect.stringContaining('SendLost') as string, hello: 503 });
  expect([said.graph, said.tables].every((came) => typeof came === 'string')).toBe(true);
  expect(proxy.connected).toEqual([]);
  expect(proxy.turnedAway).toEqual(expect.arrayContaining([graph, teams, keys].map((name) => `${name}:443`)));
  expect(JSON.stringify(said)).not.toContain('wrong');
}, 60_000);

test('without an authority of its own, an answer with that certificate is not believed', async () => {
  const said = await everyCall({ HTTPS_PROXY: proxy.url, NODE_EXTRA_CA_CERTS: '' });
  expect(said).toMatchObject({
    graph: expect.stringContaining('DEPTH_ZERO_SELF_SIGNED_CERT') as string,
    hello: 503,
  });
  expect(proxy.reached).toEqual([]);
}, 60_000);
