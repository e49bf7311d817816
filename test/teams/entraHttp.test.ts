import { inspect } from 'node:util';
import { ClientSecretCredential, ManagedIdentityCredential } from '@azure/identity';
import { publicCloud } from '../../src/teams/cloud';
import { botCredentials } from '../../src/teams/credentials';
import { entraOptions, fetchHttpClient, HostNotAllowed } from '../../src/teams/entraHttp';

const tenantId = '11111111-2222-4333-8444-555555555555';
const botId = '6f0c2a3e-1c1f-4c51-9c55-0f6f6d6a7c01';

interface Asked {
  readonly url: string;
  readonly method: string | undefined;
  readonly redirect: string | undefined;
  readonly body: string;
}

/** A fetch that plays Microsoft Entra and keeps what it was asked. */
function entra(asked: Asked[]): typeof fetch {
  return async (input, init) => {
    const url = String(input instanceof Request ? input.url : input).split('?', 1)[0] ?? '';
    const body = typeof init?.body === 'string' ? init.body : '';
    asked.push({ url, method: init?.method, redirect: init?.redirect, body });
    return Response.json({
      token_type: 'Bearer',
      access_token: 'the-bots-own-token',
      expires_in: 3600,
      resource: 'x',
    });
  };
}

const environment = { ...process.env };
afterEach(() => {
  process.env = { ...environment };
});

describe("the bot's own token", () => {
  const credentialsOf = (asked: Asked[]) => {
    const options = entraOptions(publicCloud.login, entra(asked));
    const credential = new ClientSecretCredential(tenantId, botId, 'the-client-secret', options);
    return botCredentials({ cloud: publicCloud, botId, credential });
  };
  const sign = async (asked: Asked[]) => {
    const headers = new Map<string, string>();
    const signer = await credentialsOf(asked).createCredentials(botId, undefined, '', true);
    const request = { headers } as unknown as Parameters<typeof signer.signRequest>[0];
    await signer.signRequest(request);
    return headers.get('authorization');
  };

  it('is asked of the sign-in service through the one fetch, without following redirects', async () => {
    const asked: Asked[] = [];
    expect(await sign(asked)).toBe('Bearer the-bots-own-token');
    const posts = asked.filter(({ method }) => method === 'POST');
    expect(posts.map(({ url }) => url)).toEqual([`${publicCloud.login}/${tenantId}/oauth2/v2.0/token`]);
    expect(new URLSearchParams(posts[0]?.body).get('scope')).toContain(
      'https://api.botframework.com/.default',
    );
    expect(asked.every(({ redirect }) => redirect === 'error')).toBe(true);
  });

  it('is asked nowhere else, whatever the environment names as authority', async () => {
    process.env['AZURE_AUTHORITY_HOST'] = 'https://login.example.org';
    const asked: Asked[] = [];
    await sign(asked);
    expect(asked.every(({ url }) => new URL(url).origin === publicCloud.login)).toBe(true);
  });

  it('is not asked at all when the environment names a region', async () => {
    process.env['AZURE_REGIONAL_AUTHORITY_NAME'] = 'example.org/';
    const asked: Asked[] = [];
    await expect(sign(asked)).rejects.toThrow();
    expect(asked.filter(({ body }) => body.includes('the-client-secret'))).toEqual([]);
    expect(asked.every(({ url }) => new URL(url).origin === publicCloud.login)).toBe(true);
  });

  it('is not to be had for another app id, and authentication is never off', async () => {
    const credentials = credentialsOf([]);
    expect(await credentials.isAuthenticationDisabled()).toBe(false);
    expect(await credentials.isValidAppId(botId)).toBe(true);
    expect(await credentials.isValidAppId('')).toBe(false);
    await expect(credentials.createCredentials('', undefined, '', true)).rejects.toThrow('another app id');
  });

  it('is not printed, and neither is the secret', async () => {
    const credentials = credentialsOf([]);
    const printed = [
      JSON.stringify({ credentials }),
      inspect(credentials, { depth: 9, showHidden: true }),
    ].join();
    expect(printed).not.toMatch(/the-client-secret|the-bots-own-token/);
  });
});

describe('a managed identity', () => {
  it('is asked through the one fetch', async () => {
    process.env['IDENTITY_ENDPOINT'] = 'http://127.0.0.1:41741/msi/token';
    process.env['IDENTITY_HEADER'] = 'header';
    const asked: Asked[] = [];
    const options = {
      clientId: botId,
      httpClient: fetchHttpClient(entra(asked)),
      retryOptions: { maxRetries: 0 },
    };
    const token = await new ManagedIdentityCredential(options).getToken(
      'https://api.botframework.com/.default',
    );
    expect(token.token).toBe('the-bots-own-token');
    expect(asked.map(({ url }) => new URL(url).origin)).toEqual(['http://127.0.0.1:41741']);
  });
});

describe('the HTTP client', () => {
  const request = (url: string, changes: object = {}) =>
    ({
      url,
      method: 'GET',
      headers: { toJSON: () => ({}) },
      timeout: 0,
      ...changes,
    }) as unknown as Parameters<ReturnType<typeof fetchHttpClient>['sendRequest']>[0];

  it('gives status, headers and body as they came', async () => {
    const client = fetchHttpClient(
      async () => new Response('text', { status: 429, headers: { 'Retry-After': '7' } }),
    );
    const response = await client.sendRequest(request('https://login.example.org/'));
    expect([response.status, response.bodyAsText, response.headers.get('retry-after')]).toEqual([
      429,
      'text',
      '7',
    ]);
    expect([...response.headers]).toContainEqual(['retry-after', '7']);
    expect(response.headers.has('x-other')).toBe(false);
    expect(response.headers.get('x-other')).toBeUndefined();
  });

  it('does not ask another origin than the one it was made for', async () => {
    const asked: Asked[] = [];
    const client = fetchHttpClient(entra(asked), 'https://login.microsoftonline.com');
    for (const url of [
      'https://example.org/',
      'http://login.microsoftonline.com/',
      'https://login.microsoftonline.com:444/',
    ]) {
      await expect(client.sendRequest(request(url))).rejects.toBeInstanceOf(HostNotAllowed);
    }
    expect(asked).toEqual([]);
  });

  it('gives up when the caller does', async () => {
    const client = fetchHttpClient(async (_url, init) => {
      init?.signal?.throwIfAborted();
      return new Response();
    });
    const abortSignal = { aborted: true, addEventListener: () => undefined };
    await expect(client.sendRequest(request('https://example.org/', { abortSignal }))).rejects.toThrow();
  });
});
