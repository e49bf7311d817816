import { constants, createHash, verify, X509Certificate } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { appCredential, botCredential, expiring } from '../../src/compose/credentials';
import { readSettings } from '../../src/settings';
import { publicCloud } from '../../src/teams/cloud';
import { clouds } from '../../src/teams/clouds';
import { handClock } from '../support/clock';
import { openIdentityHost } from '../support/identityHost';
import { tempFolders } from '../support/tempFolder';
import { selfSigned } from '../teams/signIn/certificate';

const tenantId = '11111111-1111-4111-8111-111111111111';
const botId = '22222222-2222-4222-8222-222222222222';
const clientId = '33333333-3333-4333-8333-333333333333';
const identityId = '44444444-4444-4444-8444-444444444444';
const tokenEndpoint = `https://login.microsoftonline.com/${tenantId}/oauth2/v2.0/token`;

const folders = tempFolders();
const certificatePath = join(folders.make(), 'bot.pem');
const { pem, publicKey } = selfSigned();
beforeAll(() => writeFileSync(certificatePath, pem, { mode: 0o600 }));
afterAll(() => folders.removeAll());

const base = {
  PUBLIC_URL: 'https://bot.contoso.example',
  BOT_ID: botId,
  BOT_TENANT_ID: tenantId,
  AAD_APP_CLIENT_ID: clientId,
};
const secrets = { BOT_PASSWORD: 'a secret of the bot', AAD_APP_CLIENT_SECRET: 'a secret of the app' };
const managed = { BOT_TYPE: 'UserAssignedMSI', AAD_APP_FEDERATED_CLIENT_ID: identityId };
const federated = { BOT_FEDERATED_CLIENT_ID: identityId, AAD_APP_FEDERATED_CLIENT_ID: identityId };
const certificates = { BOT_CERTIFICATE_PATH: certificatePath, AAD_APP_CERTIFICATE_PATH: certificatePath };

function live(proofs: Readonly<Record<string, string>>) {
  const settings = readSettings({ ...base, ...proofs });
  if (settings.mode !== 'live') throw new Error('these settings are for a real tenant');
  return settings;
}

const clock = handClock();
const bearer = { token_type: 'Bearer', access_token: 'a token', expires_in: 3600, resource: 'x' };
const toTeams = 'https://api.botframework.com/.default';

/** Plays Microsoft Entra, and keeps what it is sent. */
function entra() {
  const posts: { readonly url: string; readonly form: URLSearchParams }[] = [];
  const reach: typeof fetch = async (input, init) => {
    if (typeof init?.body === 'string') {
      posts.push({
        url: input instanceof Request ? input.url : String(input),
        form: new URLSearchParams(init.body),
      });
    }
    return Response.json(bearer);
  };
  return { posts, fetch: reach };
}

describe('the token for Teams', () => {
  it('is asked with the secret, of the one sign-in service', async () => {
    const { posts, fetch } = entra();
    await botCredential(live(secrets), { cloud: publicCloud, fetch, clock }).getToken(toTeams);
    expect(posts.map(({ url, form }) => [url, form.get('client_id'), form.get('client_secret')])).toEqual([
      [expect.stringContaining(tokenEndpoint), botId, 'a secret of the bot'],
    ]);
  });

  it.each(Object.values(clouds).map((cloud) => [cloud.name, cloud] as const))(
    'is asked in the cloud %s of its sign-in service alone, for its own Bot Framework',
    async (_name, cloud) => {
      for (const proofs of [secrets, certificates]) {
        const { posts, fetch } = entra();
        const { toChannelScope } = cloud.botFramework;
        await botCredential(live(proofs), { cloud, fetch, clock }).getToken(toChannelScope);
        expect(posts.map(({ url }) => new URL(url).origin)).toEqual([cloud.login]);
        expect(posts[0]?.form.get('scope')).toContain(toChannelScope);
      }
    },
  );

  it('is asked with an assertion that the certificate signs, and the key stays here', async () => {
    const { posts, fetch } = entra();
    const settings = live({ ...certificates });
    await botCredential(settings, { cloud: publicCloud, fetch, clock }).getToken(toTeams);
    const form = posts[0]?.form;
    expect(form?.has('client_secret')).toBe(false);
    expect(form?.toString()).not.toContain('PRIVATE');
    const [header = '', payload = '', signature = ''] = (form?.get('client_assertion') ?? '').split('.');
    const read = (part: string): unknown => JSON.parse(Buffer.from(part, 'base64url').toString());
    expect(read(header)).toEqual({
      ...{ alg: 'PS256', typ: 'JWT' },
      'x5t#S256': createHash('sha256').update(new X509Certificate(pem).raw).digest('base64url'),
    });
    const now = clock.now() / 1000;
    expect(read(payload)).toMatchObject({
      ...{ aud: tokenEndpoint, iss: botId, sub: botId, nbf: now, exp: now + 300 },
    });
    const key = { key: publicKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };
    const signed = Buffer.from(`${header}.${payload}`);
    expect(verify('sha256', signed, key, Buffer.from(signature, 'base64url'))).toBe(true);
  });
});

describe('a managed identity', () => {
  const environment = { ...process.env };
  let host: Awaited<ReturnType<typeof openIdentityHost>>;
  beforeAll(async () => {
    host = await openIdentityHost();
    process.env['IDENTITY_ENDPOINT'] = `${host.origin}/msi/token`;
    process.env['IDENTITY_HEADER'] = 'the key of the host';
  });
  afterAll(() => {
    process.env = { ...environment };
    return host.close();
  });
  beforeEach(() => host.asked.splice(0));

  const asked = () =>
    host.asked.map(({ pathname, headers, query: { resource, client_id: id } }) => {
      return { pathname, key: headers['x-identity-header'], resource, id };
    });
  const ask = { pathname: '/msi/token', key: 'the key of the host' };
  const reach = { cloud: publicCloud, fetch, clock };

  it('is asked of the host for the token for Teams, by its own id', async () => {
    const token = await botCredential(live(managed), reach).getToken(toTeams);
    expect(token?.token).toBe('a token of the identity');
    expect(asked()).toEqual([{ ...ask, resource: 'https://api.botframework.com', id: botId }]);
  });

  it.each(Object.values(clouds).map((cloud) => [cloud.name, cloud] as const))(
    'speaks in the cloud %s for the registration of the bot, which trusts it',
    async (_name, cloud) => {
      const { posts, fetch: toEntra } = entra();
      const { login, federation, botFramework } = cloud;
      // The host is on this machine, Microsoft Entra is not.
      const out: typeof fetch = (input, init) =>
        (new URL(input instanceof Request ? input.url : input).origin === host.origin ? fetch : toEntra)(
          input,
          init,
        );
      await botCredential(live(federated), { cloud, fetch: out, clock }).getToken(
        botFramework.toChannelScope,
      );
      // The library may ask for the same assertion twice.
      expect(new Set(asked().map((one) => JSON.stringify(one)))).toEqual(
        new Set([JSON.stringify({ ...ask, resource: federation, id: identityId })]),
      );
      expect(posts.map(({ url }) => url)).toEqual([
        expect.stringContaining(`${login}/${tenantId}/oauth2/v2.0/token`),
      ]);
      const form = Object.fromEntries(posts[0]?.form ?? []);
      expect(form).toMatchObject({
        ...{ client_id: botId, client_assertion: 'a token of the identity' },
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      });
      expect(form.scope).toContain(botFramework.toChannelScope);
      expect(form).not.toHaveProperty('client_secret');
    },
  );

  it('is asked of the host for the token that the registration trusts', async () => {
    const credential = appCredential(live(managed), reach);
    expect('getAssertion' in credential && (await credential.getAssertion())).toBe('a token of the identity');
    expect(asked()).toEqual([{ ...ask, resource: 'api://AzureADTokenExchange', id: identityId }]);
  });
});

describe('what proves the registration', () => {
  const reach = { cloud: publicCloud, fetch: entra().fetch, clock };

  it('is the certificate or the secret that the settings name', () => {
    expect(appCredential(live(certificates), reach)).toEqual({ certificatePath });
    expect(appCredential(live(secrets), reach)).toEqual({ clientSecret: 'a secret of the app' });
  });
});

describe('what comes to an end', () => {
  const ends = async (proofs: Readonly<Record<string, string>>) =>
    Promise.all(expiring(live(proofs)).map(async ({ setting, ends: end }) => [setting, await end()]));

  it('is read of certificates', async () => {
    const expires = '2049-12-31T23:59:59.000Z';
    expect(await ends(certificates)).toEqual([
      ['BOT_CERTIFICATE_PATH', expires],
      ['AAD_APP_CERTIFICATE_PATH', expires],
    ]);
  });

  it('is what the settings say of secrets, if they say it', async () => {
    expect(await ends({ ...secrets, BOT_PASSWORD_EXPIRES: '2027-03-31' })).toEqual([
      ['BOT_PASSWORD', '2027-03-31T00:00:00.000Z'],
      ['AAD_APP_CLIENT_SECRET', undefined],
    ]);
  });

  it('is nothing of a managed identity', async () => {
    expect(await ends(managed)).toEqual([]);
    expect(await ends(federated)).toEqual([]);
  });
});
