import { AsyncLocalStorage } from 'node:async_hooks';
import { type Context, ROOT_CONTEXT, type Span, SpanStatusCode, trace as api } from '@opentelemetry/api';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import type { Clock } from '../procedure/ports/clock';
import { errorFields, type Log } from '../procedure/ports/log';
import type { SpanFields, Trace } from '../procedure/ports/trace';
import { attributesOf, errorAttributes } from './attributes';
import { type Collector, createExporter } from './exporter';

export interface TelemetryOptions {
  readonly collector: Collector;
  /** Of the bot, for operators to tell traces of two versions apart. */
  readonly version: string;
  /** Of this process; random. */
  readonly instance: string;
  readonly clock: Clock;
  readonly log: Log;
}

export interface Telemetry {
  readonly trace: Trace;
  /** Sends what is left, for as long as the collector may take; never rejects. */
  close(): Promise<void>;
}

/** Spans that wait at most; what comes beyond is dropped. */
const longestQueue = 2048;

/**
 * Traces by OpenTelemetry. Nothing is registered with the library's globals, and nothing is instrumented by itself:
 * other packages would put addresses with ids into spans of their own.
 */
export function openTelemetry(options: TelemetryOptions): Telemetry {
  const { collector, version, instance, clock, log } = options;
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({
      'service.name': 'mfa-for-cloud-app-security',
      'service.version': version,
      'service.instance.id': instance,
    }),
    spanProcessors: [
      new BatchSpanProcessor(createExporter(collector, clock, log), {
        maxQueueSize: longestQueue,
        maxExportBatchSize: 512,
        scheduledDelayMillis: 2_000,
        exportTimeoutMillis: 10_000,
      }),
    ],
  });
  return {
    trace: tracing(provider.getTracer('bot', version)),
    close: () =>
      provider.shutdown().catch((thrown: unknown) => {
        log.warn('traces-not-exported', errorFields(thrown));
      }),
  };
}

function tracing(tracer: ReturnType<NodeTracerProvider['getTracer']>): Trace {
  const around = new AsyncLocalStorage<{ readonly span: Span; readonly context: Context }>();
  return {
    async span<T>(name: string, fields: SpanFields, work: () => Promise<T>): Promise<T> {
      const parent = around.getStore()?.context ?? ROOT_CONTEXT;
      const span = tracer.startSpan(name, { attributes: attributesOf(fields) }, parent);
      try {
        return await around.run({ span, context: api.setSpan(parent, span) }, work);
      } catch (thrown) {
        span.setAttributes(errorAttributes(thrown)).setStatus({ code: SpanStatusCode.ERROR });
        throw thrown;
      } finally {
        span.end();
      }
    },
    note: (fields) => void around.getStore()?.span.setAttributes(attributesOf(fields)),
  };
}
