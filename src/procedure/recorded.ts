import { hasWritten, type Run } from './run';

/**
 * Whether an ended run is worth an entry of the record. One that was stopped before it had an account, and changed
 * nothing, says nothing to anybody; it can be begun and stopped as often as somebody likes.
 */
export function isRecorded(run: Run): boolean {
  return run.state === 'finished' || run.account !== undefined || hasWritten(run);
}
