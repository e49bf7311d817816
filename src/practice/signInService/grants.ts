import { accountById } from '../world/accounts';
import { applicationIdUri } from '../registration';
import type { Account } from '../world/world';
import type { Client } from './clients';
import { appTokenSeconds, botFrameworkResource, graphResource, tokenSeconds, type Entra } from './entra';
import { EntraRefusal } from './refusals';
import { grantScopes, readGraphScopes } from './scopes';
import { mintBotToken, mintGraphToken, mintIdToken, readLiving } from './tokens';

/** The body of a successful answer of the token endpoint. */
export type TokenAnswer = Readonly<Record<string, string | number | undefined>>;

/** The bot's own token for the Bot Framework; nothing else is given to an app without a person. */
export function clientCredentials(entra: Entra, client: Client, form: URLSearchParams): TokenAnswer {
  if (required(form, 'scope') !== `${botFrameworkResource}/.default` || client !== 'bot') {
    throw new EntraRefusal(500011);
  }
  return {
    token_type: 'Bearer',
    expires_in: appTokenSeconds,
    ext_expires_in: appTokenSeconds,
    access_token: mintBotToken(entra),
  };
}

/** A Graph token in exchange for the token that Teams handed out (Microsoft Learn: v2-oauth2-on-behalf-of-flow). */
export function onBehalfOf(entra: Entra, client: Client, form: URLSearchParams): TokenAnswer {
  if (client !== 'app' || required(form, 'requested_token_use') !== 'on_behalf_of')
    throw new EntraRefusal(70003);
  const claims = readLiving(entra.key, required(form, 'assertion'), entra.now());
  if (claims === 'expired') throw new EntraRefusal(500133);
  const audiences: unknown[] = [entra.registration.aadAppClientId, applicationIdUri(entra.registration)];
  if (!claims || !audiences.includes(claims['aud']) || claims['tid'] !== entra.world.tenantId) {
    throw new EntraRefusal(50013);
  }
  const account = livingAccount(entra, String(claims['oid']));
  const refusal = entra.waiting.shift();
  if (refusal) throw refusal;
  return personTokens(entra, account, required(form, 'scope'));
}

/** The tokens for the code that the consent page gave out (RFC 6749 4.1.3, RFC 7636). */
export function authorizationCode(entra: Entra, client: Client, form: URLSearchParams): TokenAnswer {
  if (client !== 'app') throw new EntraRefusal(70000);
  const granted = entra.codes.redeem(
    required(form, 'code'),
    required(form, 'redirect_uri'),
    required(form, 'code_verifier'),
  );
  const account = livingAccount(entra, granted.accountId);
  return personTokens(entra, account, form.get('scope') ?? granted.scope, granted.nonce);
}

function personTokens(entra: Entra, account: Account, scope: string, nonce?: string): TokenAnswer {
  const asked = readGraphScopes(scope);
  const granted = grantScopes(entra, asked);
  return {
    token_type: 'Bearer',
    scope: describeGranted(scope, granted),
    expires_in: tokenSeconds,
    ext_expires_in: tokenSeconds,
    access_token: mintGraphToken(entra, account, granted),
    id_token: asked.openid ? mintIdToken(entra, account, nonce) : undefined,
    client_info: asked.openid ? clientInfo(entra, account) : undefined,
  };
}

/** Entra answers in the spelling that was asked in; a client's cache looks for the words it used. */
function describeGranted(asked: string, granted: readonly string[]): string {
  const prefix = asked.includes(graphResource) ? graphResource : '';
  const echoed = asked.split(' ').filter((name) => name && name !== 'offline_access');
  return [...new Set([...echoed, ...granted.map((name) => prefix + name)])].join(' ');
}

function clientInfo(entra: Entra, account: Account): string {
  return Buffer.from(JSON.stringify({ uid: account.id, utid: entra.world.tenantId })).toString('base64url');
}

function livingAccount({ world }: Entra, id: string): Account {
  const account = accountById(world, id);
  if (!account) throw new EntraRefusal(50013);
  if (!account.accountEnabled) throw new EntraRefusal(50057);
  return account;
}

/** @throws EntraRefusal 90014 */
function required(form: URLSearchParams, name: string): string {
  const value = form.get(name);
  if (!value) throw new EntraRefusal(90014);
  return value;
}
