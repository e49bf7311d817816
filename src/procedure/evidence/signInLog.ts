import type { Answer } from '../answer';
import { proven, type FindingCode } from '../finding';
import type { SignIn } from '../ports/directory';
import { accountOf } from '../require';
import { isAtOrAfter, type Instant } from '../time';
import { newestTurnedAway, type Door } from '../turnedAway';
import { sincePasswordChange } from './since';
import { sightOf, type LoggedStep, type Onlooker, type Sight, type Source } from './source';

interface Wanted {
  readonly step: LoggedStep;
  readonly proves: FindingCode;
  readonly door: Door;
  readonly fits: (signIn: SignIn) => boolean;
}

/** Step 8: somebody has signed in with a second factor. */
export const signInWithCode = signInLog({
  step: 8,
  proves: 'signed-in-with-code',
  door: 'browser',
  fits: ({ withCode }) => withCode === true,
});

/** Step 13: the account has signed in with a client that an app password is for. */
export const legacySignIn = signInLog({
  step: 13,
  proves: 'service-account-signed-in',
  door: 'console',
  fits: ({ isLegacyClient }) => isLegacyClient,
});

/** Entra's sign-in log: needs Entra ID P1 and a role that reads reports (Microsoft Learn: signin-list). */
function signInLog(wanted: Wanted): Source {
  return {
    name: 'sign-in log',
    proves: wanted.proves,
    permission: 'AuditLog.Read.All',
    async look({ directory, run }: Onlooker, since) {
      const signIns = await directory.signIns(accountOf(run).id, since ?? sincePasswordChange(run));
      return read(wanted, signIns, since ?? signIns.at);
    },
  };
}

function read(
  { step, proves, door, fits }: Wanted,
  signIns: Answer<readonly SignIn[]>,
  since: Instant,
): Sight {
  if (!signIns.ok) return { found: { kind: 'unknown', because: signIns }, at: signIns.at };
  const found = signIns.value.find(
    (entry) => entry.errorCode === 0 && fits(entry) && isAtOrAfter(entry.at, since),
  );
  if (found) return sightOf(signIns, proven(step, proves, signIns, { at: found.at }));
  const turnedAway = newestTurnedAway(signIns.value, door, since);
  return sightOf(signIns, { kind: 'not-yet', ...(turnedAway && { turnedAway }) });
}
