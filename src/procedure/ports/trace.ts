import type { StageId } from '../stageId';

/** What is traced: a turn, a question to Microsoft Graph, a message to Teams, an access to the store, a sweep. */
export type SpanName = 'turn' | 'graph' | 'teams' | 'storage' | 'sweep';

/**
 * All that is ever said of a span. Named fields only, as in the log: never an id, a name or a number of a person, an
 * address or a text.
 */
export interface SpanFields {
  /** The kind of an activity, or of what Teams is asked for. */
  readonly kind?: string | undefined;
  /** The stage at which a turn found the run. */
  readonly stage?: StageId | undefined;
  /** By it the log is found, and Graph's own. */
  readonly correlation?: string | undefined;
  readonly method?: string | undefined;
  /** With placeholders: `/users/{id}`. */
  readonly path?: string | undefined;
  /** HTTP status; 0 when there was no answer. */
  readonly status?: number | undefined;
  /** Graph's `request-id`. */
  readonly requestId?: string | undefined;
  /** What the store does, and with which kind of record. */
  readonly operation?: 'get' | 'put' | 'delete' | 'scan' | undefined;
  readonly partition?: string | undefined;
  /** Reminders of a sweep, by what became of them. */
  readonly claimed?: number | undefined;
  readonly sent?: number | undefined;
  readonly held?: number | undefined;
  readonly dropped?: number | undefined;
  readonly failed?: number | undefined;
}

/** Shows operators what takes how long. It is never waited for, and nothing that it does is thrown. */
export interface Trace {
  /** Runs the work in a span; the spans that begin meanwhile are its children. Gives or throws what the work does. */
  span<T>(name: SpanName, fields: SpanFields, work: () => Promise<T>): Promise<T>;
  /** Says more of the innermost span under way. */
  note(fields: SpanFields): void;
}

/** Nobody looks: the default. */
export const noTrace: Trace = {
  span: (_name, _fields, work) => work(),
  note: () => undefined,
};
