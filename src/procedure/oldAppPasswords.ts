import type { Answer } from './answer';
import { appPasswordMadeAt } from './appPassword';
import type { OldAppPasswords } from './before';
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
 * @param past runs of anybody: of others' no more is told than these moments
 * @param audited `undefined` when the log did not answer
 */
export function madeBefore(
  run: Run,
  past: readonly Run[],
  audited: Answer<readonly Instant[]> | undefined,
): readonly Instant[] {
  const until = sincePasswordChange(run);
  const seen = audited?.ok ? audited.value : [];
  const earlier = past.filter(
    ({ id, account }) => id !== run.id && account !== undefined && account.id === run.account?.id,
  );
  const told = earlier
    .map((one) => appPasswordMadeAt(one))
    .filter((at) => at !== undefined)
    .filter((at) => !seen.some((entry) => Math.abs(milliseconds(entry) - milliseconds(at)) < same));
  // In an earlier run somebody said of all that were older than it that they are gone.
  const cleared = earlier.filter(({ oldAppPasswords }) => oldAppPasswords).map(sincePasswordChange);
  return [...seen, ...told]
    .filter((at) => !isAtOrAfter(at, until))
    .filter((at) => cleared.every((since) => isAtOrAfter(at, since)))
    .sort((a, b) => milliseconds(b) - milliseconds(a));
}

/** How often an answer may be another one than before: each stands in the record for ever. */
const mostAnswers = 5;

/** The answer as the run keeps it; `undefined` when it was changed too often. */
export function answeredAgain(
  before: OldAppPasswords | undefined,
  answer: OldAppPasswords['answer'],
  at: Instant,
): OldAppPasswords | undefined {
  if (before?.answer === answer) return before;
  const times = (before ? (before.times ?? 1) : 0) + 1;
  return times > mostAnswers ? undefined : { answer, at, times };
}
