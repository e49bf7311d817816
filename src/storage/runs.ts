import { countOf } from '../procedure/count';
import { Conflict } from '../procedure/errors';
import type { Person } from '../procedure/person';
import type { Kept, Runs } from '../procedure/ports/runs';
import type { Run } from '../procedure/run';
import { upgradeRun } from '../procedure/run';
import { milliseconds } from '../procedure/time';
import type { Key, KeyValue } from './keyValue';
import { goesOn, takeOvers } from './takeOver';

const open = 'run';
const ended = 'past-run';

/** The latest moment that JavaScript knows, in milliseconds since 1970. */
const endOfTime = 8.64e15;

const openKey = ({ tenantId, userId }: Person): Key => [open, tenantId, userId];

/** Counts down to the end of time, so that the newest comes first in an ascending scan. */
const endedKey = ({ owner, endedAt, begunAt, id }: Run): Key => {
  const countdown = String(endOfTime - milliseconds(endedAt ?? begunAt)).padStart(16, '0');
  return [ended, owner.tenantId, owner.userId, countdown, id];
};

/**
 * Runs on the key-value port. Each person has one place for the open run, so a turn needs one read. There is no
 * index by account: the open runs of a tenant are at most one for each administrator, and reading them is never wrong;
 * nor of ended runs that left something open: a thousand of them are one question, and an index would be one write
 * more for each run, and could be wrong.
 * @param onEnded done while an ended run still lies in the open place; a kill in between has it done again
 */
export function keepRuns(
  store: KeyValue,
  onEnded: (run: Run) => Promise<void> | undefined = () => undefined,
): Runs {
  const moveAway = movingAway(store, onEnded);
  const taking = takeOvers(store, openKey);

  async function current(person: Person): Promise<Kept<Run> | undefined> {
    const entry = await store.get(openKey(person));
    if (entry === undefined) return undefined;
    const kept = { value: upgradeRun(entry.value), version: entry.version };
    if (kept.value.takingFrom) return taking.finish(person);
    if (goesOn(kept.value)) return kept;
    await (kept.value.givenTo ? taking.leave(kept) : moveAway(kept));
    return undefined;
  }

  return {
    current,
    keep: (run, version) =>
      store.put(openKey(run.owner), run, version === undefined ? 'absent' : { version }),
    async close(run, version) {
      // The one conditional write decides; a kill after it leaves an ended run in the open place, which `current` moves.
      await moveAway({ value: run, version: await store.put(openKey(run.owner), run, { version }) });
    },
    async takeOver(from, agreed, to, at) {
      await current(to);
      return taking.takeOver(from, agreed, to, at);
    },
    ...pastRuns(store, current),
    openIn: (tenantId) => openIn(store, tenantId),
    async endedIn(tenantId, limit) {
      const entries = await store.scan(ended, { prefix: [tenantId], limit });
      return entries.flatMap(({ value }) => readable(value));
    },
    openOn: async (tenantId, accountId) =>
      (await openIn(store, tenantId)).filter(({ account }) => account?.id === accountId),
    count: (most) => count(store, most),
  };
}

function pastRuns(store: KeyValue, current: Runs['current']): Pick<Runs, 'past' | 'lastEnded' | 'amend'> {
  return {
    async past(person, limit) {
      await current(person);
      const entries = await store.scan(ended, { prefix: [person.tenantId, person.userId], limit });
      return entries.map(({ value }) => upgradeRun(value));
    },
    async lastEnded(person) {
      await current(person);
      const range = { prefix: [person.tenantId, person.userId], limit: 1 };
      const [entry] = await store.scan(ended, range);
      return entry && { value: upgradeRun(entry.value), version: entry.version };
    },
    amend: (run, version) => store.put(endedKey(run), run, { version }),
  };
}

async function openIn(store: KeyValue, tenantId: string): Promise<readonly Run[]> {
  const entries = await store.scan(open, { prefix: [tenantId] });
  return entries.flatMap(({ value }) => readable(value)).filter(goesOn);
}

/** One run of a later version, after a rollback, must not keep everybody else from their work; its owner is told. */
function readable(value: unknown): readonly Run[] {
  try {
    return [upgradeRun(value)];
  } catch {
    return [];
  }
}

/** An ended run that a kill has left in the open place counts there, until its owner comes back. */
async function count(store: KeyValue, most: number) {
  const found = async (partition: string) => (await store.scan(partition, { limit: most + 1 })).length;
  return { open: countOf(await found(open), most), past: countOf(await found(ended), most) };
}

/** What `close` does after its decision; done again by whoever finds it undone. */
function movingAway(store: KeyValue, onEnded: (run: Run) => Promise<void> | undefined) {
  return async ({ value: run, version }: Kept<Run>): Promise<void> => {
    await store.put(endedKey(run), run, 'any');
    await onEnded(run);
    try {
      await store.delete(openKey(run.owner), { version });
    } catch (thrown) {
      // Somebody else has moved it meanwhile: it is where it should be.
      if (!(thrown instanceof Conflict)) throw thrown;
    }
  };
}
