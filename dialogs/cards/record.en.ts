import type { Checked, Difference, Verdict } from '../../src/procedure/ports/record';
import { stepTitles } from './words.en';

/** Words of the record in the chat: exporting a report, and checking one. */

export const exportIt = 'Export';
export const checkOne = 'Check a report';
export const recorded = (short: string, whole: string) =>
  `In the record as ${short}. The whole line: ${whole}`;

export const damaged =
  'The entry of this run in the record cannot be read any more: somebody has changed the store. “Check a report” says where.';

export const links = {
  title: 'The report as a file',
  line: 'The page is made to be printed, or saved as PDF. The JSON file is what “check report” compares to the last letter.',
  warning:
    'Whoever has one of these links can open the report, for ten minutes from now or until you sign out. It names people and the account.',
  page: 'Page to print (leaves Teams)',
  file: 'JSON file (leaves Teams)',
};
export const noSuchReport = 'I find no report of yours there. Type “status” to see the last one.';

export const paste = {
  title: 'Check a report against the record',
  line: 'Paste the content of an exported JSON file, or the line that stands on a report. You can also send me the file.',
  label: 'JSON of the report, or its line (required)',
  missing: 'Paste the JSON or the line first.',
  check: 'Compare',
};
export const tooLarge = 'This file is too large to be a report.';
export const unreachable = 'I could not read this file. Type “check report” and paste its content instead.';

export const result = {
  titles: {
    same: 'The report is what the record says',
    changed: 'The report is not what the record says',
    unknown: 'The record has no such report',
    'no-match': 'The report does not match the record',
    unreadable: 'This is no report of mine',
    broken: 'The record itself has been changed',
  },
  chain: (length: number) =>
    length === 1
      ? 'The record has 1 entry, and it is whole.'
      : `The record has ${length} entries, and it is whole.`,
  broken: (at: number, length: number | undefined) =>
    `The store’s chain${length === undefined ? '' : ` of ${length} entries`} is broken at entry ${at}: that entry, or one before it, was changed, taken away or put in by somebody who can write the store. What comes after it proves nothing.`,
  differ: 'These fields differ:',
  whichOne:
    'By itself this does not say which of the two was changed. The lines on other exported reports do: check one that is newer.',
  lineOnly:
    'Only the line was compared. Whether the rest of that report says the same is told by its JSON file.',
  forgotten: 'Names of people who are forgotten could not be compared.',
  again: 'Check another',
};

/** Why a comparison says no more than whether the report fits as a whole. */
export const noMore = {
  'signed-out':
    'What differs, and whether the record has such an entry, I say only to whose run it was, and to who holds a directory role for this work. Sign in, so that I can look at your roles, and hand it in again.',
  'no-role':
    'What differs, and whether the record has such an entry, I say only to whose run it was, and to who holds a directory role for this work: ask them to check it.',
  unread:
    'I could not read your directory roles just now, so I say no more than this. Hand it in again in a minute.',
} as const;
export const signIn = 'Sign in, then check again';

const unknown: Readonly<Record<Extract<Verdict, { kind: 'unknown' }>['why'], string>> = {
  'after-the-end':
    'The report is of an entry that this store does not have. It is from another bot, or entries were taken away at the end of the store’s chain, or an older backup was restored.',
  'other-tenant': 'The report is of another organisation.',
};

/** What the comparison means, in one sentence. */
export function verdictLine({ verdict, sequence }: Pick<Checked, 'verdict' | 'sequence'>): string {
  switch (verdict.kind) {
    case 'same':
      return verdict.whole
        ? `Every field of the report is what entry ${sequence} of the record says.`
        : `The line is that of entry ${sequence} of the record.`;
    case 'changed':
      return `The report and entry ${sequence} of the record are not the same.`;
    case 'unknown':
      return unknown[verdict.why];
    case 'no-match':
      return 'It is not what the record says: something in it differs, or the record has no such entry.';
    case 'unreadable':
      return 'I find neither the JSON of an exported report nor the line of one in it. Copy the whole content of the file.';
  }
}

/** A field as the JSON names it; those of a step with the step's name. */
export function fieldLine({ step, field }: Difference): string {
  if (step === undefined) return field;
  const titles: Readonly<Record<number, string | undefined>> = stepTitles;
  const title = titles[step];
  return title === undefined ? `step ${step}: ${field}` : `${step}. ${title}: ${field}`;
}
