import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import type { SpanExporter } from '@opentelemetry/sdk-trace-node';
import type { Clock } from '../procedure/ports/clock';
import { errorFields, type Log } from '../procedure/ports/log';
import { tunnelAgent } from './tunnelAgent';

export interface Collector {
  /** Its address, without `/v1/traces`. */
  readonly url: string;
  /** `name=value,name=value`, values percent-encoded. */
  readonly headers: string | undefined;
  /** `http://…`, when it is reached through a proxy. */
  readonly proxy?: string | undefined;
  /** Milliseconds for one batch, with its retries; 5 seconds when not given. */
  readonly patience?: number;
}

/** Milliseconds: a collector that does not answer costs a little memory, and never a turn. */
const usualPatience = 5_000;

/** Milliseconds between two lines in the log about a collector that takes nothing. */
const between = 60_000;

/** What an exporter says when it is done (the library's `ExportResult`). */
type Done = Parameters<SpanExporter['export']>[1];

/**
 * Sends spans as JSON. Everything is named, so that no environment variable that the library knows decides where they
 * go; the library itself says nothing of a failure, so it is logged here.
 */
export function createExporter(collector: Collector, clock: Clock, log: Log): SpanExporter {
  const { url, headers = '', proxy, patience = usualPatience } = collector;
  const exporter = new OTLPTraceExporter({
    url: `${url.replace(/\/+$/, '')}/v1/traces`,
    headers: readHeaders(headers),
    timeoutMillis: patience,
    concurrencyLimit: 8,
    ...(proxy !== undefined && { httpAgentOptions: () => tunnelAgent(proxy) }),
  });
  let told = -Infinity;
  const tell = (error: Error) => {
    if (clock.now() < told + between) return;
    told = clock.now();
    log.warn('traces-not-exported', errorFields(error));
  };
  return {
    export(spans, done: Done) {
      exporter.export(spans, (result) => {
        if (result.error) tell(result.error);
        done(result);
      });
    },
    shutdown: () => exporter.shutdown(),
    forceFlush: () => exporter.forceFlush(),
  };
}

/** A space around a name or a value does not count (OpenTelemetry: otlp-exporter). */
export function readHeaders(text: string): Record<string, string> {
  const pairs = text.split(',').map((pair) => pair.trim());
  return Object.fromEntries(
    pairs
      .filter((pair) => pair.includes('='))
      .map((pair) => [
        pair.slice(0, pair.indexOf('=')).trim(),
        decodeURIComponent(pair.slice(pair.indexOf('=') + 1).trim()),
      ]),
  );
}
