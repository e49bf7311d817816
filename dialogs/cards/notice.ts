import type { Notice } from '../../src/procedure/stage';
import * as words from './words.en';

/** What the frame says of a notice; faults stand beside their fields instead, and a stage's own word is its own. */
export function noticeLines(notice: Notice | undefined): readonly string[] {
  switch (notice?.kind) {
    case 'refused':
      return words.refusalLines(notice.refused);
    case 'unclear':
      return words.unclear;
    case 'written':
      return words.written;
    case 'signed-out':
      return words.signedOut;
    default:
      return [];
  }
}

/** The sentence for one field's fault, if it has one. */
export function faultOf<Code extends string>(
  notice: Notice | undefined,
  field: string,
  sentences: Readonly<Record<Code, string>>,
): string | undefined {
  if (notice?.kind !== 'faults') return undefined;
  const fault = notice.faults.find((candidate) => candidate.field === field);
  return fault && sentences[fault.code as Code];
}
