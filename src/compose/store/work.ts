import { errorFields } from '../../procedure/ports/log';
import { SettingsFault } from '../../settings';
import type { EngineOptions } from '../../storage';
import {
  backUpStore,
  checkStore,
  DataDamaged,
  moveStore,
  openEngine,
  StorageFault,
  StorageUnreachable,
} from '../../storage';
import type { Exit } from './exit';
import type { Order } from './order';
import { OrderFault, readOrder } from './order';
import type { Place } from './places';
import { findPlace, refuseMissing } from './places';
import { checked, notDone, placeFaults, says, usage } from './words.en';

/** Where a command reads its variables and says what it does. */
export interface World {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly say: (line: string) => void;
  readonly complain: (line: string) => void;
}

/** Of how many copied records is told at once. */
const stride = 500;

/** Does what the command line asks for. @returns the exit code */
export async function work(args: readonly string[], world: World): Promise<Exit> {
  try {
    const order = readOrder(args);
    return order.verb === 'check' ? await check(order, world) : await copy(order, world);
  } catch (thrown) {
    world.complain(explain(thrown));
    if (thrown instanceof OrderFault) world.complain(usage);
    return exitOf(thrown);
  }
}

async function check({ from, fromKey }: Order, { environment, say }: World): Promise<Exit> {
  const place = findPlace({ place: from, keyVariable: fromKey }, environment);
  refuseMissing(place);
  say(says.reading(place.name));
  return withEngine(place.options, async (engine) => {
    const found = await checkStore(engine);
    checked(found).forEach(say);
    return found.unreadable.length > 0 || found.isUnfinished ? 3 : 0;
  });
}

async function copy({ verb, ...order }: Order, { environment, say }: World): Promise<Exit> {
  const from = findPlace({ place: order.from, keyVariable: order.fromKey }, environment);
  const to = findPlace({ place: order.to, keyVariable: order.toKey }, environment);
  if (areOne(from, to)) throw new StorageFault(placeFaults.same);
  refuseMissing(from);
  say(says.copying(from.name, to.name));
  return withEngine(from.options, (source) =>
    withEngine(to.options, async (target) => {
      // A backup is made while the bot goes on; everything else of a store that nobody uses.
      const idle = verb === 'backup' ? [] : [{ place: from, engine: source }];
      for (const { place, engine } of [...idle, { place: to, engine: target }]) {
        if (engine.isUsed === true) throw new StorageFault(placeFaults.used(place.name));
        if (engine.isUsed === undefined) say(says.cannotSee(place.name));
      }
      const told = (records: number) => (records % stride === 0 ? say(says.copied(records)) : undefined);
      const { records, digest } = await (verb === 'backup' ? backUpStore : moveStore)(source, target, told);
      say(says.compared(records, digest));
      return 0;
    }),
  );
}

function areOne({ options: one, name }: Place, { options: other, name: otherName }: Place): boolean {
  if (one.kind === 'tables' || other.kind === 'tables') return name === otherName;
  return one.dataDir === other.dataDir;
}

type Engine = Awaited<ReturnType<typeof openEngine>>;

async function withEngine(options: EngineOptions, use: (engine: Engine) => Promise<Exit>): Promise<Exit> {
  const engine = await openEngine(options);
  try {
    return await use(engine);
  } finally {
    await engine.close();
  }
}

function exitOf(thrown: unknown): Exit {
  if (thrown instanceof OrderFault) return 2;
  return thrown instanceof DataDamaged ? 3 : 1;
}

/** Our own faults say what to do; of anything else only the kind and the code are told. */
function explain(thrown: unknown): string {
  const ours = [OrderFault, StorageFault, StorageUnreachable, SettingsFault];
  if (thrown instanceof Error && ours.some((fault) => thrown instanceof fault)) return thrown.message;
  const { error = '', code = '' } = errorFields(thrown);
  return notDone(`${error} ${code}`.trim());
}
