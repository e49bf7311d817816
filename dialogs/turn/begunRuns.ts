import { Conflict } from '../../src/procedure/errors';
import type { Runs } from '../../src/procedure/ports/runs';
import type { Run } from '../../src/procedure/run';
import type { RemindersDesk } from './visit';

/**
 * Runs whose reminder is in the book before they are kept themselves. A process that is killed between the two leaves
 * a reminder too many, which is dropped when it is due, and never a run that nobody is reminded of.
 */
export function begunRuns(runs: Runs, reminders: Pick<RemindersDesk, 'begins'>): Runs {
  const reminded = async <T>(run: Run, work: () => Promise<T>): Promise<T> => {
    await reminders.begins(run);
    try {
      return await work();
    } catch (thrown) {
      // Another process has begun one in the same moment: the reminder belongs to that one.
      const kept = thrown instanceof Conflict ? await runs.current(run.owner) : undefined;
      if (kept) await reminders.begins(kept.value);
      throw thrown;
    }
  };

  return {
    ...runs,
    keep: (run, version) =>
      version === undefined ? reminded(run, () => runs.keep(run, version)) : runs.keep(run, version),
    async takeOver(from, agreed, to, at) {
      const take = () => runs.takeOver(from, agreed, to, at);
      const theirs = await runs.current(from);
      return theirs ? reminded({ ...theirs.value, owner: to }, take) : take();
    },
  };
}
