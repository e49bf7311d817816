import { Unreachable } from '../../procedure/errors';
import type { Person } from '../../procedure/person';
import type { Clock } from '../../procedure/ports/clock';
import type { Log } from '../../procedure/ports/log';
import { authorizeUrl, redirectUri } from './authorize';
import { putBounded } from './bounded';
import { isAbout } from './claims';
import type { EntraApp } from './entraApp';
import { readEntraError } from './entraError';
import { personKey } from './personKey';
import type { Problems, SignInProblem, SignInRefused } from './problems';
import { redeem } from './redeem';
import { createTickets, randomText } from './tickets';
import type { GraphToken, Vault } from './vault';

/** Why a sign-in in the browser came to nothing: what can go wrong with Entra, and what only a link can have. */
export type BrowserProblem = SignInProblem | 'link-expired' | 'other-browser';

export interface Started {
  /** Where the browser goes to sign in. */
  readonly location: string;
  /** What the browser has to bring back, in a cookie. */
  readonly browser: string;
}

/** What Entra sent the browser back with, and the cookie's value. */
export interface Returned {
  readonly state?: string | undefined;
  readonly code?: string | undefined;
  readonly error?: string | undefined;
  readonly browser?: string | undefined;
}

export type Ended = { readonly person: Person } | { readonly problem: BrowserProblem };

/** The sign-in in a browser window, for when Teams cannot do it without a word: consent, a second factor. */
export interface BrowserSignIn {
  /** A link for this person only, good once and for ten minutes. */
  link(person: Person): string;
  /** Nothing when the link was used already, is too old, or never was one. */
  start(state: string | undefined): Started | undefined;
  end(returned: Returned): Promise<Ended>;
  /** The bot could not go on by itself after this person's sign-in. */
  missed(person: Person): void;
  /** Whether that happened; asked once, the answer is then no. */
  takeMissed(person: Person): boolean;
}

export interface BrowserSignInOptions {
  readonly app: EntraApp;
  /** Where browsers reach this bot, without a slash at the end. */
  readonly publicUrl: string;
  readonly vault: Vault;
  readonly problems: Problems;
  readonly clock: Clock;
  readonly log: Log;
}

/** A window that has been sent to Entra. */
interface Underway {
  readonly person: Person;
  readonly browser: string;
  readonly verifier: string;
  readonly nonce: string;
  readonly claims: string | undefined;
}

export function createBrowserSignIn(options: BrowserSignInOptions): BrowserSignIn {
  const { app, publicUrl, problems, clock } = options;
  const links = createTickets<Person>(clock);
  const windows = createTickets<Underway>(clock);
  const missed = new Map<string, true>();

  return {
    missed: (person) => putBounded(missed, personKey(person), true, 1000),
    takeMissed: (person) => missed.delete(personKey(person)),
    link: (person) => `${publicUrl}/auth/start?state=${links.issue(person)}`,
    start(link) {
      const person = links.take(link);
      if (!person) return undefined;
      const { claims, problem } = problems.last(person) ?? {};
      const underway = { person, browser: randomText(), verifier: randomText(), nonce: randomText(), claims };
      const location = authorizeUrl(app, publicUrl, { ...underway, state: windows.issue(underway), problem });
      return { location, browser: underway.browser };
    },
    async end(returned) {
      const underway = windows.take(returned.state);
      if (!underway) return { problem: 'link-expired' };
      if (underway.browser !== returned.browser) return { problem: 'other-browser' };
      const keep = options.vault.begin(underway.person);
      return finish(options, underway, await tokenFor(options, underway, returned), keep);
    },
  };
}

/** The token that the window brought back, if it is the pending person's own. */
async function tokenFor(
  { app, publicUrl, clock }: BrowserSignInOptions,
  underway: Underway,
  { code, error }: Returned,
): Promise<GraphToken | SignInRefused> {
  if (code === undefined) return readEntraError({ error: error ?? 'no-code' });
  const { person, verifier, nonce, claims } = underway;
  try {
    const answer = await redeem(
      app,
      { code, verifier, redirectUri: redirectUri(publicUrl), claims },
      clock.now(),
    );
    if ('problem' in answer) return answer;
    const { idToken } = answer;
    if (idToken.nonce !== nonce || idToken.aud !== app.clientId)
      return { problem: 'refused', code: 'id-token' };
    // Whoever follows somebody else's link must not hand that person a token of their own.
    return isAbout(idToken, person) ? answer.graph : { problem: 'not-the-speaker', code: 'id-token' };
  } catch (thrown) {
    if (thrown instanceof Unreachable) return { problem: 'entra-unreachable', code: 'no-answer' };
    throw thrown;
  }
}

function finish(
  { problems, log }: BrowserSignInOptions,
  { person }: Underway,
  answer: GraphToken | SignInRefused,
  keep: (token: GraphToken) => boolean,
): Ended {
  if ('problem' in answer) {
    const { problem, code, claims } = answer;
    log.warn('browser-sign-in-failed', { problem, code });
    // Declining does not change what is needed.
    if (problem !== 'cancelled' || !problems.last(person)) problems.note(person, problem, claims);
    return { problem };
  }
  // Signed out meanwhile: what the window brings is not wanted any more.
  if (!keep(answer)) return { problem: 'link-expired' };
  problems.clear(person);
  log.info('signed-in', { by: 'browser' });
  return { person };
}
