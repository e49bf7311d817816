import type { DestinationStream } from 'pino';
import { pino } from 'pino';
import type { Clock } from './procedure/ports/clock';
import type { Log, LogFields } from './procedure/ports/log';
import { instant } from './procedure/time';

export interface LogOptions {
  readonly level: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  readonly clock: Clock;
  /** Standard output if not given. */
  readonly destination?: DestinationStream;
}

/**
 * The log as lines of JSON: `level`, `time` (ISO 8601), `event` and the named `fields`. Only text, numbers and
 * truth values are written, whatever is handed in: pino by itself would copy an error with all that hangs on it.
 */
export function createLog({
  level,
  clock,
  destination = pino.destination({ fd: 1, sync: true }),
}: LogOptions): Log {
  const logger = pino(
    {
      level,
      base: null,
      messageKey: 'event',
      nestedKey: 'fields',
      timestamp: () => `,"time":"${instant(clock.now())}"`,
      formatters: { level: (label) => ({ level: label }) },
    },
    destination,
  );
  return {
    debug: (event, fields) => logger.debug(plain(fields), event),
    info: (event, fields) => logger.info(plain(fields), event),
    warn: (event, fields) => logger.warn(plain(fields), event),
    error: (event, fields) => logger.error(plain(fields), event),
  };
}

/**
 * The same log, with these fields on every line, or with what they are when it is written: the id of the turn under
 * way for instance. A field that a line names itself is the line's.
 */
export function withFields(log: Log, fields: LogFields | (() => LogFields)): Log {
  const all = (more: LogFields | undefined) => ({
    ...(typeof fields === 'function' ? fields() : fields),
    ...more,
  });
  return {
    debug: (event, more) => log.debug(event, all(more)),
    info: (event, more) => log.info(event, all(more)),
    warn: (event, more) => log.warn(event, all(more)),
    error: (event, more) => log.error(event, all(more)),
  };
}

function plain(fields: LogFields = {}): LogFields {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value)),
  );
}
