import { join } from 'node:path';
import { openPractice } from '../../src/practice';
import type { Account } from '../../src/practice/world/world';
import { openEngine, openStorage, type EngineOptions } from '../../src/storage';
import { startAzurite } from '../storage/azurite';
import { Admin } from '../support/admin';
import { tempFolders } from '../support/tempFolder';
import { openBridge, type GraphWrite } from './bridge';
import { castOf, type Job } from './cast';
import { WatchedChat } from './chat';
import type { Figures } from './figures';
import { startFleet, type Fleet } from './fleet';
import { awaitReminders, beginRuns, remindersOf, type IdlerParts } from './idlers';
import { writeKinds, type WriteKind } from './places';
import { createReaper } from './reaper';
import { openRelay } from './relay';
import { createRolls } from './rolls';
import { openLeaps } from './sharedClock';
import { work, type Trouble } from './worker';

export interface TrialOptions {
  readonly seed: number;
  readonly replicas: number;
  /** Administrators who work at the same time, each on a service account of their own. */
  readonly admins: number;
  /** Administrators who leave a run, and are reminded. */
  readonly idlers: number;
  readonly kills: number;
}

const hour = 3_600_000;

/** Nothing falls due before all work is done. */
const reminders = {
  remindAfter: 12 * hour,
  remindAfterGap: 12 * hour,
  remindFor: 60 * 24 * hour,
  sweepEvery: 1_200,
};

/** Many bots on one store and one practice tenant, some of them killed: what became of everything. */
export async function runTrial(options: TrialOptions): Promise<Figures> {
  const stage = await openStage(options);
  try {
    return await play(stage, options);
  } finally {
    await stage.close();
  }
}

type Stage = Awaited<ReturnType<typeof openStage>>;

async function openStage({ seed, replicas, admins, idlers }: TrialOptions) {
  const folders = tempFolders();
  const rolls = createRolls(seed);
  const leaps = openLeaps(join(folders.make(), 'ahead'));
  const { clock } = leaps;
  const cast = castOf(clock.now(), admins, idlers);
  const chat = new WatchedChat();
  const place: { fleet?: Fleet } = {};
  const fleet = () => place.fleet;
  const reaper = createReaper(rolls, fleet);
  const relay = await openRelay({ fleet, rolls, passes: (at) => reaper.passes(at) });
  const practice = await openPractice({
    ...{ dataDir: '', fresh: true, port: 0, chatWindow: chat, world: cast.world },
    now: () => clock.now(),
    machineNow: () => Date.now(),
    botEndpoint: () => `${relay.address}/api/messages`,
  });
  const teams = new URL(practice.serviceUrl).origin;
  const bridge = await openBridge({ practice: practice.fetch, teams, passes: (at) => reaper.passes(at) });
  const azurite = await startAzurite();
  const { connectionString } = azurite;
  const engine: EngineOptions = { kind: 'tables', endpoint: { connectionString }, clock };
  const storage = await openStorage(engine);
  const { registration, portalUrl, openIdMetadataUrl, serviceUrl, authorizeHost } = practice;
  const tenant = { registration, portalUrl, openIdMetadataUrl, serviceUrl, authorizeHost };
  const orders = Array.from({ length: replicas }, (_, replica) => ({
    ...{ replica, tenant, bridge: bridge.address, publicUrl: relay.address, connectionString, reminders },
    ...{ clock: leaps.file, teamsRate: Math.ceil(50 / replicas) },
  }));
  place.fleet = await startFleet(orders);
  return {
    ...{ fleet: place.fleet, cast, chat, rolls, leaps, reaper, relay, practice, bridge, storage, engine },
    async close() {
      await place.fleet?.close();
      await Promise.all([relay.close(), bridge.close(), practice.close(), storage.close()]);
      await azurite.stop();
      folders.removeAll();
    },
  };
}

async function play(stage: Stage, options: TrialOptions): Promise<Figures> {
  const { cast, chat, leaps, practice, storage, reaper, rolls } = stage;
  const around = { chat, teams: practice.teams, settled: async () => undefined };
  const parts: IdlerParts = { ...around, leaps, book: storage.reminders, tenantId: cast.world.tenantId };
  const trouble: Trouble = { again: 0, doubled: 0 };
  const kills = () => reaper.kills.length;
  const laterKills = Math.floor(options.kills / 3);
  reaper.grant(options.kills - laterKills);
  const atOnce = watchOpenRuns(stage);
  const [finished] = await Promise.all([
    Promise.all(
      cast.jobs.map((job) =>
        work(
          { admin: new Admin(around, job.admin), job, world: cast.world, chat, leaps, rolls, kills },
          trouble,
        ),
      ),
    ),
    beginRuns(parts, cast.idlers),
  ]);
  const openAtOnce = await atOnce.stop();
  const killsBefore = kills();
  reaper.grant(laterKills);
  await awaitReminders(parts, cast.idlers);
  await practice.teams.settled();
  return {
    ...{ seed: options.seed, replicas: options.replicas, openAtOnce },
    runs: { begun: cast.jobs.length, finished: finished.filter((one) => one).length },
    ...(await keptRuns(stage)),
    ...{ kills: [...reaper.kills], killsAmongReminders: kills() - killsBefore },
    crashes: stage.fleet.crashes(),
    ...{ turns: stage.relay.turns(), refused: stage.relay.refused() },
    ...{ again: trouble.again, doubledPresses: trouble.doubled },
    ...countWrites(stage.bridge.writes, cast.jobs),
    conflicts: stage.bridge.conflicts(),
    reminders: await remindersOf(parts, cast.idlers),
    secretsKept: await countSecrets(stage),
  };
}

/** Looks again and again at how many open runs each account has. */
function watchOpenRuns({ cast, storage, chat }: Stage) {
  let [most, isOver] = [0, false];
  const look = async ({ account }: Job) => {
    const { length } = await storage.runs.openOn(cast.world.tenantId, account.id);
    most = Math.max(most, length);
  };
  const watching = (async () => {
    while (!isOver) {
      for (const job of cast.jobs) await look(job);
      await chat.until(() => isOver, 1_500);
    }
  })();
  return {
    async stop(): Promise<number> {
      isOver = true;
      await watching;
      return most;
    },
  };
}

async function keptRuns({ cast, storage }: Stage): Promise<Pick<Figures, 'kept' | 'begunAnew'>> {
  const personOf = ({ id, displayName }: Account) => ({
    ...{ tenantId: cast.world.tenantId, userId: id, name: displayName },
  });
  const people = cast.jobs.map(({ admin }) => personOf(admin));
  const open = await Promise.all(people.map((person) => storage.runs.current(person)));
  const past = (await Promise.all(people.map((person) => storage.runs.past(person, 10)))).flat();
  const kept = past.filter(({ state }) => state === 'finished').length;
  return { kept, begunAnew: past.length - kept + open.filter((run) => run).length };
}

function countWrites(
  writes: readonly GraphWrite[],
  jobs: readonly Job[],
): Pick<Figures, 'writes' | 'notOnce'> {
  const done = writes.filter(({ status }) => status < 300);
  const count = (kind: WriteKind, accountId?: string) =>
    done.filter((write) => write.kind === kind && (accountId ?? write.accountId) === write.accountId).length;
  const odd = writes
    .filter(({ kind, status }) => kind === 'unknown' || status >= 300)
    .map(({ kind, status }) => `a write (${kind}) was answered ${status}`);
  const notOnce = jobs.flatMap(({ admin, account }) =>
    writeKinds
      .filter((kind) => count(kind, account.id) !== 1)
      .map((kind) => `${admin.displayName}: ${kind} was written ${count(kind, account.id)} times`),
  );
  const of = (kind: WriteKind) => [kind, count(kind)] as const;
  return {
    writes: Object.fromEntries(writeKinds.map(of)) as Record<WriteKind, number>,
    notOnce: [...notOnce, ...odd],
  };
}

async function countSecrets({ cast, chat, fleet, engine }: Stage): Promise<number> {
  const store = await openEngine(engine);
  const kept: string[] = [];
  for await (const record of store.records()) kept.push(...record.key, record.json);
  await store.close();
  const everything = [...kept, ...chat.everything, ...fleet.logged].join('\n');
  return cast.jobs.filter(({ password }) => everything.includes(password)).length;
}
