import { accountById, accountByName } from '../world/accounts';
import type { Account } from '../world/world';
import type { Entra } from './entra';
import { EntraRefusal } from './refusals';
import { readGraphScopes } from './scopes';

/** What a browser was sent here for (Microsoft Learn: v2-oauth2-auth-code-flow). */
export interface AuthorizeRequest {
  readonly account: Account;
  readonly redirectUri: string;
  readonly state: string | null;
  readonly scope: string;
  readonly nonce?: string;
  readonly codeChallenge: string;
}

export type ReadOutcome =
  | { readonly kind: 'ask'; readonly request: AuthorizeRequest }
  /** The app is told, since its address is known to be its own. */
  | {
      readonly kind: 'refuse';
      readonly redirectUri: string;
      readonly error: string;
      readonly state: string | null;
    }
  /** Nobody may be sent to an address that is not registered: the person is told. */
  | { readonly kind: 'stop'; readonly says: string };

/** @param redirectUris every redirect URI that is registered for the app */
export function readAuthorizeRequest(entra: Entra, url: URL, redirectUris: readonly string[]): ReadOutcome {
  const query = url.searchParams;
  const [, tenant = ''] = url.pathname.split('/');
  if (![entra.world.tenantId, entra.world.initialDomain].includes(tenant.toLowerCase())) {
    return { kind: 'stop', says: 'There is no such tenant here (AADSTS90002).' };
  }
  if (query.get('client_id') !== entra.registration.aadAppClientId) {
    return { kind: 'stop', says: 'No app with this id is registered in the practice tenant (AADSTS700016).' };
  }
  const redirectUri = query.get('redirect_uri') ?? '';
  if (!redirectUris.includes(redirectUri)) {
    return {
      kind: 'stop',
      says: 'The redirect URI is not one that is registered for the app (AADSTS50011).',
    };
  }
  return readParameters(entra, query, redirectUri);
}

function readParameters(entra: Entra, query: URLSearchParams, redirectUri: string): ReadOutcome {
  const state = query.get('state');
  const refuse = (error: string): ReadOutcome => ({ kind: 'refuse', redirectUri, error, state });
  if (query.get('response_type') !== 'code') return refuse('unsupported_response_type');
  if ((query.get('response_mode') ?? 'query') !== 'query') return refuse('invalid_request');
  const codeChallenge = query.get('code_challenge');
  if (!codeChallenge || query.get('code_challenge_method') !== 'S256') return refuse('invalid_request');
  const account = whoSignsIn(entra, query.get('login_hint'));
  const scope = query.get('scope') ?? '';
  if (!account || !scope) return refuse('invalid_request');
  try {
    readGraphScopes(scope);
  } catch (error) {
    if (error instanceof EntraRefusal) return refuse(error.error);
    throw error;
  }
  const nonce = query.get('nonce') ?? undefined;
  return { kind: 'ask', request: { account, redirectUri, state, scope, nonce, codeChallenge } };
}

/** The hint names the person; without one it is the admin who sits at this browser. */
function whoSignsIn({ world }: Entra, hint: string | null): Account | undefined {
  return hint === null ? accountById(world, world.adminId) : accountByName(world, hint);
}
