import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openConnectProxy } from '../../support/connectProxy';
import { tempFolders } from '../../support/tempFolder';
import { selfSigned } from '../../teams/signIn/certificate';
import { storeCommand } from './command';

const folders = tempFolders();
const tables = 'contoso.table.core.windows.net';
const chinese = 'contoso.table.core.chinacloudapi.cn';
const { pem } = selfSigned([
  tables,
  chinese,
  'login.microsoftonline.com',
  'login.partner.microsoftonline.cn',
]);

let proxy: Awaited<ReturnType<typeof openConnectProxy>>;
let environment: Readonly<Record<string, string>>;
beforeEach(async () => {
  proxy = await openConnectProxy(pem, 'bot:p%40ss');
  const authorities = join(folders.make(), 'authorities.pem');
  writeFileSync(authorities, pem);
  environment = {
    ...{ HTTPS_PROXY: proxy.url, NODE_EXTRA_CA_CERTS: authorities },
    // Of the identities that a process can have, the one that needs nothing of its host.
    ...{ AZURE_TENANT_ID: id, AZURE_CLIENT_ID: id, AZURE_CLIENT_SECRET: 'a secret of the process' },
  };
});
afterEach(() => proxy.close());
afterAll(() => folders.removeAll());

const id = '11111111-1111-4111-8111-111111111111';
const key = Buffer.from('a key of the account').toString('base64');
const connectionString = `DefaultEndpointsProtocol=https;AccountName=contoso;AccountKey=${key};EndpointSuffix=core.windows.net`;
const live = {
  ...{ PUBLIC_URL: 'https://bot.contoso.example', BOT_ID: id, BOT_TENANT_ID: id, AAD_APP_CLIENT_ID: id },
  ...{ BOT_PASSWORD: 'a secret', AAD_APP_CLIENT_SECRET: 'a secret', SIGN_IN_KEY: 'k'.repeat(32) },
};
const hosts = () => [...new Set(proxy.connected)].sort();

describe('npm run store, behind a proxy', () => {
  it.each([
    ['an address', ['--from', `https://${tables}`], {}],
    ["the bot's own settings", [], { ...live, STORAGE_ACCOUNT_URL: `https://${tables}` }],
  ])('reaches Azure Tables and its sign-in through it, by %s', async (_by, place, more) => {
    const { exit, said, complained } = await storeCommand(['check', ...place], {
      environment: { ...environment, ...more },
    });
    expect([exit, complained]).toEqual([0, '']);
    expect(said).toContain('Every record can be read.');
    expect(hosts()).toEqual([`${tables}:443`, 'login.microsoftonline.com:443']);
  });

  it('reaches Azure Tables through it by a connection string too', async () => {
    const more = { ...environment, AZURE: connectionString };
    const { exit } = await storeCommand(['check', '--from', 'env:AZURE'], { environment: more });
    expect([exit, hosts()]).toEqual([0, [`${tables}:443`]]);
  });

  it('goes past it where NO_PROXY says so', async () => {
    const more = { ...environment, NO_PROXY: 'contoso.example' };
    const past = ['check', '--from', 'https://past.contoso.example'];
    const { exit, complained } = await storeCommand(past, { environment: more });
    expect(exit).toBe(1);
    expect(complained).toContain('cannot be reached');
    expect(hosts()).toEqual(['login.microsoftonline.com:443']);
  });

  it('signs in where the cloud does that its settings name, and nowhere else', async () => {
    const more = {
      ...environment,
      CLOUD: 'china',
      AZURE_AUTHORITY_HOST: 'https://login.microsoftonline.com',
    };
    const { exit } = await storeCommand(['check', '--from', `https://${chinese}`], { environment: more });
    expect([exit, hosts()]).toEqual([0, [`${chinese}:443`, 'login.partner.microsoftonline.cn:443']]);
  });

  it('says what is wrong with the proxy or the cloud, and does not show a password', async () => {
    const more = { ...environment, HTTPS_PROXY: 'https://bot:p%40ss@gateway', CLOUD: 'moon' };
    const { exit, complained } = await storeCommand(['check', '--from', `https://${tables}`], {
      environment: more,
    });
    expect(exit).toBe(1);
    expect(complained).toContain('CLOUD is none of public');
    expect(complained).toContain('HTTPS_PROXY is not the address of a proxy');
    expect(complained).not.toContain('p%40ss');
  });

  it('needs none of it for a folder', async () => {
    const more = { ...environment, HTTPS_PROXY: 'nonsense' };
    const { complained } = await storeCommand(['check', '--from', folders.make()], { environment: more });
    expect(complained).toContain('There is no store in');
  });
});
