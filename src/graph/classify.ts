import type { RefusalCode, Refused } from '../procedure/answer';
import { SignInNeeded, Unreachable } from '../procedure/errors';
import { challengedClaims } from './claims';
import { errorCodes } from './errorBody';
import type { Reply } from './reply';
import { retryAfter } from './retry';

/** What a call is about: the same status means different things of different matters. */
export type Matter = 'directory' | 'contact-number' | 'authentication-phone' | 'password' | 'log';

/** The sign-in log without Entra ID P1 (Microsoft Learn: signin-list). */
const premiumMissing = 'Authentication_RequestFromNonPremiumTenantOrB2CTenant';

/** Statuses after which it is not known what happened: no answer, a request timed out, a server's own fault. */
function isLost(status: number): boolean {
  return status === 0 || status === 408 || status >= 500;
}

function badRequest(matter: Matter): RefusalCode {
  if (matter === 'password') return 'password-not-accepted';
  if (matter === 'contact-number' || matter === 'authentication-phone') return 'phone-not-accepted';
  return 'not-understood';
}

function refusalCode({ status, body }: Reply, matter: Matter): RefusalCode {
  if (errorCodes(body).includes(premiumMissing)) return 'premium-missing';
  if (status === 403) return matter === 'log' ? 'role-missing-for-logs' : 'forbidden';
  if (status === 404) return 'not-found';
  if (status === 429) return 'throttled';
  if (status === 400) return badRequest(matter);
  if (status === 409 && matter === 'authentication-phone') return 'phone-taken';
  return 'not-understood';
}

/** A reply that is a no, in our words: by matter, status and code, never by the text of a message. */
export function refused(reply: Reply, matter: Matter): Refused {
  const { at, requestId } = reply;
  const code = refusalCode(reply, matter);
  return code === 'throttled'
    ? { ok: false, code, at, requestId, retryAfter: retryAfter(reply.headers) }
    : { ok: false, code, at, requestId };
}

/**
 * The refusal that a reply is, or `undefined` when it is a yes.
 * Throws `Unreachable` when it is neither, `SignInNeeded` when the token was not accepted.
 */
export function refusalIn(reply: Reply, matter: Matter): Refused | undefined {
  if (isLost(reply.status)) throw new Unreachable('Microsoft Graph');
  if (reply.status >= 200 && reply.status < 300) return undefined;
  const claims = challengedClaims(reply.headers);
  // Conditional Access may answer 403 with a challenge where another service would say 401.
  if (reply.status === 401 || (reply.status === 403 && claims)) throw new SignInNeeded(claims);
  return refused(reply, matter);
}
