import { constants, createHash, createPrivateKey, randomUUID, sign, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';

export interface CertificateHolder {
  /** A file with the certificate and its private key, both PEM; read anew each time, so that it may be renewed. */
  readonly certificatePath: string;
  readonly clientId: string;
}

/**
 * A client assertion signed with the certificate's key, good for five minutes
 * (Microsoft Learn: certificate-credentials: PS256, `x5t#S256`).
 * @param audience the token endpoint; @param now milliseconds since 1970
 */
export async function certificateAssertion(
  { certificatePath, clientId }: CertificateHolder,
  audience: string,
  now: number,
): Promise<string> {
  const pem = await readFile(certificatePath, 'utf8');
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
