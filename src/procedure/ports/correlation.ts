/** The id of the turn under way: it stands on the turn's lines in the log, and on what Microsoft Graph is sent. */
export interface Correlation {
  /** Does the work, and all that follows from it, under this id. */
  readonly during: <T>(id: string, work: () => T) => T;
  /** `undefined` outside of every turn. */
  readonly current: () => string | undefined;
}

/** Where nobody asks for the id. */
export const noCorrelation: Correlation = { during: (_id, work) => work(), current: () => undefined };
