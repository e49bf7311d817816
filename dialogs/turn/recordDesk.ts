import type { Person } from '../../src/procedure/person';
import type { RecordBook } from '../../src/procedure/ports/record';

/** The record of ended runs, as far as the conversation needs it. */
export interface RecordDesk extends Pick<RecordBook, 'headOf' | 'check' | 'change'> {
  /** Links to the report of a person's run, good for ten minutes and until they sign out. */
  links(person: Person, runId: string): Promise<{ readonly page: string; readonly file: string }>;
  /** @param attachments of a message: untrusted; what the file in it says */
  sent(
    attachments: unknown,
  ): Promise<
    { readonly kind: 'text'; readonly text: string } | { readonly kind: 'none' | 'too-large' | 'unreachable' }
  >;
}
