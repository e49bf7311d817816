import { randomUUID } from 'node:crypto';
import { createCorrelation } from '../correlation';
import { withFields } from '../log';
import type { Correlation } from '../procedure/ports/correlation';
import { noTrace, type Trace } from '../procedure/ports/trace';
import { within } from '../teams/within';
import type { Surroundings } from './surroundings';
import { readVersion } from './version';

/** The surroundings as operators see what goes on in them. */
export interface Watched extends Surroundings {
  readonly version: string;
  /** Its id stands on every line of the log. */
  readonly correlation: Correlation;
  readonly trace: Trace;
  /** Sends the traces that are left. */
  unwatch(): Promise<void>;
}

/** Milliseconds that a stop waits for the collector. */
const unwatchWithin = 2_000;

/** The library for traces is loaded here and nowhere else, and only when there is a collector to send them to. */
export async function watched(around: Surroundings): Promise<Watched> {
  const { clock, traces } = around;
  const version = readVersion();
  const correlation = createCorrelation();
  const log = withFields(around.log, () => ({ correlation: correlation.current() }));
  const unwatched = { ...around, log, version, correlation };
  if (!traces) return { ...unwatched, trace: noTrace, unwatch: async () => undefined };
  const { openTelemetry } = await import('../telemetry/index.js');
  const headers = traces.headers?.use((all) => all);
  const collector = { url: traces.url, headers, proxy: around.outward?.proxyOf(traces.url) };
  const telemetry = openTelemetry({ collector, version, instance: randomUUID(), clock, log });
  return {
    ...unwatched,
    trace: telemetry.trace,
    async unwatch() {
      await within(clock, unwatchWithin, telemetry.close());
    },
  };
}
