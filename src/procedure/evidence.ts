import type { Answer, Seen } from './answer';
import { proven, type Doubt, type Finding } from './finding';
import type { Directory, SignIn } from './ports/directory';
import { accountOf } from './require';
import type { Run } from './run';
import { isAtOrAfter, type Instant } from './time';
import { newestTurnedAway, type Door } from './turnedAway';

/** Older evidence does not count: it may speak of an earlier attempt. */
export function sincePasswordChange(run: Run): Instant {
  return run.gapOpenedAt ?? run.begunAt;
}

/**
 * Step 8: the sign-in log; where it may not be read, an app password, which nobody can create without that sign-in.
 * The registration report is no evidence: a phone that an administrator has registered counts there, too.
 */
export async function signedInWithCode(directory: Directory, run: Run): Promise<Finding | Doubt> {
  const { id } = accountOf(run);
  const since = sincePasswordChange(run);
  const signIns = await directory.signIns(id, since);
  if (signIns.ok) {
    const found = signIns.value.find(
      (entry) => entry.errorCode === 0 && entry.withCode === true && isAtOrAfter(entry.at, since),
    );
    return found
      ? proven(8, 'signed-in-with-code', signIns, { at: found.at })
      : notYet(signIns.value, 'browser', since);
  }
  if (signIns.code === 'throttled') return { kind: 'unknown', because: signIns };
  const created = await newestAppPassword(directory, run);
  if (!created.ok) return { kind: 'unknown', because: signIns };
  return created.value === undefined
    ? { kind: 'not-yet' }
    : proven(8, 'app-password-audited', created, { at: created.value });
}

/** Step 10: the audit log's entry of an app password. */
export async function appPasswordCreated(directory: Directory, run: Run): Promise<Finding | Doubt> {
  const created = await newestAppPassword(directory, run);
  if (!created.ok) return { kind: 'unknown', because: created };
  return created.value === undefined
    ? { kind: 'not-yet' }
    : proven(10, 'app-password-audited', created, { at: created.value });
}

async function newestAppPassword(directory: Directory, run: Run): Promise<Answer<Instant | undefined>> {
  const since = sincePasswordChange(run);
  const created = await directory.appPasswordsCreated(accountOf(run).id, since);
  return created.ok ? { ...created, value: created.value.find((at) => isAtOrAfter(at, since)) } : created;
}

/** Step 13: the account's newest successful sign-in with a client that an app password is for, after the save. */
export function serviceAccountSignedIn(signIns: Seen<readonly SignIn[]>, savedAt: Instant): Finding | Doubt {
  const found = signIns.value.find(
    (entry) => entry.errorCode === 0 && entry.isLegacyClient && isAtOrAfter(entry.at, savedAt),
  );
  return found
    ? proven(13, 'service-account-signed-in', signIns, { at: found.at })
    : notYet(signIns.value, 'console', savedAt);
}

/** With the reason why, if the log holds one. */
function notYet(signIns: readonly SignIn[], door: Door, since: Instant): Doubt {
  const turnedAway = newestTurnedAway(signIns, door, since);
  return { kind: 'not-yet', ...(turnedAway && { turnedAway }) };
}

export function isFinding(found: Finding | Doubt): found is Finding {
  return 'verdict' in found;
}
