import { z } from 'zod';
import { readLine } from '../procedure/headLine';
import type { Head } from '../procedure/ports/record';
import { digestOf } from './chain';

/** Characters; a report has about 8,000. */
export const longestPaste = 60_000;

const head = z.object({ sequence: z.number().int().positive(), hash: z.string() }).strict();

const document = z
  .object({
    format: z.literal('mfa-record/1'),
    entry: z
      .object({
        sequence: z.number().int().positive(),
        report: z.object({ tenant: z.string() }).passthrough(),
      })
      .passthrough(),
    hash: z.string(),
    head,
    names: z.record(z.string(), z.string()),
  })
  .strict();

export type PastedReport = z.infer<typeof document>;

/** What a person has handed in: a whole report, a line, or nothing that we know. */
export type Pasted =
  | { readonly kind: 'report'; readonly report: PastedReport }
  | { readonly kind: 'line'; readonly head: Head }
  | undefined;

/** Everything here is made up until it is compared. */
export function readPasted(text: string): Pasted {
  if (text.length > longestPaste) return undefined;
  const report = readReport(text);
  if (report) return { kind: 'report', report };
  const line = looksLikeJson(text) ? undefined : readLine(text);
  return line && { kind: 'line', head: line };
}

/** A report that cannot be read is not taken for its line: its content would pass unseen. */
const looksLikeJson = (text: string) => text.trimStart().startsWith('{');

function readReport(text: string): PastedReport | undefined {
  try {
    const report = document.safeParse(JSON.parse(text)).data;
    if (report) digestOf(report);
    return report;
  } catch {
    return undefined;
  }
}
