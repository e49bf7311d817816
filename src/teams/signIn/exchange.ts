import { OnBehalfOfCredential } from '@azure/identity';
import { Unreachable } from '../../procedure/errors';
import type { Person } from '../../procedure/person';
import type { Clock } from '../../procedure/ports/clock';
import { fetchHttpClient, type HttpClient } from '../entraHttp';
import { claimsParameter, isAbout, readClaims } from './claims';
import { applicationIdUri, withPatience, type EntraApp } from './entraApp';
import { watchEntra, type Heard } from './entraWatch';
import type { SignInRefused } from './problems';
import type { GraphToken } from './vault';

/** A Graph token, or why there is none. */
export type Exchanged = GraphToken | SignInRefused;

/**
 * Trades what Teams handed over for a Graph token, on behalf of the speaker.
 * Throws `Unreachable` when Microsoft Entra gives no answer.
 * @param assertion the access token for the bot's own API; @param claims what Entra or Graph asked for, a JSON text
 */
export type Exchange = (speaker: Person, assertion: string, claims?: string) => Promise<Exchanged>;

export function createExchange(app: EntraApp, clock: Pick<Clock, 'now'>): Exchange {
  const httpClient = fetchHttpClient(withPatience(app.fetch), app.cloud.login);
  return async (speaker, assertion, claims) => {
    const heard: Heard = { asked: false };
    const answer = await onBehalfOf(app, assertion, claims, heard, httpClient);
    if (typeof answer !== 'string') return answer;
    const expiresAt = clock.now() + (heard.expiresIn ?? 0) * 1000;
    return isFromSpeaker(app, assertion, speaker)
      ? { token: answer, expiresAt }
      : { problem: 'not-the-speaker', code: 'claims' };
  };
}

async function onBehalfOf(
  app: EntraApp,
  assertion: string,
  claims: string | undefined,
  heard: Heard,
  httpClient: HttpClient,
): Promise<string | SignInRefused> {
  try {
    const { token } = await credentialFor(app, assertion, heard, httpClient).getToken([...app.scopes], {
      enableCae: true,
      ...(claims === undefined ? {} : { claims: claimsParameter(claims) }),
    });
    return token;
  } catch {
    // The library's errors carry Entra's sentence, which names people: only what was heard on the wire is used.
    if (heard.refused && heard.refused.problem !== 'entra-unreachable') return heard.refused;
    if (heard.asked) throw new Unreachable('Microsoft Entra');
    return { problem: 'misconfigured', code: 'client-credential' };
  }
}

function credentialFor(
  app: EntraApp,
  assertion: string,
  heard: Heard,
  httpClient: HttpClient,
): OnBehalfOfCredential {
  const { credential } = app;
  const options = {
    tenantId: app.tenantId,
    clientId: app.clientId,
    userAssertionToken: assertion,
    authorityHost: app.cloud.login,
    disableInstanceDiscovery: true,
    httpClient,
    // Teams waits a few seconds only, and the library would honour a long Retry-After: the next click is the retry.
    retryOptions: { maxRetries: 0 },
    additionalPolicies: [{ position: 'perCall' as const, policy: watchEntra(heard) }],
  };
  if ('clientSecret' in credential) return new OnBehalfOfCredential({ ...options, ...credential });
  if ('certificatePath' in credential) return new OnBehalfOfCredential({ ...options, ...credential });
  return new OnBehalfOfCredential({ ...options, ...credential });
}

/**
 * Whether the assertion was made for this bot and for the person who speaks. Called only after Entra has accepted
 * the assertion: by accepting it, Entra has verified signature, issuer and times.
 */
function isFromSpeaker(app: EntraApp, assertion: string, speaker: Person): boolean {
  const claims = readClaims(assertion);
  if (!claims || !isAbout(claims, speaker)) return false;
  const audiences = [app.clientId, applicationIdUri(app), `api://${app.clientId}`];
  return (
    speaker.tenantId.toLowerCase() === app.tenantId.toLowerCase() &&
    audiences.some((audience) => audience.toLowerCase() === claims.aud.toLowerCase()) &&
    (claims.scp ?? '').split(' ').includes('access_as_user')
  );
}
