import { startService, type Service } from '../../src/compose';
import { practiceSurroundings } from '../../src/compose/practice';
import { createLog } from '../../src/log';
import { openPractice, type Practice } from '../../src/practice';
import { seedWorld } from '../../src/practice/world/seed';
import type { World } from '../../src/practice/world/world';
import type { KeyValue } from '../../src/storage/keyValue';
import { openLmdb } from '../../src/storage/lmdb';
import { Admin } from './admin';
import { openBalancer, type Errand } from './balancer';
import { Chat } from './chat';
import { handClock, type HandClock } from './clock';
import { openLine, type Line } from './network';
import { tempFolders } from './tempFolder';

export type Name = 'a' | 'b';

/** One bot in two processes on a practice tenant: they share the store and the key, and nothing in memory. */
export interface Replicas {
  readonly admin: Admin;
  readonly practice: Practice;
  readonly world: World;
  readonly clock: HandClock;
  /** Between both and Microsoft Graph and Entra. */
  readonly line: Line;
  readonly store: KeyValue;
  /** Lines of the logs. */
  readonly logged: string[];
  /** Who gets what; a function is asked for every request. Everything goes to `a` at first. */
  readonly route: Partial<Record<Errand, Name | (() => Name)>>;
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const key = 'a key that all processes of the bot share';
const hour = 3_600_000;

export async function openReplicas(change?: (world: World) => void): Promise<Replicas> {
  const clock = handClock(new Date().toISOString());
  const world = seedWorld(clock.now());
  change?.(world);
  const services = new Map<Name, Service>();
  const route: Replicas['route'] = {};
  const balancer = await openBalancer((errand) => {
    const way = route[errand] ?? 'a';
    const port = services.get(typeof way === 'function' ? way() : way)?.port;
    return `http://127.0.0.1:${String(port)}`;
  });
  const chat = new Chat();
  const practice = await openPractice({
    ...{ dataDir: '', fresh: true, port: 0, chatWindow: chat, world },
    now: () => clock.now(),
    machineNow: () => Date.now(),
    botEndpoint: () => `${balancer.address}/api/messages`,
    redirectUris: () => [`${balancer.address}/auth/end`],
  });
  const folders = tempFolders();
  const store = openLmdb({ dataDir: folders.make(), dataKey: undefined });
  const line = openLine(practice.fetch);
  const logged: string[] = [];
  const begin = async (name: Name) => {
    const destination = { write: (text: string) => void logged.push(text) };
    const service = {
      ...{ host: '127.0.0.1', port: 0, clock, reminders, teamsRate: 50 },
      storage: { dataDir: `${folders.make()}/bot`, dataKey: undefined },
      log: createLog({ level: 'debug', clock, destination }),
    };
    const around = practiceSurroundings({ ...practice, fetch: line.fetch }, service);
    const shared = (own: KeyValue) => ({ ...bound(store), close: () => own.close() });
    const together = { publicUrl: balancer.address, signInKey: key, counted: shared };
    services.set(name, await startService({ ...around, ...together }));
  };
  await begin('a');
  await begin('b');
  const settled = async () => {
    for (let round = 0; round < 3; round += 1) {
      await practice.teams.settled();
      for (const service of services.values()) await service.idle();
    }
  };
  const person = world.accounts.find(({ id }) => id === world.adminId);
  if (!person) throw new Error('the world has no administrator');
  return {
    ...{ practice, world, clock, line, store, logged, route, settled },
    admin: new Admin({ chat, teams: practice.teams, settled }, person),
    async close() {
      line.close();
      for (const service of services.values()) await service.close();
      await balancer.close();
      await practice.close();
      await store.close();
      folders.removeAll();
    },
  };
}

/** Nothing is looked at by itself. */
const reminders = {
  remindAfter: 24 * hour,
  remindAfterGap: 2 * hour,
  remindFor: 60 * 24 * hour,
  sweepEvery: 1000 * 24 * hour,
  quietHours: undefined,
};

function bound(store: KeyValue): Omit<KeyValue, 'close'> {
  return {
    get: (at) => store.get(at),
    put: (...what) => store.put(...what),
    delete: (...what) => store.delete(...what),
    scan: (...what) => store.scan(...what),
  };
}
