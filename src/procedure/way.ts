import type { Run } from './run';

export type Choice = 'migrated' | 'went-on' | 'both';

/** What the administrator has chosen, knowing of both ways; `undefined` before that. */
export function choiceOf({ migration: way, wentOnAt }: Run): Choice | undefined {
  if (way?.reported) return wentOnAt === undefined ? 'migrated' : 'both';
  return wentOnAt === undefined ? undefined : 'went-on';
}

/** By the administrator's word, nothing in the console uses the account's password any more. */
export function needsNoPassword({ migration: way }: Run): boolean {
  return way?.reported?.seen === 'both';
}
