import { begunRuns } from '../../../dialogs/turn/begunRuns';
import { beginRun, type Run } from '../../../src/procedure/run';
import { keepRuns } from '../../../src/storage/runs';
import { anna } from '../../contracts/runs';
import { emptyMemory, memoryStore } from '../../storage/memoryStore';

const now = '2026-03-02T09:00:00.000Z';
const [first, second] = [beginRun('run-1', anna, now), beginRun('run-2', anna, now)];

function scene() {
  const [book, done]: [{ run?: Run }, string[]] = [{}, []];
  const kept = keepRuns(memoryStore(emptyMemory(), async () => undefined));
  const reminders = {
    async begins(run: Run) {
      done.push(`reminder of ${run.id}`);
      book.run = run;
    },
  };
  const keep = async (run: Run, version: string | undefined) => {
    done.push(`run ${run.id}`);
    return kept.keep(run, version);
  };
  return { book, done, kept, runs: begunRuns({ ...kept, keep }, reminders) };
}

describe('a run that begins', () => {
  it('has its reminder before it is kept, so that a kill leaves no run without one', async () => {
    const { runs, done } = scene();
    const version = await runs.keep(first, undefined);
    await runs.keep(first, version);
    expect(done).toEqual(['reminder of run-1', 'run run-1', 'run run-1']);
  });

  it('leaves the reminder to the one that was begun in the same moment elsewhere', async () => {
    const { runs, kept, book } = scene();
    await kept.keep(first, undefined);
    await expect(runs.keep(second, undefined)).rejects.toThrow();
    expect(book.run).toEqual(first);
  });
});
