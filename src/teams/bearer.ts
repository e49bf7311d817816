import type { Cloud } from './cloud';

const algorithms = ['RS256', 'RS384', 'RS512'];

/**
 * Whether a token says of itself that it comes from the Bot Framework and is signed the way it signs. A look before
 * the SDK's real check, and stricter: the SDK also accepts tokens of the Emulator, of other bots and of Azure
 * Stack, adds any tenant named in a token to its list of issuers, and prints what it refuses to the console.
 * @param authorization the request's Authorization header
 */
export function claimsToBeBotFramework(cloud: Cloud, authorization: string): boolean {
  const [scheme, token, ...more] = authorization.split(' ');
  if (scheme !== 'Bearer' || token === undefined || more.length > 0) return false;
  const [header, payload, signature] = token.split('.');
  const { alg, kid } = decoded(header);
  const { iss, exp } = decoded(payload);
  if (typeof kid !== 'string' || typeof exp !== 'number' || signature === undefined) return false;
  return typeof alg === 'string' && algorithms.includes(alg) && iss === cloud.botFramework.tokenIssuer;
}

function decoded(part: string | undefined): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
