import type { Entra } from './entra';

const host = 'https://login.microsoftonline.com';

/** GET /common/discovery/instance: which hosts mean the same cloud (Microsoft Learn: authentication-national-cloud). */
export function instanceDiscovery({ world }: Entra): object {
  const cloud = {
    preferred_network: 'login.microsoftonline.com',
    preferred_cache: 'login.windows.net',
    aliases: ['login.microsoftonline.com', 'login.windows.net', 'login.microsoft.com', 'sts.windows.net'],
  };
  return {
    tenant_discovery_endpoint: `${host}/${world.tenantId}/v2.0/.well-known/openid-configuration`,
    'api-version': '1.1',
    metadata: [cloud],
  };
}

/** GET /{tenant}/v2.0/.well-known/openid-configuration */
export function openIdConfiguration({ world }: Entra): object {
  const root = `${host}/${world.tenantId}`;
  return {
    token_endpoint: `${root}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt'],
    jwks_uri: `${root}/discovery/v2.0/keys`,
    response_modes_supported: ['query'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    issuer: `${root}/v2.0`,
    authorization_endpoint: `${root}/oauth2/v2.0/authorize`,
    claims_supported: [
      'sub',
      'iss',
      'aud',
      'exp',
      'iat',
      'nonce',
      'preferred_username',
      'name',
      'tid',
      'ver',
    ],
    tenant_region_scope: 'NA',
    cloud_instance_name: 'microsoftonline.com',
    msgraph_host: 'graph.microsoft.com',
  };
}

/** GET /{tenant}/discovery/v2.0/keys */
export function signingKeys({ key, world }: Entra): object {
  return { keys: [{ ...key.publicKey, issuer: `${host}/${world.tenantId}/v2.0` }] };
}
