import { countOf } from '../procedure/count';
import { Conflict } from '../procedure/errors';
import type { Person } from '../procedure/person';
import type { Kept, Runs } from '../procedure/ports/runs';
import type { Run } from '../procedure/run';
import { upgradeRun } from '../procedure/run';
import { milliseconds } from '../procedure/time';
import type { Key, KeyValue } from './keyValue';

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
 * index by account: the open runs of a tenant are at most one for each administrator, and reading them is never wrong.
 */
export function keepRuns(store: KeyValue): Runs {
  /** What `close` does after its decision; done again by whoever finds it undone. */
  async function moveAway({ value: run, version }: Kept<Run>): Promise<void> {
    await store.put(endedKey(run), run, 'any');
    try {
      await store.delete(openKey(run.owner), { version });
    } catch (thrown) {
      // Somebody else has moved it meanwhile: it is where it should be.
      if (!(thrown instanceof Conflict)) throw thrown;
    }
  }

  async function current(person: Person): Promise<Kept<Run> | undefined> {
    const entry = await store.get(openKey(person));
    if (entry === undefined) return undefined;
    const kept = { value: upgradeRun(entry.value), version: entry.version };
    if (kept.value.state === 'open') return kept;
    await moveAway(kept);
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
    async past(person, limit) {
      await current(person);
      const entries = await store.scan(ended, { prefix: [person.tenantId, person.userId], limit });
      return entries.map(({ value }) => upgradeRun(value));
    },
    async openOn(tenantId, accountId) {
      const entries = await store.scan(open, { prefix: [tenantId] });
      return entries
        .map(({ value }) => upgradeRun(value))
        .filter(({ state, account }) => state === 'open' && account?.id === accountId);
    },
    count: (most) => count(store, most),
  };
}

/** An ended run that a kill has left in the open place counts there, until its owner comes back. */
async function count(store: KeyValue, most: number) {
  const found = async (partition: string) => (await store.scan(partition, { limit: most + 1 })).length;
  return { open: countOf(await found(open), most), past: countOf(await found(ended), most) };
}
