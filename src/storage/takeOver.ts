import { Conflict } from '../procedure/errors';
import type { Person } from '../procedure/person';
import type { Agreed, Kept } from '../procedure/ports/runs';
import { upgradeRun, type Run } from '../procedure/run';
import { takenOver } from '../procedure/takenOver';
import type { Instant } from '../procedure/time';
import { unlessConflict } from './conflict';
import type { Key, KeyValue } from './keyValue';

/** How often to begin anew when others write at the same time; each of them has got further then. */
const attempts = 8;

const isSame = (one: Person | undefined, other: Person) =>
  one?.tenantId === other.tenantId && one.userId === other.userId;

/** Nobody gets a run on another account than the one they were asked about. */
const isAgreed = (run: Run, { id, account }: Agreed) => run.id === id && run.account?.id === account?.id;

/**
 * A run goes from one open place to another, in four writes: the new owner's place is taken, with a mark that it is
 * not yet theirs; the former owner's is marked with whom it goes to, which decides; the first mark is taken away, and
 * the former place is emptied. After a kill, whoever is read next has the rest done: before the decision the former
 * owner goes on, until the new one is read and takes the run as it is by now; after it the new one does.
 */
export function takeOvers(store: KeyValue, openKey: (person: Person) => Key) {
  const open = openPlaces(store, openKey);

  /** Finishes what is half done for a new owner. @returns what they have then */
  async function finish(to: Person): Promise<Kept<Run> | undefined> {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const mine = await open.read(to);
      const from = mine?.value.takingFrom;
      if (!mine || !from) return mine;
      try {
        return await round(open, mine, from);
      } catch (thrown) {
        if (!(thrown instanceof Conflict)) throw thrown;
      }
    }
    throw new Conflict();
  }

  return {
    finish,
    /** The same for a former owner, who has nothing there then. */
    async leave({ value, version }: Kept<Run>): Promise<void> {
      if (value.givenTo) await finish(value.givenTo);
      await open.empty(value.owner, version);
    },
    async takeOver(from: Person, agreed: Agreed, to: Person, at: Instant): Promise<Kept<Run>> {
      const theirs = await open.read(from);
      if (!theirs || !isAgreed(theirs.value, agreed) || !goesOn(theirs.value)) throw new Conflict();
      await open.put({ ...takenOver(theirs.value, to, at), takingFrom: from }, 'absent');
      const taken = await finish(to);
      if (taken?.value.id !== agreed.id) throw new Conflict();
      return taken;
    },
  };
}

/** Whether this is its owner's open run, and nobody is about to take it from them or to get it. */
export function goesOn({ state, takingFrom, givenTo }: Run): boolean {
  return state === 'open' && !takingFrom && !givenTo;
}

type OpenPlaces = ReturnType<typeof openPlaces>;

function openPlaces(store: KeyValue, openKey: (person: Person) => Key) {
  return {
    async read(person: Person): Promise<Kept<Run> | undefined> {
      const entry = await store.get(openKey(person));
      return entry && { value: upgradeRun(entry.value), version: entry.version };
    },
    put: (run: Run, expected: { version: string } | 'absent') => store.put(openKey(run.owner), run, expected),
    /** Somebody may have done it meanwhile. */
    async empty(person: Person, version: string): Promise<void> {
      await unlessConflict(store.delete(openKey(person), { version }));
    },
  };
}

/** One attempt. @returns `undefined` when the run has ended, is on another account, or another person has got it */
async function round(open: OpenPlaces, mine: Kept<Run>, from: Person): Promise<Kept<Run> | undefined> {
  const to = mine.value.owner;
  const theirs = await open.read(from);
  const isThere = theirs?.value.id === mine.value.id;
  if (isThere && isSame(theirs.value.givenTo, to)) {
    const confirmed = await confirm(open, mine);
    await open.empty(from, theirs.version);
    return confirmed;
  }
  if (!isThere || !goesOn(theirs.value) || !isAgreed(theirs.value, mine.value)) {
    await open.empty(to, mine.version);
    return undefined;
  }
  const at = mine.value.takenOver?.at(-1)?.at ?? mine.value.begunAt;
  const newest: Run = { ...takenOver(theirs.value, to, at), takingFrom: from };
  const version = await open.put(newest, { version: mine.version });
  const decided = await open.put({ ...theirs.value, givenTo: to }, { version: theirs.version });
  const confirmed = await confirm(open, { value: newest, version });
  await open.empty(from, decided);
  return confirmed;
}

async function confirm(open: OpenPlaces, { value, version }: Kept<Run>): Promise<Kept<Run>> {
  const { takingFrom: _, ...run } = value;
  return { value: run, version: await open.put(run, { version }) };
}
