import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../src/clock';
import { openLmdb } from '../../src/storage/lmdb';
import type { KeyValue } from '../../src/storage/keyValue';
import { openTables } from '../../src/storage/tables/open';
import { startAzurite } from '../storage/azurite';
import { type Delivered, deliverAll, type DeliveryOptions } from './delivery';
import { sweepCosts } from './openRuns';
import { readSizes, type Sizes } from './options';
import { costLines, deliveryLine, heading } from './report';
import { faultsOf, faultsOfCosts } from './verdict';

const say = (text: string) => void process.stdout.write(text);

/** Measures how far the reminders go, and says so. @returns whether everything is as it has to be */
export async function main(args: readonly string[]): Promise<boolean> {
  const sizes = readSizes(args);
  say(heading());
  const faults = [...(await deliveries(sizes)), ...(await costs(sizes))];
  say(faults.map((fault) => `NOT IN ORDER: ${fault}\n`).join('') || 'Everything is in order.\n');
  return faults.length === 0;
}

async function deliveries(sizes: Sizes): Promise<readonly string[]> {
  const { runs, sweepers, rough } = sizes;
  const inFolder = (how: Partial<DeliveryOptions>) => () =>
    withFolders((openStore) => deliver(sizes, openStore(), how));
  return [
    ...(await judge('embedded, 1 process', inFolder({ people: runs }))),
    ...(await judge(`embedded, ${sweepers} at once`, inFolder({ people: runs, sweepers }))),
    ...(await judge('embedded, rough network', inFolder({ people: rough, jitter: 150 }), true)),
    ...(await judge('Azure Tables (Azurite), 1 process', () => inTables(sizes, 1))),
    ...(await judge('Azure Tables (Azurite), 2 at once', () => inTables(sizes, 2))),
  ];
}

async function judge(name: string, work: () => Promise<Delivered>, isRough = false) {
  const delivered = await work();
  say(deliveryLine(name, delivered));
  return faultsOf(delivered, isRough).map((fault) => `${name}: ${fault}`);
}

/** An answer on its way takes a message longer or shorter; in an Azure of the same region a store is near. */
function deliver({ rate, seed }: Sizes, store: KeyValue, how: Partial<DeliveryOptions>) {
  return deliverAll({ store, people: 1, rate, seed, sweepers: 1, storeTakes: 0, jitter: 25, ...how });
}

async function inTables(sizes: Sizes, sweepers: number): Promise<Delivered> {
  const azurite = await startAzurite();
  try {
    const endpoint = { connectionString: azurite.connectionString };
    const store = await openTables({ endpoint, clock: systemClock });
    return await deliver(sizes, store, { people: sizes.tables, sweepers, storeTakes: 10 });
  } finally {
    await azurite.stop();
  }
}

async function costs({ open, due }: Sizes): Promise<readonly string[]> {
  const found = await withFolders((openStore) => sweepCosts({ openStore, open, due }));
  say(costLines(found, due));
  return faultsOfCosts(found);
}

/** In memory where there is such a folder: operations are counted, and the disk of this machine is not measured. */
const folder = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

async function withFolders<T>(work: (openStore: () => KeyValue) => Promise<T>): Promise<T> {
  const top = mkdtempSync(join(folder, 'scale-'));
  const stores: KeyValue[] = [];
  const openStore = () => {
    const store = openLmdb({ dataDir: join(top, String(stores.length)), dataKey: undefined });
    stores.push(store);
    return store;
  };
  try {
    return await work(openStore);
  } finally {
    await Promise.all(stores.map((store) => store.close()));
    rmSync(top, { recursive: true, force: true });
  }
}
