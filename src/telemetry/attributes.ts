import type { Attributes } from '@opentelemetry/api';
import type { SpanFields } from '../procedure/ports/trace';

type Permits = (value: unknown) => boolean;

/** Words without a digit and without a blank: no number, no user name and no full name is one. */
const word: Permits = (value) => typeof value === 'string' && /^[a-z]+([/-][a-z]+)*$/i.test(value);

const guid: Permits = (value) =>
  typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);

/** Words of Graph's and placeholders; what a placeholder stands for has digits, or an `@`. */
const template: Permits = (value) =>
  typeof value === 'string' && /^(\/(\$?[a-z]+|\{[a-z]+\})([.][a-z]+)*)+$/i.test(value);

/** The store's own names: `run`, `reminder-3`. */
const partition: Permits = (value) => typeof value === 'string' && /^[a-z]+(-[a-z]+)*(-\d)?$/.test(value);

const count: Permits = (value) => Number.isSafeInteger(value);

/**
 * Every attribute that leaves: its name (OpenTelemetry's own where there is one: semantic conventions), and what its
 * value may look like. A field that is not here, or a value that looks like anything else, stays.
 */
const allowed: Readonly<Record<keyof SpanFields, readonly [name: string, permits: Permits]>> = {
  kind: ['bot.kind', word],
  stage: ['bot.stage', word],
  correlation: ['bot.correlation', guid],
  method: ['http.request.method', word],
  path: ['url.template', template],
  status: ['http.response.status_code', count],
  requestId: ['graph.request_id', guid],
  operation: ['db.operation.name', word],
  partition: ['db.collection.name', partition],
  claimed: ['reminders.claimed', count],
  sent: ['reminders.sent', count],
  held: ['reminders.held', count],
  dropped: ['reminders.dropped', count],
  failed: ['reminders.failed', count],
};

/** What of these fields may leave. */
export function attributesOf(fields: SpanFields): Attributes {
  const given: Readonly<Record<string, unknown>> = { ...fields };
  return Object.fromEntries(
    Object.entries(allowed)
      .filter(([field, [, permits]]) => permits(given[field]))
      .map(([field, [name]]) => [name, given[field] as string | number]),
  );
}

/** The class of what was thrown; never its message. */
export function errorAttributes(thrown: unknown): Attributes {
  const name = thrown instanceof Error ? thrown.name : typeof thrown;
  return { 'error.type': word(name) ? name : 'Error' };
}
