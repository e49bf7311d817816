import type { Run } from './run';
import type { Instant } from './time';

/**
 * When the app password of a run was made, the best that the run knows: the audit log's time; else when the
 * administrator said that it was made; else when they said that it is saved. `undefined` before that.
 */
export function appPasswordMadeAt({ findings, savedAt }: Run): Instant | undefined {
  const made = findings[10];
  const audited = made?.verdict === 'proven' ? made.params.at : undefined;
  return typeof audited === 'string' ? audited : (made?.at ?? savedAt);
}
