/** Our own clock. Tests hand in one that they move themselves. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after so many milliseconds; rejects when the signal is aborted first. */
  wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
}
