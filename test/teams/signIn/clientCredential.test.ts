import { constants, createHash, verify, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClientCredential } from '../../../src/teams/signIn';
import { redeem } from '../../../src/teams/signIn/redeem';
import { ada, clientId, clientSecret, login, tenantId } from './entra';
import { selfSigned } from './certificate';
import { exchangeValue, scene } from './scene';

const folder = mkdtempSync(join(tmpdir(), 'sign-in-'));
const certificatePath = join(folder, 'app.pem');
const { pem, publicKey } = selfSigned();

beforeAll(() => writeFileSync(certificatePath, pem, { mode: 0o600 }));
afterAll(() => rmSync(folder, { recursive: true }));

const jwtBearer = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const code = { code: 'code', verifier: 'verifier', redirectUri: 'https://bot.example.com/auth/end' };

/** What the token endpoint hears of the client, once for an exchange and once for a code. */
async function heard(credential: ClientCredential) {
  const { entra, app, signIn, clock } = scene(credential);
  await signIn.exchange(ada, exchangeValue(entra.assertion(ada)));
  await redeem(app, code, clock.now());
  return { requests: entra.requests, now: clock.now() / 1000 };
}

test('a client secret is sent as such', async () => {
  const { requests } = await heard({ clientSecret });
  expect(requests.map((request) => request['client_secret'])).toEqual([clientSecret, clientSecret]);
});

test('a federated identity’s token is sent as the client assertion', async () => {
  const { requests } = await heard({ getAssertion: async () => 'token-of-a-managed-identity' });
  expect(requests).toHaveLength(2);
  for (const request of requests) {
    expect(request).toMatchObject({
      client_assertion_type: jwtBearer,
      client_assertion: 'token-of-a-managed-identity',
    });
    expect(request).not.toHaveProperty('client_secret');
  }
});

test('a certificate signs the client assertion for either, and the key stays here', async () => {
  const { requests, now } = await heard({ certificatePath });
  expect(requests).toHaveLength(2);
  const terms: object[] = [];
  for (const request of requests) {
    expect(request['client_assertion_type']).toBe(jwtBearer);
    expect(JSON.stringify(request)).not.toContain('PRIVATE KEY');
    const [header = '', payload = '', signature = ''] = (request['client_assertion'] ?? '').split('.');
    const read = (part: string): unknown => JSON.parse(Buffer.from(part, 'base64url').toString());
    expect(read(header)).toEqual({
      alg: 'PS256',
      typ: 'JWT',
      'x5t#S256': createHash('sha256').update(new X509Certificate(pem).raw).digest('base64url'),
    });
    const claims = read(payload) as { nbf: number; exp: number };
    expect(claims).toMatchObject({
      aud: `${login}/${tenantId}/oauth2/v2.0/token`,
      iss: clientId,
      sub: clientId,
    });
    expect(claims.exp - claims.nbf).toBeLessThanOrEqual(600);
    terms.push({ nbf: claims.nbf, exp: claims.exp });
    const key = { key: publicKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };
    const signed = Buffer.from(`${header}.${payload}`);
    expect(verify('sha256', signed, key, Buffer.from(signature, 'base64url'))).toBe(true);
  }
  // The library, which makes the first one, looks at the clock of the machine.
  expect(terms[1]).toEqual({ nbf: now, exp: now + 300 });
});

test.each<[string, ClientCredential]>([
  ['a certificate that is not there', { certificatePath: join(folder, 'missing.pem') }],
  ['an assertion that cannot be had', { getAssertion: async () => Promise.reject(new Error('no identity')) }],
])('%s is a matter for whoever runs the bot', async (_case, credential) => {
  const { signIn, entra, app, clock, log } = scene(credential);
  await signIn.exchange(ada, exchangeValue(entra.assertion(ada)));
  expect(signIn.problem(ada)).toBe('misconfigured');
  expect(await redeem(app, code, clock.now())).toEqual({
    problem: 'misconfigured',
    code: 'client-credential',
  });
  expect(log.lines).toEqual([
    { event: 'sign-in-failed', fields: { problem: 'misconfigured', code: 'client-credential' } },
  ]);
});
