import { errorFields } from '../procedure/ports/log';
import type { Claim } from '../procedure/ports/reminderBook';
import { noTrace } from '../procedure/ports/trace';
import type { Instant } from '../procedure/time';
import { instant, milliseconds } from '../procedure/time';
import { attend } from './attend';
import { queueClaims } from './claims';
import type { Fate } from './delivery';
import type { SweepParts } from './parts';

/** What one look at the reminders came to. */
export interface SweepResult {
  /** When it began … */
  readonly at: Instant;
  /** … and how long it took, in milliseconds. */
  readonly took: number;
  readonly claimed: number;
  readonly sent: number;
  /** Not at this hour, or not any more at this distance: they come later. */
  readonly held: number;
  /** The run is over, the person wants none, or cannot be reached. */
  readonly dropped: number;
  /** They are tried again. */
  readonly failed: number;
  /** Milliseconds that the oldest of them had been due. */
  readonly oldestOverdue: number;
  /** `false` when the book could not be read to the end. */
  readonly complete: boolean;
}

export interface Sweep {
  /** Attends to everything that is due now; while a sweep is under way, it is that one's result. Never rejects. */
  once(): Promise<SweepResult>;
  /** Sweeps now, and then again and again. */
  start(): void;
  /** Takes no more, and waits for what has been taken. */
  stop(): Promise<void>;
  /** The latest sweep that has ended. */
  readonly last: SweepResult | undefined;
}

/** How long a reminder is ours, in milliseconds: a sweeper that dies keeps nobody waiting for longer. */
const claimFor = 5 * 60 * 1000;

/** Reminders that are taken at once: few enough that all are begun while they are ours. */
const batch = 100;

/** Messages under way at once: at 50 a second, each may take more than half a second. */
const usualWorkers = 32;

/** Many may sweep the same book: each reminder is attended to by the one who has claimed it. */
export function createSweep(parts: SweepParts): Sweep {
  const { clock, settings } = parts;
  let stopping = new AbortController();
  let sweeping: Promise<SweepResult> | undefined;
  let looping: Promise<void> | undefined;
  let last: SweepResult | undefined;

  async function sweep(): Promise<SweepResult> {
    last = await sweepTraced(parts, stopping.signal);
    sweeping = undefined;
    return last;
  }

  async function loop(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await (sweeping ??= sweep());
      // Stopping ends the wait.
      await clock.wait(settings.sweepEvery, signal).catch(() => undefined);
    }
  }

  return {
    once: () => (sweeping ??= sweep()),
    start() {
      if (looping) return;
      stopping = new AbortController();
      looping = loop(stopping.signal);
    },
    async stop() {
      stopping.abort();
      await Promise.all([looping, sweeping]);
      looping = undefined;
    },
    get last() {
      return last;
    },
  };
}

function sweepTraced(parts: SweepParts, stopping: AbortSignal): Promise<SweepResult> {
  const { trace = noTrace } = parts;
  return trace.span('sweep', {}, async () => {
    const result = await sweepOnce(parts, stopping);
    const { claimed, sent, held, dropped, failed } = result;
    trace.note({ claimed, sent, held, dropped, failed });
    return result;
  });
}

async function sweepOnce(parts: SweepParts, stopping: AbortSignal): Promise<SweepResult> {
  const { clock, log, workers = usualWorkers } = parts;
  const begun = clock.now();
  const seen = { claimed: 0, oldestOverdue: 0, complete: true };
  const counts: Record<Fate, number> = { sent: 0, held: 0, dropped: 0, failed: 0 };
  const next = queueClaims(async () => {
    // Set back meanwhile: what is put off now would count as due at once, over and over.
    if (stopping.aborted || clock.now() < begun) return [];
    return take(parts, begun, seen);
  });
  const work = async () => {
    for (let mine = await next(); mine; mine = await next()) {
      counts[await attend(parts, mine.claim, mine.until)] += 1;
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  const result = { at: instant(begun), took: Math.max(0, clock.now() - begun), ...counts, ...seen };
  if (seen.claimed > 0) log.info('reminders-swept', result);
  return result;
}

/** A batch of what was due when the sweep began: what falls due during it is for the next one. */
async function take(
  { book, clock, log }: SweepParts,
  begun: number,
  seen: { claimed: number; oldestOverdue: number; complete: boolean },
): Promise<readonly { readonly claim: Claim; readonly until: number }[]> {
  const until = clock.now() + claimFor;
  try {
    const claims = await book.claim(instant(begun), instant(until), batch);
    const overdue = claims.map(({ reminder }) => begun - milliseconds(reminder.due));
    seen.claimed += claims.length;
    seen.oldestOverdue = Math.max(seen.oldestOverdue, ...overdue);
    return claims.map((claim) => ({ claim, until }));
  } catch (thrown) {
    seen.complete = false;
    log.error('reminders-not-read', errorFields(thrown));
    return [];
  }
}
