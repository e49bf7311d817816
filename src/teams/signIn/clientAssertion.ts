import { constants, createHash, createPrivateKey, randomUUID, sign, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { EntraApp } from './entraApp';

const jwtBearer = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** The form fields with which the registration proves itself at the token endpoint; at least one is a secret. */
export async function clientFields(
  app: EntraApp,
  tokenEndpoint: string,
  now: number,
): Promise<Record<string, string>> {
  const { credential } = app;
  if ('clientSecret' in credential) return { client_secret: credential.clientSecret };
  const assertion =
    'getAssertion' in credential
      ? await credential.getAssertion()
      : signAssertion(await readFile(credential.certificatePath, 'utf8'), app.clientId, tokenEndpoint, now);
  return { client_assertion_type: jwtBearer, client_assertion: assertion };
}

/**
 * A client assertion signed with the certificate's key, good for five minutes
 * (Microsoft Learn: certificate-credentials: PS256, `x5t#S256`).
 * @param pem certificate and private key; @param now milliseconds since 1970
 */
function signAssertion(pem: string, clientId: string, audience: string, now: number): string {
  const thumbprint = createHash('sha256').update(new X509Certificate(pem).raw).digest('base64url');
  const seconds = Math.floor(now / 1000);
  const signed = [
    { alg: 'PS256', typ: 'JWT', 'x5t#S256': thumbprint },
    { aud: audience, iss: clientId, sub: clientId, jti: randomUUID(), nbf: seconds, exp: seconds + 300 },
  ]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  const key = { key: createPrivateKey(pem), padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };
  return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
}
