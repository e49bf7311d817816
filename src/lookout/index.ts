import type { Person } from '../procedure/person';
import type { Clock } from '../procedure/ports/clock';
import { errorFields, type Log } from '../procedure/ports/log';
import type { Lookout } from '../procedure/ports/lookout';

export interface LookoutSettings {
  /** Milliseconds before each look, one after the other; after the last one no more is looked. */
  readonly pauses: readonly number[];
  /** How many people are looked out for at once; whoever comes later is left to the reminders. */
  readonly most: number;
}

const minute = 60_000;

/**
 * An hour, about as long as a Graph token lasts. Log entries take minutes, seldom longer (Microsoft Learn:
 * reference-reports-latencies); reports answer five requests in ten seconds for all of us (throttling-limits).
 */
export const usualLookout: LookoutSettings = {
  pauses: [1, 2, 4, 8, 15, 30].map((minutes) => minutes * minute),
  most: 100,
};

export interface LookoutOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly settings: LookoutSettings;
  /** Looks for what the person's card waits for; `over` when it waits no longer, or nobody may look. */
  readonly look: (person: Person, card: string) => Promise<'waits' | 'over'>;
}

/** In memory: after a restart, or when nobody is signed in any more, the reminder of the run is what comes. */
export interface RunningLookout extends Lookout {
  readonly start: () => void;
  readonly stop: () => Promise<void>;
}

interface Watch {
  readonly card: string;
  readonly ends: AbortController;
}

/** Looks again and again, by growing pauses, for what comes late while somebody waits. */
export function createLookout(options: LookoutOptions): RunningLookout {
  const { log, settings } = options;
  const watches = new Map<string, Watch>();

  const end = (key: string) => {
    watches.get(key)?.ends.abort();
    watches.delete(key);
  };

  const begin = (key: string, person: Person, card: string) => {
    if (watches.size >= settings.most) {
      log.warn('lookout-full', { most: settings.most });
      return;
    }
    const watch = { card, ends: new AbortController() };
    watches.set(key, watch);
    void lookOut(options, person, card, watch.ends.signal).then(() => {
      if (watches.get(key) === watch) watches.delete(key);
    });
  };

  return {
    minds(person, card) {
      const key = `${person.tenantId} ${person.userId}`;
      if (watches.get(key)?.card === card) return;
      end(key);
      if (card !== undefined) begin(key, person, card);
    },
    // It begins with the first person who waits.
    start: () => undefined,
    async stop() {
      [...watches.keys()].forEach(end);
    },
  };
}

/** Never rejects: a look that breaks ends the watch, and the reminder is still to come. */
async function lookOut(
  { clock, log, settings, look }: LookoutOptions,
  person: Person,
  card: string,
  signal: AbortSignal,
): Promise<void> {
  try {
    for (const pause of settings.pauses) {
      await clock.wait(pause, signal);
      const came = await look(person, card);
      if (came === 'over' || signal.aborted) return;
    }
  } catch (thrown) {
    if (!signal.aborted) log.error('lookout-failed', errorFields(thrown));
  }
}
