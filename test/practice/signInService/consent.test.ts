import { createHash } from 'node:crypto';
import { openLoopbackServer, type LoopbackServer } from '../../../src/practice/loopbackServer';
import { openOffice, type Office } from './support';

const verifier = 'a-verifier-of-at-least-forty-three-characters-0123';
const codeChallenge = createHash('sha256').update(verifier).digest('base64url');

let office: Office;
let server: LoopbackServer;
beforeEach(async () => {
  office = await openOffice();
  server = await openLoopbackServer(0);
  server.serve((request, response, url) => office.service.showAuthorizePage(request, response, url));
});
afterEach(() => server.close());

function address(changes: Record<string, string | undefined> = {}, tenant = office.world.tenantId): string {
  const asked: Record<string, string | undefined> = {
    client_id: office.registration.aadAppClientId,
    response_type: 'code',
    redirect_uri: office.redirectUri,
    scope: 'openid User.Read Policy.Read.All',
    state: 'the-state',
    nonce: 'the-nonce',
    code_challenge: codeChallenge,
    code_challenge_method: 'S256',
    ...changes,
  };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) if (value !== undefined) query.set(name, value);
  return `${server.address}/${tenant}/oauth2/v2.0/authorize?${query.toString()}`;
}

const open = (url: string) => fetch(url, { redirect: 'manual' });

async function formToken(url = address()): Promise<string> {
  return /name="token" value="([^"]+)"/.exec(await (await open(url)).text())?.[1] ?? '';
}

function answer(
  fields: Record<string, string>,
  headers: Record<string, string> = { Origin: server.address },
) {
  const body = new URLSearchParams(fields);
  return fetch(address(), { method: 'POST', body, headers, redirect: 'manual' });
}

async function accept(): Promise<URL> {
  const response = await answer({ token: await formToken(), answer: 'accept' });
  return new URL(response.headers.get('location') ?? '');
}

function redeem(code: string, changes: Record<string, string> = {}) {
  const form = {
    grant_type: 'authorization_code',
    redirect_uri: office.redirectUri,
    code_verifier: verifier,
  };
  return office.token({ ...form, code, ...changes });
}

describe('the consent page', () => {
  it('names the permissions, and lets its form go to the bot alone', async () => {
    const response = await open(address());
    const text = await response.text();
    expect(response.status).toBe(200);
    expect(text).toContain('Policy.Read.All');
    expect(text).toContain('Practice tenant');
    expect(response.headers.get('content-security-policy')).toContain(
      "form-action 'self' http://127.0.0.1:3978;",
    );
    expect(response.headers.get('cross-origin-opener-policy')).toBe('unsafe-none');
  });

  it('adds what is accepted to the tenant’s consents, saves it, and goes back with code and state', async () => {
    office.world.consentedScopes = ['User.Read'];
    const back = await accept();
    expect(back.origin + back.pathname).toBe(office.redirectUri);
    expect(back.searchParams.get('state')).toBe('the-state');
    expect(office.world.consentedScopes).toEqual(['User.Read', 'Policy.Read.All']);
    expect(office.saves.count).toBe(1);
  });

  it('consents to nothing on Cancel', async () => {
    office.world.consentedScopes = [];
    const response = await answer({ token: await formToken(), answer: 'cancel' });
    const back = new URL(response.headers.get('location') ?? '');
    expect(back.searchParams.get('error')).toBe('access_denied');
    expect(back.searchParams.get('state')).toBe('the-state');
    expect(office.world.consentedScopes).toEqual([]);
  });

  it('takes an answer once, within ten minutes, from its own page', async () => {
    office.world.consentedScopes = [];
    const fields = { token: await formToken(), answer: 'accept' };
    expect((await answer(fields, { Origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await answer(fields, {})).status).toBe(403);
    expect((await answer({ ...fields, token: 'guessed' })).status).toBe(403);
    expect(office.world.consentedScopes).toEqual([]);
    expect((await answer(fields)).status).toBe(303);
    expect((await answer(fields)).status).toBe(403);

    const late = { token: await formToken(), answer: 'accept' };
    office.clock.now += 600_000;
    expect((await answer(late)).status).toBe(403);
  });

  it('shows whose sign-in it is when a hint names somebody else', async () => {
    const other = office.world.accounts.find(({ id }) => id !== office.admin.id);
    const url = address({ login_hint: other?.userPrincipalName });
    const back = await answer({ token: await formToken(url), answer: 'accept' });
    const code = new URL(back.headers.get('location') ?? '').searchParams.get('code') ?? '';
    const { body } = await redeem(code);
    expect(office.service.readAccessToken(String(body['access_token']))?.oid).toBe(other?.id);
  });

  it.each([
    ['a redirect URI that is not registered', { redirect_uri: 'http://127.0.0.1:3978/auth/end/' }],
    ['another app', { client_id: 'a-stranger' }],
  ])('tells the person, and sends nobody on, for %s', async (_what, changes) => {
    const response = await open(address(changes));
    expect(response.status).toBe(400);
    expect(response.headers.get('location')).toBeNull();
  });

  it('knows its own tenant only', async () => {
    expect((await open(address({}, 'another-tenant'))).status).toBe(400);
  });

  it.each([
    ['no code challenge', { code_challenge: undefined }, 'invalid_request'],
    ['a plain code challenge', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['an answer in a fragment', { response_mode: 'fragment' }, 'invalid_request'],
    ['a token at once', { response_type: 'token' }, 'unsupported_response_type'],
    ['a permission that does not exist', { scope: 'User.Reed' }, 'invalid_client'],
  ])('tells the app about %s', async (_what, changes, error) => {
    const response = await open(address(changes));
    const back = new URL(response.headers.get('location') ?? '');
    expect(response.status).toBe(303);
    expect(back.searchParams.get('error')).toBe(error);
  });
});

describe('a code', () => {
  it('gives an ID token with the nonce and a Graph token, once', async () => {
    const code = (await accept()).searchParams.get('code') ?? '';
    const { status, body } = await redeem(code);
    expect(status).toBe(200);
    const claims: unknown = JSON.parse(
      Buffer.from(String(body['id_token']).split('.')[1] ?? '', 'base64url').toString(),
    );
    expect(claims).toMatchObject({
      nonce: 'the-nonce',
      oid: office.admin.id,
      aud: office.registration.aadAppClientId,
    });
    expect(office.service.readAccessToken(String(body['access_token']))?.oid).toBe(office.admin.id);
    expect(await redeem(code)).toMatchObject({ status: 400, body: { error_codes: [70000] } });
  });

  it('is refused with a wrong verifier, and used up by it', async () => {
    const code = (await accept()).searchParams.get('code') ?? '';
    expect(await redeem(code, { code_verifier: `${verifier}!` })).toMatchObject({
      body: { error_codes: [501481] },
    });
    expect(await redeem(code)).toMatchObject({ body: { error_codes: [70000] } });
  });

  it('is refused for another redirect URI, and after ten minutes', async () => {
    const other = (await accept()).searchParams.get('code') ?? '';
    expect(await redeem(other, { redirect_uri: 'http://127.0.0.1:1/' })).toMatchObject({
      body: { error_codes: [70000] },
    });
    const late = (await accept()).searchParams.get('code') ?? '';
    office.clock.now += 600_000;
    expect(await redeem(late)).toMatchObject({ body: { error_codes: [70008] } });
  });
});
