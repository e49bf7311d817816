import type { KeyValue } from '../../src/storage/keyValue';
import { day, later, minute } from '../support/someReminder';
import { createBusy } from './busy';
import { type Connector, countingConnector, type Taken } from './connector';
import { countedLog } from './countedLog';
import { keep } from './keep';
import { type MemoryPeak, memoryPeak } from './memory';
import { metered, noOperations, type Operations } from './meteredStore';
import { seed } from './people';
import { seededRandom } from './random';
import { createSweeper, type Sweeper } from './sweepers';
import { virtualClock, type VirtualClock } from './virtualClock';

export interface DeliveryOptions {
  /** Empty; closed by whoever opened it. */
  readonly store: KeyValue;
  /** People with a reminder that is due. */
  readonly people: number;
  readonly rate: number;
  /** Processes that share the store and the rate. */
  readonly sweepers: number;
  readonly seed: number;
  /** Milliseconds of the clock that each operation of the store takes. */
  readonly storeTakes: number;
  readonly jitter: number;
}

/** What became of all those reminders. */
export interface Delivered {
  readonly taken: Taken;
  readonly lost: number;
  readonly doubled: number;
  /** Of the requests that were permitted from the first one on, while there was work for everybody. */
  readonly share: number;
  /** Seconds of the clock, from the first sweep to the last request. */
  readonly lasted: number;
  /** Seconds that it really took. */
  readonly took: number;
  readonly operations: Operations;
  readonly memory: Pick<MemoryPeak, 'rss' | 'heap'>;
  /** Warnings and errors that were logged. */
  readonly troubles: ReadonlyMap<string, number>;
}

/** A day and a minute after the runs were left: everything is due, the oldest for a minute longer than the rest. */
const opens = later(day + minute);
/** Long enough for whatever is claimed, put off or in doubt to come back. */
const aftermath = 8 * minute;
/** Every fourth person is shown an earlier card, which is retired: one request more. */
const hasCard = (number: number) => number % 4 === 0;

export async function deliverAll(options: DeliveryOptions): Promise<Delivered> {
  const { people, rate, sweepers: count, storeTakes, jitter } = options;
  const [busy, memory, random, log] = [createBusy(), memoryPeak(), seededRandom(options.seed), countedLog()];
  const clock = virtualClock(opens, busy, memory.look);
  const operations = noOperations();
  await seed(keep(options.store), { people, hasCard, due: (number) => later(day + (number % 997)) });
  const connector = countingConnector({ clock, rate, random, jitter });
  const sweepers = share(rate, count).map((mine) => {
    const kept = keep(metered(options.store, { operations, busy, clock, takes: storeTakes }));
    return createSweeper({ clock, kept, log, random, rate: mine, fetch: connector.fetch });
  });
  const began = performance.now();
  const until = clock.now() + 4 * people * (1000 / rate) + aftermath;
  const used = await clock.until(sweepAll(clock, sweepers, connector, { people, until, operations }));
  const took = (performance.now() - began) / 1000;
  const [lost = 0, , ...more] = connector.spread(people);
  const { taken } = connector;
  return {
    ...{ taken, lost, took, memory, operations: used, troubles: log.troubles },
    doubled: more.reduce((all, each) => all + each, 0),
    share: shareOf(taken.times.slice(0, taken.times.length - remainder(count)), rate),
    lasted: secondsUntil(taken.times.at(-1)),
  };
}

/**
 * Requests at the end that are not counted: fewer than may be under way at once, and what one process still has
 * claimed when the others find nothing more.
 */
const remainder = (sweepers: number) => 32 + 100 * (sweepers - 1);

const secondsUntil = (moment = NaN) => (moment - Date.parse(opens)) / 1000;

/** What is sent at once fills a tenth of a second. */
const shareOf = (times: readonly number[], rate: number) =>
  times.length / (rate * (secondsUntil(times.at(-1)) - secondsUntil(times[0]) + 0.1));

interface Aim {
  readonly people: number;
  readonly until: number;
  readonly operations: Operations;
}

/** @returns what the stores were asked for until everybody had their message */
async function sweepAll(
  clock: VirtualClock,
  sweepers: readonly Sweeper[],
  { taken }: Connector,
  { people, until, operations }: Aim,
): Promise<Operations> {
  for (const { sweep } of sweepers) sweep.start();
  while (taken.messages < people && clock.now() < until) await clock.wait(1000);
  await Promise.all(sweepers.map(({ sweep }) => sweep.once()));
  await Promise.all(sweepers.map(({ bot }) => bot.idle()));
  const used = { ...operations };
  await clock.wait(aftermath);
  await Promise.all(sweepers.map(({ sweep }) => sweep.stop()));
  return used;
}

/** Whole messages a second for each, as near to equal as they can be. */
const share = (rate: number, count: number) =>
  Array.from({ length: count }, (_, index) => Math.floor((rate + index) / count));
