import { OnBehalfOfCredential } from '@azure/identity';
import { Unreachable } from '../../procedure/errors';
import type { Person } from '../../procedure/person';
import type { Clock } from '../../procedure/ports/clock';
import { fetchHttpClient, type HttpClient } from '../entraHttp';
import { claimsParameter, isAbout, readClaims } from './claims';
import { applicationIdUri, withPatience, type EntraApp } from './entraApp';
import { watchEntra, type Heard } from './entraWatch';
import { everythingGranted, lacking, namedAtSignIn } from './permissions';
import type { SignInRefused } from './problems';
import type { GraphToken } from './vault';

/** A Graph token, or why there is none. */
export type Exchanged = GraphToken | SignInRefused;

/** What Teams handed over, and what for. */
export interface Assertion {
  /** The access token for the bot's own API. */
  readonly token: string;
  /** What Entra or Graph asked for, a JSON text. */
  readonly claims?: string | undefined;
  /** With what is needed to change something. */
  readonly wide?: boolean;
}

/**
 * Trades what Teams handed over for a Graph token, on behalf of the speaker. What is asked for by name is refused as
 * a whole when one permission was not consented to; then whatever was consented to is taken, if that is enough to
 * begin with. Throws `Unreachable` when Microsoft Entra gives no answer.
 */
export type Exchange = (speaker: Person, assertion: Assertion) => Promise<Exchanged>;

export function createExchange(app: EntraApp, clock: Pick<Clock, 'now'>): Exchange {
  const httpClient = fetchHttpClient(withPatience(app.fetch), app.cloud.login);
  return async (speaker, assertion) => {
    const ask = (scopes: readonly string[]) => onBehalfOf(app, assertion, scopes, clock, httpClient);
    const named = await ask(namedAtSignIn(app, assertion.wide ?? false));
    const answer =
      'problem' in named && named.problem === 'consent-needed'
        ? enough(app, await ask([everythingGranted(app)]), named)
        : named;
    if ('problem' in answer) return answer;
    return isFromSpeaker(app, assertion.token, speaker)
      ? answer
      : { problem: 'not-the-speaker', code: 'claims' };
  };
}

/** What was consented to, if it is known to be enough to begin with. */
function enough(app: EntraApp, answer: Exchanged, refused: SignInRefused): Exchanged {
  if ('problem' in answer) return answer.problem === 'consent-needed' ? refused : answer;
  return answer.granted && lacking(app, answer.granted, app.permissions.least).length === 0
    ? answer
    : refused;
}

async function onBehalfOf(
  app: EntraApp,
  { token: assertion, claims }: Assertion,
  scopes: readonly string[],
  clock: Pick<Clock, 'now'>,
  httpClient: HttpClient,
): Promise<Exchanged> {
  const heard: Heard = { asked: false };
  try {
    const { token } = await credentialFor(app, assertion, heard, httpClient).getToken([...scopes], {
      enableCae: true,
      ...(claims === undefined ? {} : { claims: claimsParameter(claims) }),
    });
    return { token, expiresAt: clock.now() + (heard.expiresIn ?? 0) * 1000, granted: heard.granted };
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
