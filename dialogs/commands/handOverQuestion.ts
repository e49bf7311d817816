import { Conflict } from '../../src/procedure/errors';
import { isAsked, type HandOver } from '../../src/procedure/handOver';
import type { Person } from '../../src/procedure/person';
import type { Runs } from '../../src/procedure/ports/runs';
import { changed, type Run } from '../../src/procedure/run';

/** How often to begin anew when the owner writes at the same time. */
const attempts = 4;

/** Whose question it is, and the nonce of their card: untrusted. */
interface Answering {
  readonly person: Person;
  readonly nonce: unknown;
}

/**
 * Writes to a question in a colleague's run what came of it, as the run is by now.
 * @param change the question as it is to be; `undefined` when nothing is to be written
 * @returns whether the question stood until now, and this was written
 */
export async function changeQuestion(
  runs: Pick<Runs, 'current' | 'keep'>,
  { id, owner }: Pick<Run, 'id' | 'owner'>,
  { person, nonce }: Answering,
  change: (handOver: HandOver) => HandOver | undefined,
): Promise<boolean> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const kept = await runs.current(owner);
    const { handOver } = kept?.value ?? {};
    const next = handOver && isAsked(handOver, person, nonce) ? change(handOver) : undefined;
    if (kept?.value.id !== id || !next) return false;
    try {
      await runs.keep(changed(kept.value, { handOver: next }), kept.version);
      return true;
    } catch (thrown) {
      if (!(thrown instanceof Conflict)) throw thrown;
    }
  }
  throw new Conflict();
}
