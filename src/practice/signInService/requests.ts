import { instanceDiscovery, openIdConfiguration, signingKeys } from './discovery';
import type { Entra } from './entra';
import { EntraRefusal } from './refusals';
import { answerTokenRequest } from './tokenEndpoint';

type Answer = (entra: Entra, request: Request) => Response | Promise<Response>;

/** By method and path after the tenant. */
const routes: ReadonlyMap<string, Answer> = new Map<string, Answer>([
  ['GET /discovery/instance', (entra) => Response.json(instanceDiscovery(entra))],
  ['GET /v2.0/.well-known/openid-configuration', (entra) => Response.json(openIdConfiguration(entra))],
  ['GET /discovery/v2.0/keys', (entra) => Response.json(signingKeys(entra))],
  ['POST /oauth2/v2.0/token', answerTokenRequest],
]);

/** Answers what would be asked of https://login.microsoftonline.com; what is not played is a 404. */
export async function answerRequest(entra: Entra, request: Request): Promise<Response> {
  const [, tenant = '', path = ''] = /^\/([^/]+)(\/.*)$/.exec(new URL(request.url).pathname) ?? [];
  const answer = routes.get(`${request.method} ${path}`);
  if (!answer) return new Response(null, { status: 404 });
  if (!isKnownTenant(entra, tenant, path)) return new EntraRefusal(90002).response(entra.now());
  return answer(entra, request);
}

function isKnownTenant({ world }: Entra, tenant: string, path: string): boolean {
  if (path === '/discovery/instance') return true;
  return [world.tenantId, world.initialDomain].includes(tenant.toLowerCase());
}
