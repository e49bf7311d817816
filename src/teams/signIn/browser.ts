import { Unreachable } from '../../procedure/errors';
import type { Person } from '../../procedure/person';
import type { Clock } from '../../procedure/ports/clock';
import type { Log } from '../../procedure/ports/log';
import type { SignOuts } from '../../procedure/ports/signOuts';
import { authorizeUrl, redirectUri } from './authorize';
import { putBounded } from './bounded';
import { createBrowserTickets, shortClaims, type BrowserTickets, type Underway } from './browserTickets';
import { isAbout } from './claims';
import type { EntraApp } from './entraApp';
import { readEntraError } from './entraError';
import { personKey } from './personKey';
import type { Problems, SignInProblem, SignInRefused } from './problems';
import { hashOf, isSame, randomText } from './random';
import { redeem } from './redeem';
import type { GraphToken, Vault } from './vault';
import type { Wishes } from './wishes';

/** Why a sign-in in the browser came to nothing: what can go wrong with Entra, and what only a window can have. */
export type BrowserProblem = SignInProblem | 'link-expired' | 'other-browser' | 'unforeseen';

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

/**
 * The sign-in in a browser window, for when Teams cannot do it without a word: consent, a second factor. Every step
 * may be taken in another process that has the same key; the token stays where the window ended.
 */
export interface BrowserSignIn {
  /** A link for this person only, good for ten minutes, once in each process, and until the person signs out. */
  link(person: Person): Promise<string>;
  /** Nothing when the link was used already, is too old, is from before a sign-out, or never was one. */
  start(state: string | undefined): Promise<Started | undefined>;
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
  /** The same in all processes that serve the bot; without one, a window ends where its link was made. */
  readonly key: string | undefined;
  readonly signOuts: SignOuts;
  readonly vault: Vault;
  readonly problems: Problems;
  readonly wishes: Wishes;
  readonly clock: Clock;
  readonly log: Log;
}

export function createBrowserSignIn(options: BrowserSignInOptions): BrowserSignIn {
  const { app, publicUrl, key, signOuts, problems, wishes, clock } = options;
  const tickets = createBrowserTickets(app, key, clock);
  const missed = new Map<string, true>();

  return {
    missed: (person) => putBounded(missed, personKey(person), true, 1000),
    takeMissed: (person) => missed.delete(personKey(person)),
    async link(person) {
      const { claims, problem } = problems.last(person) ?? {};
      const signOut = await signOuts.last(person);
      const wide = wishes.has(person);
      const link = tickets.links.issue({ person, signOut, problem, claims: shortClaims(claims), wide });
      return `${publicUrl}/auth/start?state=${link}`;
    },
    start: (state) => start(options, tickets, state),
    async end({ state, browser, ...returned }) {
      const underway = tickets.windows.take(state);
      if (!underway) return { problem: 'link-expired' };
      if (!isSame(underway.nonce, hashOf(browser ?? ''))) return { problem: 'other-browser' };
      const { person, signOut } = underway;
      const keep = options.vault.begin(person, signOut);
      const answer = await tokenFor(options, underway, returned);
      // Asked last: a sign-out counts until the moment in which the token would be kept.
      const isSignedOut = (await signOuts.last(person)) !== signOut;
      return isSignedOut ? { problem: 'link-expired' } : finish(options, person, answer, keep);
    },
  };
}

/** What was heard here is newer than the link, which was made before Teams was refused. */
async function start(
  { app, publicUrl, signOuts, problems }: BrowserSignInOptions,
  { links, windows }: BrowserTickets,
  state: string | undefined,
): Promise<Started | undefined> {
  const link = links.take(state);
  if (!link || (await signOuts.last(link.person)) !== link.signOut) return undefined;
  const { person, signOut, wide = false } = link;
  const heard = problems.last(person);
  const [problem, claims] = [heard?.problem ?? link.problem, heard?.claims ?? link.claims];
  const [browser, verifier] = [randomText(), randomText()];
  const nonce = hashOf(browser);
  const window = windows.issue({ person, signOut, verifier, nonce, claims: shortClaims(claims), wide });
  const trip = { state: window, nonce, verifier, claims, problem, wide };
  const location = authorizeUrl(app, publicUrl, trip);
  return { location, browser };
}

/** The token that the window brought back, if it is the pending person's own. */
async function tokenFor(
  { app, publicUrl, problems, clock }: BrowserSignInOptions,
  underway: Underway,
  { code, error }: Pick<Returned, 'code' | 'error'>,
): Promise<GraphToken | SignInRefused> {
  if (code === undefined) return readEntraError({ error: error ?? 'no-code' });
  const { person, verifier, nonce, wide = false } = underway;
  const claims = underway.claims ?? problems.last(person)?.claims;
  try {
    const answer = await redeem(
      app,
      { code, verifier, redirectUri: redirectUri(publicUrl), claims, wide },
      clock.now(),
    );
    if ('problem' in answer) return answer;
    const { idToken } = answer;
    if (!isSame(idToken.nonce ?? '', nonce) || idToken.aud !== app.clientId)
      return { problem: 'refused', code: 'id-token' };
    // Whoever follows somebody else's link must not hand that person a token of their own.
    return isAbout(idToken, person) ? answer.graph : { problem: 'not-the-speaker', code: 'id-token' };
  } catch (thrown) {
    if (thrown instanceof Unreachable) return { problem: 'entra-unreachable', code: 'no-answer' };
    throw thrown;
  }
}

function finish(
  { problems, wishes, log }: BrowserSignInOptions,
  person: Person,
  answer: GraphToken | SignInRefused,
  keep: (token: GraphToken) => boolean,
): Ended {
  wishes.drop(person);
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
