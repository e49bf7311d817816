import { undoParts } from './before';
import type { RecordedChange } from './ports/record';
import type { Run } from './run';

/** What is done with a run beside its steps, as the record calls it. Each has words. */
export const changeCodes = [...undoParts, 'sessions-ended', 'old-app-passwords'] as const;
export type ChangeCode = (typeof changeCodes)[number];

/** All that was done with a run beside its steps, as the record keeps it. */
export function changesOf(run: Run): readonly (RecordedChange & { readonly code: ChangeCode })[] {
  return [...takenBack(run), ...sessionsOf(run), ...oldAppPasswordsOf(run)];
}

const takenBack = ({ undone = [] }: Run) =>
  undone.map(({ part, from, to, at, requestId }) => ({
    ...{ code: part, at, requestId },
    params: { from, to },
  }));

const sessionsOf = ({ sessions }: Run) =>
  (sessions?.ended ?? []).map(({ at, requestId, validFrom }) => ({
    ...{ code: 'sessions-ended' as const, at, requestId },
    ...(validFrom !== undefined && { params: { validFrom } }),
  }));

const oldAppPasswordsOf = ({ oldAppPasswords }: Run) =>
  oldAppPasswords
    ? [
        {
          code: 'old-app-passwords' as const,
          at: oldAppPasswords.at,
          params: { answer: oldAppPasswords.answer },
        },
      ]
    : [];
