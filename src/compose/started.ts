export interface HowToStart {
  /** Begins a new practice tenant. */
  readonly fresh: boolean;
  /** For the chat window, which is a program of its own. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** What was started: what to tell whoever started it, and how to end all of it. */
export interface Started {
  readonly lines: readonly string[];
  stop(): Promise<void>;
}
