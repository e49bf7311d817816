import { createHash } from 'node:crypto';
import { claimsParameter } from './claims';
import type { EntraApp } from './entraApp';
import type { SignInProblem } from './problems';
import { signInScopes } from './redeem';

/** What one trip to Entra's sign-in page carries. */
export interface Trip {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** What Entra or Graph asked for, a JSON text. */
  readonly claims: string | undefined;
  /** What went wrong last. */
  readonly problem: SignInProblem | undefined;
  /** The person asks for what is needed to change something. */
  readonly wide: boolean;
}

/** Where Entra sends the browser back to; it must be registered as a web redirect URI. */
export function redirectUri(publicUrl: string): string {
  return `${publicUrl}/auth/end`;
}

/** The address of Entra's sign-in page for this trip (Microsoft Learn: v2-oauth2-auth-code-flow). */
export function authorizeUrl(app: EntraApp, publicUrl: string, trip: Trip): string {
  const url = new URL(`${app.cloud.authorizeHost}/${app.tenantId}/oauth2/v2.0/authorize`);
  url.search = new URLSearchParams({
    client_id: app.clientId,
    response_type: 'code',
    response_mode: 'query',
    redirect_uri: redirectUri(publicUrl),
    scope: signInScopes(app, trip.wide),
    state: trip.state,
    nonce: trip.nonce,
    code_challenge: createHash('sha256').update(trip.verifier).digest('base64url'),
    code_challenge_method: 'S256',
    claims: claimsParameter(trip.claims),
    ...promptFor(trip.problem),
  }).toString();
  return url.href;
}

/** Entra asks only where asking helps: it would otherwise take the browser's account without a word, even a wrong one. */
function promptFor(problem: SignInProblem | undefined): Record<string, string> {
  if (problem === 'consent-needed') return { prompt: 'consent' };
  if (problem === 'not-the-speaker') return { prompt: 'select_account' };
  return {};
}
