import { isOnTheWay, standsIn, without } from '../procedure/forgotten';
import type { Person } from '../procedure/person';
import type { Runs } from '../procedure/ports/runs';
import { upgradeRun, type Run } from '../procedure/run';
import { unlessConflict } from './conflict';
import type { Entry, Key, KeyValue, Version } from './keyValue';

/** How often to read them all: whoever writes meanwhile may have the person in what they write. */
const rounds = 4;
/** Runs that are read at once. */
const pageLength = 200;

/** A run as it lies in the store. */
interface Lying {
  readonly key: Key;
  readonly run: Run;
  readonly version: Version;
}

/**
 * The runs of others in which a person stands: one was theirs before, or they were asked to take it. All runs of the
 * tenant are read for it, since nothing leads from a person to them; it is done seldom.
 */
export function colleagueRuns(store: KeyValue, runs: Pick<Runs, 'current'>) {
  return {
    async count(person: Person): Promise<number> {
      const ids = new Set<string>();
      for await (const { run } of runsWith(store, person)) ids.add(run.id);
      return ids.size;
    },
    /** Takes the person out of them. What is changed meanwhile is read again, a bounded number of times. */
    async forget(person: Person): Promise<void> {
      for (let round = 0; round < rounds; round += 1) {
        let found = 0;
        for await (const { key, run, version } of runsWith(store, person)) {
          found += 1;
          // A half-done way from one to the other is gone to its end first.
          if (isOnTheWay(run, person)) await unlessConflict(runs.current(run.owner));
          else await unlessConflict(store.put(key, without(run, person), { version }));
        }
        if (found === 0) return;
      }
    },
  };
}

async function* runsWith(store: KeyValue, person: Person): AsyncIterable<Lying> {
  for (const partition of ['run', 'past-run']) {
    for await (const { key, value, version } of entriesOf(store, partition, person.tenantId)) {
      const run = readable(value);
      if (run && key[2] !== person.userId && standsIn(run, person)) yield { key, run, version };
    }
  }
}

/** Page by page: a tenant may have years of past runs. */
async function* entriesOf(store: KeyValue, partition: string, tenantId: string): AsyncIterable<Entry> {
  let from: readonly string[] | undefined;
  do {
    const range = { prefix: [tenantId], limit: pageLength, ...(from && { from }) };
    const page: readonly Entry[] = await store.scan(partition, range);
    yield* page;
    const [, ...last] = page.at(-1)?.key ?? [''];
    // An empty part more is the first key after this one.
    from = page.length === pageLength ? [...last, ''] : undefined;
  } while (from);
}

/** `undefined` for a run of a later version of the bot: nobody knows here what is in it. */
function readable(value: unknown): Run | undefined {
  try {
    return upgradeRun(value);
  } catch {
    return undefined;
  }
}
