import { changesOf } from '../procedure/changes';
import type { Clock } from '../procedure/ports/clock';
import type {
  ChangeOf,
  EntryKind,
  Exported,
  Head,
  RecordBook,
  RecordShelf,
  Token,
} from '../procedure/ports/record';
import type { Run } from '../procedure/run';
import { isRecorded } from '../procedure/recorded';
import { instant } from '../procedure/time';
import { append } from './append';
import { readKept } from './chain';
import { chainReading } from './chainReading';
import { check } from './check';
import { allNames, forgottenPerson, withNames } from './names';
import { recorded, tokensOf } from './report';

/** The record on a shelf. */
export function createRecord(shelf: RecordShelf, clock: Pick<Clock, 'now'>): RecordBook {
  const readChain = chainReading(shelf, clock);
  const { put, newest, entryOf } = entriesOn(shelf, clock);

  return {
    note: async (run) => {
      await newest(run);
    },
    change: async (run, kind, more = {}) => {
      await newest(run);
      await put(run, kind, more);
    },
    async headOf(run) {
      const read = await entryOf(run);
      return read && read !== 'damaged' ? read.head : read;
    },
    async exported(run) {
      const read = await entryOf(run);
      return read && read !== 'damaged' ? withContext(shelf, run.owner.tenantId, read) : undefined;
    },
    check: (asker, pasted) => check({ shelf, readChain }, asker, pasted),
    forgetPerson: (person) => shelf.forgetNames(person),
  };
}

function entriesOn(shelf: RecordShelf, clock: Pick<Clock, 'now'>) {
  const put = async (run: Run, kind: EntryKind, { changes, others = [] }: ChangeOf): Promise<Head> => {
    const tokens: Token[] = [];
    for (const other of [...formerOwners(run), ...others])
      tokens.push(other ? await withNames(shelf, other, ({ person }) => person) : forgottenPerson);
    const report = await withNames(shelf, run.owner, (naming) => recorded(run, naming));
    const more = { ...(changes && { changes }), ...(tokens.length > 0 && { others: tokens }) };
    return append(shelf, { kind, at: instant(clock.now()), report: { ...report, ...more } });
  };

  /** The number of the run's newest entry; `undefined` for a run that gets none. */
  const newest = async (run: Run): Promise<number | undefined> => {
    const places = await shelf.placesOf(run.owner.tenantId, run.id);
    const known = places.flatMap(({ sequence }) => (sequence === undefined ? [] : [sequence]));
    const has = places.some(({ event, sequence }) => event === 'ended' && sequence !== undefined);
    if (has) return Math.max(...known);
    return isRecorded(run) ? (await put(run, 'ended', madeBefore(run))).sequence : undefined;
  };

  const entryOf = async (run: Run) => {
    const sequence = await newest(run);
    if (sequence === undefined) return undefined;
    const kept = await shelf.at(run.owner.tenantId, sequence);
    return (kept && readKept(kept)) ?? 'damaged';
  };

  return { put, newest, entryOf };
}

/** What was done beside the steps while the run was open. */
const madeBefore = (run: Run): ChangeOf => {
  const changes = changesOf(run);
  return changes.length > 0 ? { changes } : {};
};

const formerOwners = ({ takenOver = [] }: Run) => takenOver.map(({ from }) => from);

async function withContext(
  shelf: RecordShelf,
  tenantId: string,
  { entry, head }: Pick<Exported, 'entry' | 'head'>,
): Promise<Exported> {
  const last = await shelf.last(tenantId);
  const known = await allNames(shelf, tenantId);
  const named = tokensOf(entry.report).flatMap((token) => {
    const name = known.get(token);
    return name === undefined ? [] : [[token, name] as const];
  });
  return {
    format: 'mfa-record/1',
    entry,
    hash: head.hash,
    head: (last && readKept(last)?.head) ?? head,
    names: Object.fromEntries(named),
  };
}
