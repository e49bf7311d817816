import { everyScope } from '../world/seed';
import { graphResource, type Entra } from './entra';
import { EntraRefusal } from './refusals';

/** Scopes of the sign-in itself: they need no consent by an administrator and belong to no resource. */
const signInScopes: ReadonlySet<string> = new Set(['openid', 'profile', 'email', 'offline_access']);

/** The permissions of Microsoft Graph that a `scope` parameter names; `.default` stands for all that are consented to. */
export interface GraphScopes {
  readonly named: readonly string[];
  readonly everythingConsented: boolean;
  readonly openid: boolean;
}

/**
 * @param scope names separated by blanks, with or without `https://graph.microsoft.com/` in front
 * @throws EntraRefusal 650053 for a permission that Graph does not have, 500011 for another resource
 */
export function readGraphScopes(scope: string): GraphScopes {
  const names = scope.split(' ').filter(Boolean).map(withoutResource);
  const named = names.filter((name) => name !== '.default' && !signInScopes.has(name));
  if (named.some((name) => !everyScope.includes(name))) throw new EntraRefusal(650053);
  return {
    named: [...new Set(named)],
    everythingConsented: names.includes('.default'),
    openid: names.includes('openid'),
  };
}

function withoutResource(scope: string): string {
  if (scope.startsWith(graphResource)) return scope.slice(graphResource.length);
  if (scope.includes('://')) throw new EntraRefusal(500011);
  return scope;
}

/**
 * Entra grants everything that is consented to for the resource, not only what was named.
 *
 * @throws EntraRefusal 65001 when something named is not consented to
 */
export function grantScopes({ world }: Entra, { named, everythingConsented }: GraphScopes): string[] {
  const consented = world.consentedScopes.filter((scope) => !signInScopes.has(scope));
  if (named.some((scope) => !consented.includes(scope))) throw new EntraRefusal(65001);
  if (everythingConsented && consented.length === 0) throw new EntraRefusal(65001);
  return consented;
}
