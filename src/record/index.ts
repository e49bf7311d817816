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
import { instant } from '../procedure/time';
import { append } from './append';
import { readKept } from './chain';
import { check } from './check';
import { allNames, withNames } from './names';
import { recorded, tokensOf } from './report';

/** The record on a shelf. */
export function createRecord(shelf: RecordShelf, clock: Pick<Clock, 'now'>): RecordBook {
  const put = async (run: Run, kind: EntryKind, { changes, others = [] }: ChangeOf): Promise<Head> => {
    const tokens: Token[] = [];
    for (const other of [...formerOwners(run), ...others])
      tokens.push(await withNames(shelf, other, ({ person }) => person));
    const report = await withNames(shelf, run.owner, (naming) => recorded(run, naming));
    const more = { ...(changes && { changes }), ...(tokens.length > 0 && { others: tokens }) };
    return append(shelf, { kind, at: instant(clock.now()), report: { ...report, ...more } });
  };

  /** The number of the run's newest entry. */
  const newest = async (run: Run): Promise<number> => {
    const places = await shelf.placesOf(run.owner.tenantId, run.id);
    const known = places.flatMap(({ sequence }) => (sequence === undefined ? [] : [sequence]));
    const has = places.some(({ event, sequence }) => event === 'ended' && sequence !== undefined);
    return has ? Math.max(...known) : (await put(run, 'ended', {})).sequence;
  };

  const entryOf = async (run: Run) => {
    const sequence = await newest(run);
    const kept = await shelf.at(run.owner.tenantId, sequence);
    return kept && readKept(kept);
  };

  return {
    note: async (run) => {
      await newest(run);
    },
    change: async (run, kind, more = {}) => {
      await newest(run);
      await put(run, kind, more);
    },
    headOf: async (run) => (await entryOf(run))?.head ?? 'damaged',
    async exported(run) {
      const read = await entryOf(run);
      return read && withContext(shelf, run.owner.tenantId, read);
    },
    check: (tenantId, pasted) => check(shelf, tenantId, pasted),
    forgetPerson: (person) => shelf.forgetNames(person),
  };
}

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
