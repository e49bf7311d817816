import { createServer } from 'node:net';
import { startService, type Service } from '../../src/compose';
import { practiceSurroundings } from '../../src/compose/practice';
import { createLog } from '../../src/log';
import type { LookoutSettings } from '../../src/lookout';
import { openPractice, type Practice } from '../../src/practice';
import { seedWorld } from '../../src/practice/world/seed';
import type { StateName } from '../../src/practice/world/states';
import type { World } from '../../src/practice/world/world';
import type { Clock } from '../../src/procedure/ports/clock';
import type { ReminderSettings } from '../../src/procedure/reminderSettings';
import type { KeepingSettings, OperatorSettings } from '../../src/settings';
import { openLmdb } from '../../src/storage/lmdb';
import { Admin } from './admin';
import { Chat } from './chat';
import { handClock, type HandClock } from './clock';
import { counting } from './countingStore';
import { openLine, type Line } from './network';
import { tempFolders } from './tempFolder';

/** The whole bot on a practice tenant, over HTTP, with signed tokens: everything but the Playground. */
export interface Office {
  readonly admin: Admin;
  readonly chat: Chat;
  readonly practice: Practice;
  readonly world: World;
  readonly clock: HandClock;
  /** Between the bot and Microsoft Graph and Entra. */
  readonly line: Line;
  readonly dataDir: string;
  /** Where the bot listens. */
  readonly url: string;
  /** Lines of the log, at the most talkative level. */
  readonly logged: string[];
  /** What was read from and written to the store. */
  readonly counts: { reads: number; writes: number };
  /** Another administrator, by display name, in a chat of their own with the same bot. */
  readonly colleague: (displayName: string) => Admin;
  /** The writes that reached Microsoft Graph: `PATCH requirements 204`. */
  readonly writes: () => readonly string[];
  /** Looks at the reminders that are due, as the bot does by itself every half minute. */
  readonly sweep: () => Promise<void>;
  /** Waits until nothing is under way. */
  readonly settled: () => Promise<void>;
  /** Stops the bot and starts it anew on the same data: what was in memory is gone. */
  readonly restart: (meanwhile?: () => Promise<void>) => Promise<void>;
  /** Takes all dialog stacks away; to be handed to `restart`. */
  readonly loseDialogs: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface OfficeOptions {
  /** What differs from the usual lengths of time. */
  readonly reminders?: Partial<ReminderSettings>;
  /** When it is looked by itself for what comes late; without it never: a test looks when it wants to. */
  readonly lookout?: LookoutSettings;
  /** What operators get to see. */
  readonly operators?: Partial<OperatorSettings>;
  /** What is kept for how long, and whom people ask; everything and nobody if not given. */
  readonly keeping?: Partial<KeepingSettings>;
  /** What the tenant is brought into. */
  readonly states?: readonly StateName[];
  /** Changes the world before anything starts. */
  readonly world?: (world: World) => void;
  /** Stands before the bot: gets its address, and gives its own. */
  readonly before?: (bot: string) => string;
}

const hour = 3_600_000;

/** As by default, but that nothing is looked at by itself: a test sweeps when it wants to. */
const reminders: ReminderSettings = {
  remindAfter: 24 * hour,
  remindAfterGap: 2 * hour,
  remindFor: 60 * 24 * hour,
  sweepEvery: 1000 * 24 * hour,
  quietHours: { from: 19 * 60, to: 8 * 60, weekends: true },
};

export async function openOffice(options: OfficeOptions = {}): Promise<Office> {
  // The SDK checks its tokens by the machine's clock, so this one begins there; then it stands still.
  const clock = handClock(new Date().toISOString());
  const world = seedWorld(clock.now());
  options.world?.(world);
  const port = await freePort();
  const chat = new Chat();
  const bot = `http://127.0.0.1:${port}/api/messages`;
  const botEndpoint = options.before?.(bot) ?? bot;
  const practice = await openPractice({
    ...{ dataDir: '', fresh: true, port: 0, chatWindow: chat, world },
    states: options.states,
    now: () => clock.now(),
    machineNow: () => Date.now(),
    botEndpoint: () => botEndpoint,
    redirectUris: () => [`http://127.0.0.1:${port}/auth/end`],
  });
  const folders = tempFolders();
  const dataDir = `${folders.make()}/bot`;
  const logged: string[] = [];
  const counts = { reads: 0, writes: 0 };
  const line = openLine(practice.fetch);
  const log = createLog({ level: 'debug', clock, destination: { write: (text) => void logged.push(text) } });
  const begin = () =>
    startService({
      ...practiceSurroundings(
        { ...practice, fetch: line.fetch },
        {
          ...{
            host: '127.0.0.1',
            port,
            storage: { dataDir, dataKey: undefined },
            clock: impatient(clock),
            log,
          },
          ...{ reminders: { ...reminders, ...options.reminders }, teamsRate: 50 },
          ...{ lookout: options.lookout },
          ...options.operators,
          ...options.keeping,
        },
      ),
      counted: counting(counts),
    });
  let service: Service = await begin();
  const settled = async () => {
    for (let round = 0; round < 2; round += 1) {
      await practice.teams.settled();
      await service.idle();
    }
  };
  const adminNamed = (fits: (account: World['accounts'][number]) => boolean) => {
    const person = world.accounts.find(fits);
    if (!person) throw new Error('the world has no such account');
    return new Admin({ chat, teams: practice.teams, settled }, person);
  };
  return {
    ...{ chat, practice, world, clock, line, dataDir, logged, counts, settled },
    url: `http://127.0.0.1:${port}`,
    admin: adminNamed(({ id }) => id === world.adminId),
    colleague: (name) => adminNamed(({ displayName }) => displayName === name),
    async sweep() {
      await service.sweep();
      await settled();
    },
    writes: () => writesOf(practice),
    async restart(meanwhile) {
      await service.close();
      await meanwhile?.();
      service = await begin();
    },
    loseDialogs: () => loseDialogs(dataDir),
    async close() {
      line.close();
      await service.close();
      await practice.close();
      folders.removeAll();
    },
  };
}

/** Milliseconds; up to here a wait is the bot's own, between two attempts for instance. */
const ownPause = 1_000;

/** Pauses of the bot pass at once, and take their time by the clock; deadlines wait for the test. */
function impatient(clock: HandClock): Clock {
  return {
    now: () => clock.now(),
    wait: (milliseconds, abort) =>
      milliseconds <= ownPause ? clock.advance(milliseconds) : clock.wait(milliseconds, abort),
  };
}

function writesOf(practice: Practice): readonly string[] {
  return practice
    .graphCalls()
    .filter(({ method, url }) => method !== 'GET' && !url.endsWith('/$batch'))
    .map(({ method, url, status }) => {
      const [, , , account, ...rest] = new URL(url).pathname.split('/');
      return `${method} ${rest.join('/') || `users/${account}`} ${status}`;
    });
}

async function loseDialogs(dataDir: string): Promise<void> {
  const store = openLmdb({ dataDir, dataKey: undefined });
  for (const { key } of await store.scan('dialog-state')) await store.delete(key, 'any');
  await store.close();
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
