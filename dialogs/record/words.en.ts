import type { EntryKind } from '../../src/procedure/ports/record';
import type { StageId } from '../../src/procedure/stageId';

/** Words of the report as a page. */

export const title = 'Multi-factor authentication for Trend Micro Cloud App Security: report';
export const shared = (until: string) =>
  `Whoever has the link of this page can open it until ${until}. Print it or save it now; this box is not printed.`;

export const states = {
  finished: 'finished',
  cancelled: 'stopped before the end',
  open: 'still open',
} as const;
export const kinds: Readonly<Record<EntryKind, string>> = {
  ended: 'as the run ended',
  undone: 'after changes were taken back',
  evidence: 'after better evidence had come',
  'sessions-ended': 'after the sessions of the account were ended',
  'handed-over': 'after a hand-over',
};

export const labels = {
  account: 'Account',
  person: 'Administrator',
  others: 'With',
  state: 'Run',
  from: 'From',
  until: 'Until',
  phone: 'Phone',
  gap: 'Unprotected',
  way: 'Way',
  wrote: 'Changed in Microsoft 365',
  kind: 'Entry',
} as const;
export const forgotten = '(forgotten at their own wish)';
export const phone = (lastTwo: string, holder: string) => `ends in ${lastTwo}, with ${holder}`;
export const gap = (from: string, to: string | undefined) =>
  to === undefined ? `since ${from}, still open at the end` : `${from} to ${to}`;
export const noGap = 'not at all';
export const nothing = 'nothing';

/** The stages that write; another one is named by its id. */
export const writing: Readonly<Partial<Record<StageId, string>>> = {
  phone: 'the mobile phone',
  password: 'the password',
  'per-user-mfa': 'per-user multi-factor authentication',
};

export const columns = ['Step', 'Verdict', 'What was seen or said', 'When', 'Request id'] as const;
export const verdicts = { proven: 'proven', reported: 'on the administrator’s word' } as const;
export const notDone = 'not done';
export const changesTitle = 'Afterwards';

export const proofTitle = 'How to check this page';
export const proof = (short: string) =>
  `This is entry ${short} of the record that the bot keeps. Say “check report” to the bot and paste the line below, or the JSON file, which is compared to the last letter. “Proven” means that Microsoft 365 showed it; its request id finds it there. All times are UTC.`;
export const entryLine = 'This entry:';
export const headLine = 'Newest entry of the record when this was exported:';

export const gone = {
  title: 'This link leads nowhere any more',
  line: 'A link to a report is good for ten minutes. Type “status” in the chat, and press “Export” for a new one.',
};
