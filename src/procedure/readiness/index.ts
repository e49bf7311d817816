import type { Readings } from '../ports/directory';
import type { AppPasswordsReport } from '../run';
import { account, domain, lockout, myRoles, passwordExpiry } from './account';
import { conditionalAccess } from './conditionalAccess';
import type { Reading, ReadingId, Verdict } from './reading';
import { readingIds } from './reading';
import { appPasswords, legacySignIn, logs, perUserMfa, securityDefaults, textMessages } from './tenant';

export * from './reading';

/** Who asks, and what that person has said of what nobody can read. */
export interface Asker {
  readonly id: string;
  readonly appPasswords?: AppPasswordsReport | undefined;
}

/** What is to be known before the first write. What could not be read is `unknown`, never a pass. */
export function readiness(asker: Asker, readings: Readings): readonly Reading[] {
  const verdicts: Readonly<Record<ReadingId, Verdict | undefined>> = {
    'my-roles': myRoles(readings),
    account: account(asker.id, readings),
    domain: domain(readings),
    'password-expiry': passwordExpiry(readings),
    lockout: lockout(readings),
    'security-defaults': securityDefaults(readings),
    'conditional-access': conditionalAccess(readings),
    'legacy-sign-in': legacySignIn(readings),
    'text-messages': textMessages(readings),
    'per-user-mfa': perUserMfa(readings),
    'app-passwords': appPasswords(asker.appPasswords),
    logs: logs(readings),
  };
  return readingIds.flatMap((id) => {
    const verdict = verdicts[id];
    return verdict ? [{ id, ...verdict }] : [];
  });
}

/** The procedure cannot succeed like this: the bot does not begin. */
export function isBlocked(readings: readonly Reading[]): boolean {
  return readings.some((reading) => reading.verdict === 'problem' && reading.blocks);
}
