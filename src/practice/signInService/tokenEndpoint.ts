import { authenticateClient, type Client } from './clients';
import type { Entra } from './entra';
import { authorizationCode, clientCredentials, onBehalfOf, type TokenAnswer } from './grants';
import { EntraRefusal } from './refusals';

type Grant = (entra: Entra, client: Client, form: URLSearchParams) => TokenAnswer;

const grants: ReadonlyMap<string, Grant> = new Map([
  ['client_credentials', clientCredentials],
  ['urn:ietf:params:oauth:grant-type:jwt-bearer', onBehalfOf],
  ['authorization_code', authorizationCode],
]);

/** POST /{tenant}/oauth2/v2.0/token. Never rejects: a refusal is an answer. */
export async function answerTokenRequest(entra: Entra, request: Request): Promise<Response> {
  const form = new URLSearchParams(await request.text());
  try {
    const client = authenticateClient(entra, form);
    const grant = grants.get(form.get('grant_type') ?? '');
    if (!grant) throw new EntraRefusal(70003);
    return Response.json(grant(entra, client, form), { headers: { 'Cache-Control': 'no-store' } });
  } catch (error) {
    if (error instanceof EntraRefusal) return error.response(entra.now());
    throw error;
  }
}
