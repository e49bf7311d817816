import type { Clock } from '../procedure/ports/clock';
import { noCorrelation, type Correlation } from '../procedure/ports/correlation';
import type { Log } from '../procedure/ports/log';
import { noTrace, type Trace } from '../procedure/ports/trace';

export interface WatchOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly correlation?: Correlation;
  readonly trace?: Trace;
}

/** Lets operators see turns. */
export interface Watch {
  /** All that a turn does has one id and stands in one span; it ends with one line in the log. */
  turn<T>(kind: string, correlation: string, work: () => Promise<T>): Promise<T>;
  /** Turns that run now; one that has begun another for itself counts once. */
  underWay(): number;
}

export function createWatch(options: WatchOptions): Watch {
  const { clock, log, correlation: ids = noCorrelation, trace = noTrace } = options;
  const running = new Map<symbol, string>();

  async function run<T>(kind: string, correlation: string, work: () => Promise<T>): Promise<T> {
    const begun = clock.now();
    const mark = Symbol();
    running.set(mark, correlation);
    try {
      return await work();
    } finally {
      running.delete(mark);
      log.info('turn', { correlation, kind, milliseconds: clock.now() - begun });
    }
  }

  return {
    turn: (kind, correlation, work) =>
      ids.during(correlation, () =>
        trace.span('turn', { kind, correlation }, () => run(kind, correlation, work)),
      ),
    underWay: () => new Set(running.values()).size,
  };
}
