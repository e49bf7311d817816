import { z } from 'zod';
import type { Person } from '../../procedure/person';
import type { Log } from '../../procedure/ports/log';
import type { BrowserSignIn } from './browser';
import type { Problems } from './problems';
import type { SignInResult } from '../conversation';

interface Desk {
  readonly problems: Problems;
  readonly browser: BrowserSignIn;
  readonly log: Log;
}

/**
 * `signin/verifyState`: Teams says that the sign-in window has closed. The window itself has had the bot go on
 * already, so this is `fresh` only where that did not work.
 */
export function windowClosed({ problems, browser, log }: Desk, person: Person, value: unknown): SignInResult {
  const state = z.object({ state: z.string() }).safeParse(value).data?.state;
  if (state === 'CancelledByUser') {
    log.info('sign-in-window-closed');
    if (!problems.last(person)) problems.note(person, 'cancelled');
    return { status: 200, fresh: false };
  }
  return { status: 200, fresh: browser.takeMissed(person) };
}

// Microsoft Learn: bot-sso-code, "Handle sign-in failure"
const failureCodes: readonly string[] = [
  'installappfailed',
  'installedappnotfound',
  'authrequestfailed',
  'invokeerror',
  'resourcematchfailed',
  'oauthcardnotvalid',
  'tokenmissing',
];

/** `signin/failure`: Teams could not get or hand over a token. Its message is left alone; its code is logged when known. */
export function teamsFailed({ problems, log }: Omit<Desk, 'browser'>, person: Person, value: unknown): void {
  const code = z.object({ code: z.string() }).safeParse(value).data?.code.toLowerCase() ?? '';
  log.warn('teams-sign-in-failed', { code: failureCodes.includes(code) ? code : 'unknown' });
  problems.note(person, 'teams-failed');
}
