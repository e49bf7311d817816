import { createHash, generateKeyPairSync, randomUUID, sign, verify } from 'node:crypto';
import type { Person } from '../../../src/procedure/person';

export const tenantId = '11111111-1111-4111-8111-111111111111';
export const clientId = '22222222-2222-4222-8222-222222222222';
export const botId = '33333333-3333-4333-8333-333333333333';
export const clientSecret = 'a-secret-of-the-registration';
const graph = 'https://graph.microsoft.com/';
export const login = 'https://login.microsoftonline.com';

export const ada: Person = { tenantId, userId: 'aaaaaaaa-0000-4000-8000-00000000000a', name: 'Ada' };
export const bob: Person = { tenantId, userId: 'bbbbbbbb-0000-4000-8000-00000000000b', name: 'Bob' };

export interface TokenError {
  status?: number;
  error: string;
  suberror?: string;
  error_codes?: number[];
  claims?: string;
}

type Answer = { status: number; body: unknown };
type Fields = Record<string, string>;

/** A small Microsoft Entra behind a fetch: signs, verifies, trades, refuses as told, and remembers what it was asked. */
export class Entra {
  readonly #keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  readonly #codes = new Map<string, { who: Person; authorize: URLSearchParams }>();
  readonly requests: Fields[] = [];
  readonly urls: string[] = [];
  refusal: TokenError | undefined;
  down = false;
  /** What the tenant has consented to; everything that is named if not given. */
  consented: readonly string[] | undefined;
  /** Whether the answer says what a token carries. */
  saysScope = true;
  /** Seconds. */
  expiresIn = 3600;
  beforeAnswer: () => Promise<void> = async () => undefined;

  constructor(readonly now: () => number) {}

  /** What Teams hands to the bot for this person. */
  assertion(who: Person, changes: Record<string, unknown> = {}): string {
    return this.#mint({
      aud: clientId,
      oid: who.userId,
      tid: who.tenantId,
      scp: 'access_as_user',
      exp: this.now() / 1000 + 3600,
      ...changes,
    });
  }

  /** Plays the person at the sign-in page: gives the query Entra sends the browser back with. */
  signsIn(who: Person, authorizeUrl: string): Fields {
    const authorize = new URL(authorizeUrl).searchParams;
    const code = randomUUID();
    this.#codes.set(code, { who, authorize });
    return { code, state: authorize.get('state') ?? '' };
  }

  readonly fetch: typeof fetch = async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    this.urls.push(url);
    await this.beforeAnswer();
    if (this.down) throw new TypeError('fetch failed');
    const { status, body } = this.#answer(url, typeof init?.body === 'string' ? init.body : '');
    return Response.json(body, { status });
  };

  #answer(url: string, body: string): Answer {
    if (!url.startsWith(`${login}/${tenantId}/`)) return { status: 404, body: {} };
    if (url.includes('openid-configuration')) return { status: 200, body: metadata };
    const fields: Fields = Object.fromEntries(new URLSearchParams(body));
    this.requests.push(fields);
    if (this.refusal) return refuse(this.refusal);
    if (fields['client_secret'] !== clientSecret && !fields['client_assertion'])
      return refuse({ status: 401, error: 'invalid_client', error_codes: [7000215] });
    return fields['grant_type'] === 'authorization_code' ? this.#redeem(fields) : this.#onBehalfOf(fields);
  }

  #onBehalfOf(fields: Fields): Answer {
    if (fields['requested_token_use'] !== 'on_behalf_of' || !this.#isOurs(fields['assertion'] ?? ''))
      return refuse({ error: 'invalid_grant', error_codes: [50013] });
    const { consented = ['User.Read.All'] } = this;
    const named = (fields['scope'] ?? '').split(' ').filter((name) => name.startsWith(graph));
    const wanted = named.map((name) => name.slice(graph.length)).filter((name) => name !== '.default');
    const isMissing = consented.length === 0 || wanted.some((name) => !consented.includes(name));
    if (this.consented && isMissing) return refuse({ error: 'invalid_grant', error_codes: [65001] });
    const scope = consented.map((name) => graph + name).join(' ');
    const token = `graph-token-${String(this.requests.length)}`;
    return this.#tokens({ access_token: token, ...(this.saysScope && { scope }) });
  }

  #redeem(fields: Fields): Answer {
    const found = this.#codes.get(fields['code'] ?? '');
    this.#codes.delete(fields['code'] ?? '');
    const challenge = createHash('sha256')
      .update(fields['code_verifier'] ?? '')
      .digest('base64url');
    if (
      !found ||
      challenge !== found.authorize.get('code_challenge') ||
      fields['redirect_uri'] !== found.authorize.get('redirect_uri')
    )
      return refuse({ error: 'invalid_grant', error_codes: [501481] });
    const { who, authorize } = found;
    const idToken = this.#mint({
      aud: clientId,
      oid: who.userId,
      tid: who.tenantId,
      nonce: authorize.get('nonce'),
      ...this.idTokenChanges,
    });
    return this.#tokens({ access_token: `graph-token-of-${who.name}`, id_token: idToken });
  }

  idTokenChanges: Record<string, unknown> = {};

  #tokens(tokens: Fields): Answer {
    return {
      status: 200,
      body: { token_type: 'Bearer', expires_in: this.expiresIn, ...tokens },
    };
  }

  #mint(claims: Record<string, unknown>): string {
    const signed = [{ alg: 'RS256', typ: 'JWT' }, claims]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    return `${signed}.${sign('sha256', Buffer.from(signed), this.#keys.privateKey).toString('base64url')}`;
  }

  #isOurs(token: string): boolean {
    const [header = '', payload = '', signature = ''] = token.split('.');
    return verify(
      'sha256',
      Buffer.from(`${header}.${payload}`),
      this.#keys.publicKey,
      Buffer.from(signature, 'base64url'),
    );
  }
}

const metadata = {
  issuer: `${login}/${tenantId}/v2.0`,
  authorization_endpoint: `${login}/${tenantId}/oauth2/v2.0/authorize`,
  token_endpoint: `${login}/${tenantId}/oauth2/v2.0/token`,
  jwks_uri: `${login}/${tenantId}/discovery/v2.0/keys`,
};

function refuse({ status = 400, ...error }: TokenError): Answer {
  return { status, body: { ...error, error_description: 'AADSTS: a sentence that names ada@example.com' } };
}
