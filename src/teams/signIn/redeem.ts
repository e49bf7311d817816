import { z } from 'zod';
import { Unreachable } from '../../procedure/errors';
import { claimsParameter, readClaims, type TokenClaims } from './claims';
import { clientFields } from './clientAssertion';
import { withPatience, type EntraApp } from './entraApp';
import { readRefusal } from './entraWatch';
import { namedAtSignIn, readGranted } from './permissions';
import type { SignInRefused } from './problems';
import type { GraphToken } from './vault';

/** What an authorization code was worth. */
export interface Redeemed {
  readonly graph: GraphToken;
  /**
   * Who signed in. The id token comes straight from the token endpoint over TLS, so its signature need not be
   * checked (OpenID Connect Core, section 3.1.3.7).
   */
  readonly idToken: TokenClaims;
}

export interface Code {
  readonly code: string;
  /** PKCE (RFC 7636): proves that whoever redeems the code is whoever asked for it. */
  readonly verifier: string;
  readonly redirectUri: string;
  readonly claims?: string | undefined;
  /** As it was when the code was asked for. */
  readonly wide?: boolean;
}

const answerShape = z.object({
  access_token: z.string().min(1),
  id_token: z.string().min(1),
  expires_in: z.coerce.number().positive(),
  scope: z.string().optional().catch(undefined),
});

export function tokenEndpoint(app: EntraApp): string {
  return `${app.cloud.login}/${app.tenantId}/oauth2/v2.0/token`;
}

/** @param wide with what is needed to change something */
export function signInScopes(app: EntraApp, wide: boolean): string {
  return ['openid', 'profile', ...namedAtSignIn(app, wide)].join(' ');
}

/**
 * Trades an authorization code for tokens (Microsoft Learn: v2-oauth2-auth-code-flow). @azure/identity has no way
 * to send a code verifier or to hand out the id token, so this one request is our own.
 * Throws `Unreachable` when Microsoft Entra gives no answer. @param now milliseconds since 1970
 */
export async function redeem(app: EntraApp, code: Code, now: number): Promise<Redeemed | SignInRefused> {
  const proof = await clientFields(app, tokenEndpoint(app), now).catch(() => undefined);
  if (!proof) return { problem: 'misconfigured', code: 'client-credential' };
  const { status, body } = await post(app, {
    grant_type: 'authorization_code',
    client_id: app.clientId,
    scope: signInScopes(app, code.wide ?? false),
    code: code.code,
    code_verifier: code.verifier,
    redirect_uri: code.redirectUri,
    claims: claimsParameter(code.claims),
    ...proof,
  });
  return status === 200 ? readTokens(body, now) : readRefusal(status, body);
}

async function post(
  app: EntraApp,
  fields: Record<string, string>,
): Promise<{ status: number; body: string }> {
  try {
    const response = await withPatience(app.fetch)(tokenEndpoint(app), {
      method: 'POST',
      redirect: 'error',
      headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields).toString(),
    });
    return { status: response.status, body: await response.text() };
  } catch {
    throw new Unreachable('Microsoft Entra');
  }
}

function readTokens(body: string, now: number): Redeemed | SignInRefused {
  const tokens = answerShape.safeParse(parse(body)).data;
  const idToken = tokens && readClaims(tokens.id_token);
  if (!idToken) return { problem: 'refused', code: 'unreadable-answer' };
  const { access_token: token, expires_in: seconds, scope } = tokens;
  return { graph: { token, expiresAt: now + seconds * 1000, granted: readGranted(scope) }, idToken };
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
