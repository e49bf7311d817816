import type { Run } from '../run';
import type { Instant } from '../time';
import type { LoggedStep } from './source';

/** Older evidence does not count: it may speak of an earlier attempt. */
export function sincePasswordChange(run: Run): Instant {
  return run.gapOpenedAt ?? run.begunAt;
}

/** From when on evidence counts; `undefined` while nobody has said that it is saved. */
export const since: Readonly<Record<LoggedStep, (run: Run) => Instant | undefined>> = {
  8: sincePasswordChange,
  10: sincePasswordChange,
  13: ({ savedAt }) => savedAt,
};
