import { createSweep } from '../../src/reminders';
import type { KeyValue } from '../../src/storage/keyValue';
import { handClock } from '../support/clock';
import { anyHour, begun, day, hour, later, minute } from '../support/someReminder';
import { createBusy } from './busy';
import { countedLog } from './countedLog';
import { keep } from './keep';
import { metered, noOperations, sum } from './meteredStore';
import { seed } from './people';

/** What one sweep costs in a store with so many runs open. */
export interface SweepCost {
  readonly open: number;
  /** Reads and writes. */
  readonly operations: number;
  readonly milliseconds: number;
}

export interface OpenRunsOptions {
  /** Opens an empty store; closed by whoever opened it. */
  readonly openStore: () => KeyValue;
  /** How many runs are open, in one store after another. */
  readonly open: readonly number[];
  /** How many of them are due at once. */
  readonly due: number;
}

/** The first sweep warms up and is not counted. */
const rounds = 5;

/**
 * The same small number of reminders is due in stores with few and with many open runs. They are swept by turns, so that
 * whatever else the machine does meets them alike; the middle one of the times counts.
 */
export async function sweepCosts({ openStore, open, due }: OpenRunsOptions): Promise<readonly SweepCost[]> {
  const stores = [];
  for (const count of open) stores.push(await openRuns(openStore(), count, due));
  for (let round = 0; round < rounds; round += 1) {
    for (const sweepOnce of stores) await sweepOnce.round(due);
  }
  return stores.map(({ costs, open: count }) => ({ open: count, ...middle(costs.slice(1)) }));
}

const sent = async () => ({ kind: 'sent', activityId: 'a card' }) as const;

type Cost = Omit<SweepCost, 'open'>;

async function openRuns(store: KeyValue, open: number, due: number) {
  const [operations, busy, clock, costs] = [noOperations(), createBusy(), handClock(begun), [] as Cost[]];
  const dueAt = (number: number) => {
    const round = Math.floor(number / due);
    return round < rounds ? later(day + round * hour) : later(30 * day + number);
  };
  await seed(keep(store), { people: open, due: dueAt });
  const {
    reminders: book,
    runs,
    conversations,
  } = keep(metered(store, { operations, busy, clock, takes: 0 }));
  const sweep = createSweep({
    ...{ book, runs, clock, log: countedLog(), settings: anyHour },
    zoneOf: async (person) => (await conversations.recall(person))?.timeZone,
    ...{ send: sent, sendOfAge: sent },
  });
  await clock.advance(day - hour + minute);
  const round = async (expected: number) => {
    await clock.advance(hour);
    const [before, began] = [sum(operations), performance.now()];
    const { sent: count } = await sweep.once();
    costs.push({ operations: sum(operations) - before, milliseconds: performance.now() - began });
    if (count !== expected) throw new Error(`${count} were sent, not the ${expected} that were due`);
  };
  return { open, costs, round };
}

function middle(costs: readonly Cost[]): Cost {
  const of = (what: keyof Cost) =>
    costs.map((cost) => cost[what]).sort((one, other) => one - other)[Math.floor(costs.length / 2)] ?? NaN;
  return { operations: of('operations'), milliseconds: of('milliseconds') };
}
