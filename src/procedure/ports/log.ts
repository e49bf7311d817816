/** Named fields only, never an error object, a body, a name or a number of a person. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

export interface Log {
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

/** What may be logged of something thrown: its class, and the code that Node or a library gave it. Never its message. */
export function errorFields(thrown: unknown): LogFields {
  if (!(thrown instanceof Error)) return { error: typeof thrown };
  const { code } = thrown as { code?: unknown };
  return {
    error: thrown.name,
    code: typeof code === 'string' || typeof code === 'number' ? code : undefined,
  };
}
