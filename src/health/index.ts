import type { Count } from '../procedure/count';
import type { Clock } from '../procedure/ports/clock';
import type { BookState, ReminderBook } from '../procedure/ports/reminderBook';
import type { Runs } from '../procedure/ports/runs';
import { instant, type Instant } from '../procedure/time';
import { remembered } from './remembered';

export { admits } from './admits';
export type { Token } from './admits';

/** What the latest sweep came to, as far as operators need it. */
export interface SweepSeen {
  readonly at: Instant;
  readonly took: number;
  readonly claimed: number;
  readonly sent: number;
  readonly held: number;
  readonly dropped: number;
  readonly failed: number;
  readonly complete: boolean;
}

/** A certificate or a secret of the bot, by the name of its setting. */
export interface CredentialSeen {
  readonly setting: string;
  /** `null` when it is not known, as the days that are left. */
  readonly expires: Instant | null;
  readonly days: number | null;
}

export interface HealthOptions {
  readonly mode: 'live' | 'practice';
  readonly version: string;
  readonly store: {
    readonly kind: 'embedded' | 'tables';
    /** Whether a record could be read now; answers soon, whatever the store does. */
    ready(): Promise<boolean>;
  };
  readonly runs: Pick<Runs, 'count'>;
  readonly reminders: Pick<ReminderBook, 'glance'>;
  /** The bot's own credentials that come to an end. */
  readonly credentials: () => Promise<readonly CredentialSeen[]>;
  readonly lastSweep: () => SweepSeen | undefined;
  /** Turns under way. */
  readonly turns: () => number;
  readonly memory: () => { readonly rss: number; readonly heapUsed: number };
  readonly clock: Clock;
}

/** How the bot is, in numbers. Nobody is named in it, and no account. */
export interface HealthReport {
  readonly mode: 'live' | 'practice';
  readonly version: string;
  readonly startedAt: Instant;
  /** Milliseconds. */
  readonly uptime: number;
  readonly store: { readonly reachable: boolean; readonly kind: 'embedded' | 'tables' };
  /** `null` before the first one has ended. */
  readonly sweep: ({ readonly last: Instant } & Omit<SweepSeen, 'at'>) | null;
  /** `null` when they cannot be read, as the runs. */
  readonly reminders: BookState | null;
  readonly runs: { readonly open: Count; readonly finished: Count } | null;
  readonly credentials: readonly CredentialSeen[];
  readonly turns: number;
  /** Bytes. */
  readonly memory: { readonly rss: number; readonly heapUsed: number };
}

export interface Health {
  /** Whether the bot can do its work: the store answers. */
  readonly alive: () => Promise<boolean>;
  readonly report: () => Promise<HealthReport>;
}

/** Milliseconds for which an answer of the store is remembered, so that nobody can hammer it through us. */
const aliveFor = 5_000;
const countedFor = 15_000;

/** Records of one kind that are counted at most. */
const most = 1_000;

export function createHealth(options: HealthOptions): Health {
  const { mode, version, store, clock } = options;
  const started = clock.now();
  const alive = remembered(clock, aliveFor, () => store.ready());
  const counts = remembered(clock, countedFor, () => count(options));
  return {
    alive,
    async report() {
      const reachable = await alive();
      const { runs, reminders } = reachable ? await counts() : nothing;
      return {
        ...{ mode, version, startedAt: instant(started), uptime: Math.max(0, clock.now() - started) },
        store: { reachable, kind: store.kind },
        sweep: sweepOf(options.lastSweep()),
        ...{ reminders, runs },
        credentials: (await options.credentials()).map(credentialOf),
        turns: options.turns(),
        memory: memoryOf(options.memory()),
      };
    },
  };
}

type Counts = Pick<HealthReport, 'runs' | 'reminders'>;

const nothing: Counts = { runs: null, reminders: null };

async function count({ runs, reminders, clock }: HealthOptions): Promise<Counts> {
  try {
    const [{ open, past }, book] = await Promise.all([
      runs.count(most),
      reminders.glance(instant(clock.now()), most),
    ]);
    return { runs: { open, finished: past }, reminders: book };
  } catch {
    return nothing;
  }
}

/** Field by field: what else a sweep may come to know does not get out by itself. */
function sweepOf(seen: SweepSeen | undefined): HealthReport['sweep'] {
  if (!seen) return null;
  const { at, took, claimed, sent, held, dropped, failed, complete } = seen;
  return { last: at, took, claimed, sent, held, dropped, failed, complete };
}

const credentialOf = ({ setting, expires, days }: CredentialSeen) => ({ setting, expires, days });

const memoryOf = ({ rss, heapUsed }: HealthReport['memory']) => ({ rss, heapUsed });
