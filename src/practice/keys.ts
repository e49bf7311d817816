import { generateKeyPair, randomUUID, sign, verify, type JsonWebKey } from 'node:crypto';
import { promisify } from 'node:util';

/** What a token says; times are whole seconds since 1970 (RFC 7519). */
export type Claims = Readonly<Record<string, unknown>>;

/** One entry of a JSON Web Key Set (RFC 7517). */
export type PublicKey = JsonWebKey & { readonly kid: string; readonly use: 'sig'; readonly alg: 'RS256' };

/** An RSA key pair that lives as long as the process; the private half is never shown. */
export interface SigningKey {
  readonly publicKey: PublicKey;
  /** A JSON Web Token, RS256. */
  sign(claims: Claims): string;
  /** The claims of a token that this key has signed; `undefined` for any other. It does not look at times. */
  read(token: string): Claims | undefined;
}

export async function createSigningKey(): Promise<SigningKey> {
  const pair = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  const kid = randomUUID();
  const header = encode({ alg: 'RS256', typ: 'JWT', kid });
  return {
    publicKey: { ...pair.publicKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' },
    sign(claims) {
      const signed = `${header}.${encode(claims)}`;
      return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), pair.privateKey).toString('base64url')}`;
    },
    read(token) {
      const [head, body, signature, ...rest] = token.split('.');
      // Only the header that this key writes: another algorithm or key never comes as far as the signature.
      if (head !== header || !body || !signature || rest.length > 0) return undefined;
      const signed = Buffer.from(`${head}.${body}`);
      const good = verify('RSA-SHA256', signed, pair.publicKey, Buffer.from(signature, 'base64url'));
      return good ? decodeClaims(token) : undefined;
    },
  };
}

/** What a token says of itself, unproven; `undefined` when it is not a token at all. */
export function decodeClaims(token: string): Claims | undefined {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    return isClaims(claims) ? claims : undefined;
  } catch {
    return undefined;
  }
}

function isClaims(value: unknown): value is Claims {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
