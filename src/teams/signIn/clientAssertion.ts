import { certificateAssertion } from '../certificateAssertion';
import type { EntraApp } from './entraApp';

const jwtBearer = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** The form fields with which the registration proves itself at the token endpoint; at least one is a secret. */
export async function clientFields(
  app: EntraApp,
  tokenEndpoint: string,
  now: number,
): Promise<Record<string, string>> {
  const { credential, clientId } = app;
  if ('clientSecret' in credential) return { client_secret: credential.clientSecret };
  const assertion =
    'getAssertion' in credential
      ? await credential.getAssertion()
      : await certificateAssertion({ ...credential, clientId }, tokenEndpoint, now);
  return { client_assertion_type: jwtBearer, client_assertion: assertion };
}
