import type { Expiries } from '../expiries';
import { admits, createHealth } from '../health';
import type { Sweep } from '../reminders';
import type { OpenStorage } from '../storage';
import type { Bot } from '../teams/bot';
import type { HealthDesk } from '../teams/health';
import { within } from '../teams/within';
import type { Watched } from './watched';

/** Milliseconds that the store has, to be called reachable. */
const readyWithin = 3_000;

/** How the bot is, for whoever looks after it. */
export function healthDesk(
  around: Watched,
  storage: OpenStorage,
  bot: Bot,
  { sweep, expiries }: { readonly sweep: Sweep; readonly expiries: Expiries },
): HealthDesk {
  const { mode, version, clock, healthToken } = around;
  const { runs, reminders } = storage;
  const health = createHealth({
    ...{ mode, version, runs, reminders, clock },
    store: {
      kind: around.storage.kind ?? 'embedded',
      ready: async () => (await within(clock, readyWithin, storage.ready()))?.value ?? false,
    },
    lastSweep: () => sweep.last,
    credentials: () => expiries.report(),
    turns: () => bot.underWay(),
    memory: () => process.memoryUsage(),
  });
  return { ...health, asksToken: healthToken !== undefined, admits: (token) => admits(healthToken, token) };
}
