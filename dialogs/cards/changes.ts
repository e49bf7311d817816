import { undoParts } from '../../src/procedure/before';
import type { RecordedChange } from '../../src/procedure/ports/record';
import { answers } from './oldAppPasswords.en';
import { inWords } from './undo';
import { parts, takenBack } from './undo.en';

/** What was done with a run beside its steps; a code without words stays as it is. */
export function changeInWords({ code, params = {} }: Pick<RecordedChange, 'code' | 'params'>): string {
  const part = undoParts.find((candidate) => candidate === code);
  if (part)
    return takenBack(parts[part], inWords(part, String(params.from)), inWords(part, String(params.to)));
  if (code !== 'old-app-passwords') return code;
  return params.answer === 'deleted' ? answers.deleted : answers.none;
}
