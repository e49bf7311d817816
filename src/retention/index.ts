import type { Archive, LetGo } from '../procedure/ports/archive';
import type { Clock } from '../procedure/ports/clock';
import { errorFields, type Log } from '../procedure/ports/log';
import { instant } from '../procedure/time';

export interface RetentionParts {
  readonly archive: Archive;
  readonly clock: Clock;
  readonly log: Log;
  /** Milliseconds; `undefined` keeps everything. */
  readonly keepFinished: number | undefined;
}

export interface Retention {
  /** Looks now, if the clock can be believed; `undefined` when it cannot, or the store did not answer. Never rejects. */
  once(): Promise<LetGo | undefined>;
  /** Looks now, and then again and again. */
  start(): void;
  /** Waits for the look under way. */
  stop(): Promise<void>;
}

/** Milliseconds between two looks: what is a year old may be an hour older. */
export const lookEvery = 60 * 60 * 1000;

/** How far the clock may be from where it should be at the next look. */
const tolerance = 5 * 60 * 1000;

/**
 * Deletes what is too old, slowly. What is deleted cannot come back, so a clock is believed only when it has moved
 * since the last look as far as the wait between two looks was long: a first look, and one after a jump, delete nothing.
 */
export function createRetention(parts: RetentionParts): Retention {
  const { clock, keepFinished } = parts;
  const isSteady = steadiness();
  let looping: Promise<void> | undefined;
  let stopping = new AbortController();

  const once = async () => (isSteady(clock.now()) ? letGo(parts) : undefined);

  async function loop(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await once();
      // Stopping ends the wait.
      await clock.wait(lookEvery, signal).catch(() => undefined);
    }
  }

  return {
    once,
    start() {
      if (looping || keepFinished === undefined) return;
      stopping = new AbortController();
      looping = loop(stopping.signal);
    },
    async stop() {
      stopping.abort();
      await looping;
      looping = undefined;
    },
  };
}

/** Whether the clock is, at each look, where it should be since the last one. */
function steadiness(): (now: number) => boolean {
  let last: number | undefined;
  return (now) => {
    const moved = last === undefined ? undefined : now - last;
    last = now;
    return moved !== undefined && Math.abs(moved - lookEvery) <= tolerance;
  };
}

async function letGo({ archive, clock, log, keepFinished }: RetentionParts): Promise<LetGo | undefined> {
  if (keepFinished === undefined) return undefined;
  try {
    const now = clock.now();
    const gone = await archive.letGo(instant(now - keepFinished), instant(now));
    if (gone.runs + gone.addresses > 0) log.info('let-go', { ...gone });
    return gone;
  } catch (thrown) {
    log.error('not-let-go', errorFields(thrown));
    return undefined;
  }
}
