import type { Answer } from './answer';
import { appPasswordMadeAt } from './appPassword';
import { sincePasswordChange } from './evidence';
import type { Run } from './run';
import { instant, isAtOrAfter, milliseconds, type Instant } from './time';

const day = 24 * 3_600_000;

/** How long Entra keeps its audit log at most: 30 days with P1 (Microsoft Learn: reports-faq). */
const logged = 30 * day;

/** Milliseconds within which a log entry and somebody's word are about the same app password. */
const same = 3_600_000;

/** From when on the log is asked. */
export function auditedSince({ begunAt }: Run): Instant {
  return instant(milliseconds(begunAt) - logged);
}

/**
 * When app passwords were created before this run changed the password; the newest first. A reset does not end them
 * (Microsoft Learn: howto-mfa-app-passwords), and whether one was deleted meanwhile nothing shows for sure.
 * @param past runs of the person; others' are not theirs to see
 */
export function madeBefore(
  run: Run,
  past: readonly Run[],
  audited: Answer<readonly Instant[]>,
): readonly Instant[] {
  const until = sincePasswordChange(run);
  const seen = audited.ok ? audited.value : [];
  const told = past
    .filter(({ id, account }) => id !== run.id && account !== undefined && account.id === run.account?.id)
    .map((earlier) => appPasswordMadeAt(earlier))
    .filter((at) => at !== undefined)
    .filter((at) => !seen.some((entry) => Math.abs(milliseconds(entry) - milliseconds(at)) < same));
  return [...seen, ...told]
    .filter((at) => !isAtOrAfter(at, until))
    .sort((a, b) => milliseconds(b) - milliseconds(a));
}
