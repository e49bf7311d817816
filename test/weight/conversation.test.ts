import { realpathSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import * as report from '../../dialogs/cards/report.en';
import { openPractice, type Practice } from '../../src/practice';
import { Admin } from '../support/admin';
import { Chat } from '../support/chat';
import { handClock } from '../support/clock';
import { openConnectProxy } from '../support/connectProxy';
import { cardNames, cards, goodPassword, goodPhone, Journey } from '../support/journey';
import { serviceAccount } from '../support/servicePerson';
import { tempFolders } from '../support/tempFolder';
import { selfSigned } from '../teams/signIn/certificate';
import { bundle, liveSettings, wholeFolder } from './bundled';
import { startBot } from './started';
import type * as WholeRun from './wholeRun';

const folders = tempFolders();
const made = realpathSync(folders.make());
afterAll(() => folders.removeAll());

const graph = 'graph.microsoft.com';
const entra = 'login.microsoftonline.com';
const keys = 'login.botframework.com';
const teams = 'smba.trafficmanager.net';

describe('the bundle in a real tenant, as far as it can tell', () => {
  const { pem } = selfSigned([graph, entra, keys, teams]);
  let practice: Practice;
  let proxy: Awaited<ReturnType<typeof openConnectProxy>>;
  let bot: ReturnType<typeof startBot>;
  const chat = new Chat();
  beforeAll(async () => {
    await wholeFolder(made);
    const port = await freePort();
    practice = await openPractice({
      ...{ dataDir: join(folders.make(), 'tenant'), fresh: true, port: 0, chatWindow: chat },
      ...{ now: () => Date.now(), botEndpoint: () => `http://127.0.0.1:${port}/api/messages` },
    });
    proxy = await openConnectProxy(pem, 'bot:pass', internetOf(practice));
    const [folder, authorities] = [folders.make(), join(folders.make(), 'authorities.pem')];
    writeFileSync(authorities, pem);
    const { botId, tenantId, botPassword, aadAppClientId, aadAppClientSecret } = practice.registration;
    bot = startBot([join(made, 'bot.cjs')], folder, {
      ...liveSettings(join(folder, 'data')),
      ...{ BOT_ID: botId, BOT_TENANT_ID: tenantId, BOT_PASSWORD: botPassword, PORT: String(port) },
      ...{ AAD_APP_CLIENT_ID: aadAppClientId, AAD_APP_CLIENT_SECRET: aadAppClientSecret },
      ...{ HTTPS_PROXY: proxy.url, NODE_EXTRA_CA_CERTS: authorities },
    });
    await bot.listening;
  }, 60_000);
  afterAll(async () => {
    await bot.stop();
    await Promise.all([proxy.close(), practice.close()]);
  });

  it('takes an administrator from “enable mfa” to the first step that only a person can do', async () => {
    const { world } = practice;
    const person = world.accounts.find(({ id }) => id === world.adminId);
    const settled = () => practice.teams.settled();
    const admin = new Admin({ chat, teams: practice.teams, settled }, person ?? serviceAccount(world));
    admin.setting = { serviceUrl: `https://${teams}/teams/` };
    // Teams' own part of the sign-in would come by the address of the practice tenant.
    practice.teams.signInSilently('show-card');
    const journey = new Journey({ admin, world, clock: standing });
    await admin.says('enable mfa');
    await until(() => chat.everything.some((text) => text.includes('tokenExchangeResource')));
    const offer = chat.everything.find((text) => text.includes('tokenExchangeResource')) ?? '';
    await admin.sends({
      ...{ type: 'invoke', name: 'signin/tokenExchange' },
      value: {
        ...{ id: /"tokenExchangeResource":\{"id":"([^"]+)"/.exec(offer)?.[1] },
        ...{ connectionName: /"connectionName":"([^"]*)"/.exec(offer)?.[1] ?? '' },
        token: practice.signIn.teamsToken(admin.person),
      },
    });
    const first = cardNames.slice(0, cardNames.indexOf('my-account'));
    for (const name of first) {
      await until(() => admin.sees().includes(cards[name]));
      await journey.on([name]);
    }
    await until(() => admin.sees().includes(cards['my-account']));
    const account = serviceAccount(world);
    expect(account.mobilePhone?.replaceAll(' ', '')).toBe(goodPhone.replaceAll(' ', ''));
    expect(account.perUserMfaState).toBe('enforced');
    expect(new Set(proxy.reached.map(({ host }) => host))).toEqual(new Set([graph, entra, keys, teams]));
    expect(bot.said()).toContain('"method":"PATCH"');
    expect(bot.said()).not.toMatch(new RegExp(`${goodPassword}|"level":"(warn|error)"`));
  }, 60_000);
});

describe('what is left out of that file', () => {
  it('is missed nowhere between “enable mfa” and the report', async () => {
    await bundle(join(made, 'office'), { office: 'test/weight/wholeRun.ts' });
    const { openOffice, Journey: BundledJourney } = jest.requireActual<typeof WholeRun>(
      join(made, 'office', 'office.cjs'),
    );
    const office = await openOffice();
    const journey = new BundledJourney(office);
    await journey.to('find-account');
    await journey.fromHere('find-account');
    expect(office.admin.sees()).toContain(report.titles.proven);
    await office.admin.says('remind me tomorrow 9:00');
    await office.admin.says('help');
    expect(office.admin.sees()).toContain('enable mfa');
    await office.close();
  }, 60_000);
});

/** The practice tenant under the names of the internet. */
function internetOf({ fetch: reach, address }: Practice) {
  return async (request: Request): Promise<Response | undefined> => {
    const { hostname, pathname, search } = new URL(request.url);
    if (hostname === graph || hostname === entra) return reach(request);
    const { method, headers } = request;
    const body = method === 'GET' ? undefined : await request.text();
    const came = await fetch(`${address}${pathname}${search}`, { method, headers, body });
    if (hostname !== keys) return came;
    return new Response((await came.text()).replaceAll(address, `https://${keys}`), came);
  };
}

/** The clock on the wall: the process goes by that one. */
const standing = { ...handClock(new Date().toISOString()), now: () => Date.now() };

/** Waits for what a process of its own does. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20));
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
