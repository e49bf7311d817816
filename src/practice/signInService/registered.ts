import type { Entra } from './entra';

/** Where the answer goes, or what the person is told: nobody may be sent to an address that is not registered. */
export type Registered =
  | { readonly kind: 'known'; readonly redirectUri: string; readonly query: URLSearchParams }
  | { readonly kind: 'stop'; readonly says: string };

/**
 * Tenant, app and redirect URI of a page that a browser was sent to.
 *
 * @param redirectUris every redirect URI that is registered for the app
 */
export function readRegistered(entra: Entra, url: URL, redirectUris: readonly string[]): Registered {
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
  return { kind: 'known', redirectUri, query };
}
