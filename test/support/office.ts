import { createServer } from 'node:net';
import { startService, type Service } from '../../src/compose';
import { practiceSurroundings } from '../../src/compose/practice';
import { createLog } from '../../src/log';
import { openPractice, type Practice } from '../../src/practice';
import { seedWorld } from '../../src/practice/world/seed';
import type { World } from '../../src/practice/world/world';
import { Admin } from './admin';
import { Chat } from './chat';
import { handClock, type HandClock } from './clock';
import { counting } from './countingStore';
import { tempFolders } from './tempFolder';

/** The whole bot on a practice tenant, over HTTP, with signed tokens: everything but the Playground. */
export interface Office {
  readonly admin: Admin;
  readonly chat: Chat;
  readonly practice: Practice;
  readonly world: World;
  readonly clock: HandClock;
  readonly port: number;
  readonly dataDir: string;
  /** Lines of the log, at the most talkative level. */
  readonly logged: string[];
  readonly counts: { reads: number; writes: number };
  /** Waits until nothing is under way. */
  settled(): Promise<void>;
  /** Stops the bot and starts it anew on the same data: what was in memory is gone. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export interface OfficeOptions {
  /** Changes the world before anything starts. */
  readonly world?: (world: World) => void;
}

export async function openOffice(options: OfficeOptions = {}): Promise<Office> {
  // The SDK checks its tokens by the machine's clock, so this one begins there; then it stands still.
  const clock = handClock(new Date().toISOString());
  const world = seedWorld(clock.now());
  options.world?.(world);
  const port = await freePort();
  const chat = new Chat();
  const practice = await openPractice({
    ...{ dataDir: '', fresh: true, port: 0, chatWindow: chat, world },
    now: () => clock.now(),
    machineNow: () => Date.now(),
    botEndpoint: () => `http://127.0.0.1:${port}/api/messages`,
  });
  const folders = tempFolders();
  const dataDir = `${folders.make()}/bot`;
  const logged: string[] = [];
  const counts = { reads: 0, writes: 0 };
  const begin = () =>
    startService({
      ...practiceSurroundings(practice, {
        ...{ host: '127.0.0.1', port, dataDir, dataKey: undefined, clock },
        log: createLog({ level: 'debug', clock, destination: { write: (line) => void logged.push(line) } }),
      }),
      counted: counting(counts),
    });
  let service: Service = await begin();
  const settled = async () => {
    await practice.teams.settled();
    await service.idle();
    await practice.teams.settled();
    await service.idle();
  };
  return {
    ...{ chat, practice, world, clock, port, dataDir, logged, counts, settled },
    admin: new Admin(chat, practice.teams, settled),
    async restart() {
      await service.close();
      service = await begin();
    },
    async close() {
      await service.close();
      await practice.close();
      folders.removeAll();
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
