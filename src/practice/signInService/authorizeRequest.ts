import { accountById, accountByName } from '../world/accounts';
import type { Account } from '../world/world';
import { withQuery } from './backToApp';
import type { Entra } from './entra';
import type { ReadOutcome } from './readOutcome';
import { EntraRefusal } from './refusals';
import { readRegistered } from './registered';
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

/** @param redirectUris every redirect URI that is registered for the app */
export function readAuthorizeRequest(
  entra: Entra,
  url: URL,
  redirectUris: readonly string[],
): ReadOutcome<AuthorizeRequest> {
  const registered = readRegistered(entra, url, redirectUris);
  return registered.kind === 'stop'
    ? registered
    : readParameters(entra, registered.query, registered.redirectUri);
}

function readParameters(
  entra: Entra,
  query: URLSearchParams,
  redirectUri: string,
): ReadOutcome<AuthorizeRequest> {
  const state = query.get('state');
  const refuse = (error: string) =>
    ({ kind: 'refuse', address: withQuery(redirectUri, { error, state }) }) as const;
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
export function whoSignsIn({ world }: Entra, hint: string | null): Account | undefined {
  return hint === null ? accountById(world, world.adminId) : accountByName(world, hint);
}
