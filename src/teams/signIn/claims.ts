import { z } from 'zod';
import type { Person } from '../../procedure/person';

const payloadShape = z.object({
  aud: z.string(),
  oid: z.string(),
  tid: z.string(),
  scp: z.string().optional(),
  nonce: z.string().optional(),
});

export type TokenClaims = z.infer<typeof payloadShape>;

/** The claims of a JSON Web Token, its signature unchecked; nothing when it is none or lacks `aud`, `oid` or `tid`. */
export function readClaims(token: string): TokenClaims | undefined {
  try {
    const payload: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    return payloadShape.safeParse(payload).data;
  } catch {
    return undefined;
  }
}

/** Whether the token speaks of this person in their tenant. GUIDs are compared in lower case. */
export function isAbout(claims: TokenClaims, person: Person): boolean {
  return (
    claims.oid.toLowerCase() === person.userId.toLowerCase() &&
    claims.tid.toLowerCase() === person.tenantId.toLowerCase()
  );
}

// "cp1" tells Graph that we understand its claims challenges, so that it takes back a token at once when an account
// is disabled or a policy changes (Microsoft Learn: claims-challenge).
const ours = { xms_cc: { values: ['cp1'] } };

/**
 * The `claims` parameter of a request to Entra: what it asked for, and that we can handle being asked.
 * A demand that is no JSON object is left out: Entra would refuse the whole request.
 */
export function claimsParameter(demanded: string | undefined): string {
  const demand = parseObject(demanded);
  const accessToken = demand['access_token'];
  return JSON.stringify({
    ...demand,
    access_token: { ...(isObject(accessToken) ? accessToken : {}), ...ours },
  });
}

function parseObject(text: string | undefined): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(text ?? '{}');
    return isObject(parsed) ? parsed : {};
  } catch {
    return {};
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
