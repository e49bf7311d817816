import type { Account } from '../world/world';
import type { Call, Caller, Tenant } from './call';
import { notFound, unauthenticated } from './errors';

/**
 * The account that `{id}` names, by object id or user principal name; without `{id}` (under `/me`) the caller's own.
 * @throws GraphFailure 404
 */
export function targetOf(call: Call): Account {
  const id = call.parameters['id'];
  return id === undefined ? call.caller.account : findAccount(call.tenant, id);
}

/** @throws GraphFailure 404 */
export function findAccount(tenant: Tenant, idOrName: string): Account {
  const wanted = idOrName.toLowerCase();
  const found = tenant.world.accounts.find(
    ({ id, userPrincipalName }) => id.toLowerCase() === wanted || userPrincipalName.toLowerCase() === wanted,
  );
  if (!found) throw notFound(idOrName);
  return found;
}

export type ReadAccessToken = (token: string) => { oid: string; tid: string; scopes: string[] } | undefined;

/** @throws GraphFailure 401 without a valid bearer token of a living account of this tenant */
export function authenticate(headers: Headers, tenant: Tenant, readAccessToken: ReadAccessToken): Caller {
  const [, token] = /^Bearer (\S+)$/i.exec(headers.get('authorization') ?? '') ?? [];
  if (token === undefined) throw unauthenticated('Access token is empty.');
  const claims = readAccessToken(token);
  if (claims?.tid !== tenant.world.tenantId) throw unauthenticated('The access token is not valid.');
  const account = tenant.world.accounts.find(({ id }) => id === claims.oid);
  if (!account?.accountEnabled) throw unauthenticated('The account of the access token cannot sign in.');
  return { account, scopes: new Set(claims.scopes) };
}
