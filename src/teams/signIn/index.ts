import { randomUUID } from 'node:crypto';
import type { Clock } from '../../procedure/ports/clock';
import type { Log } from '../../procedure/ports/log';
import { createBrowserSignIn, type BrowserSignIn } from './browser';
import { applicationIdUri, type EntraApp } from './entraApp';
import { createExchange } from './exchange';
import { createExchangeDesk } from './exchangeDesk';
import { teamsFailed, windowClosed } from './invokes';
import { oauthCard } from './oauthCard';
import { createProblems } from './problems';
import type { SignInService } from './signIn';
import { Vault } from './vault';

export type { ClientCredential, EntraApp } from './entraApp';
export type { BrowserProblem, BrowserSignIn } from './browser';
export { signInProblems, type SignInProblem } from './problems';
export type { SignInService } from './signIn';

export interface SignInOptions {
  readonly app: EntraApp;
  /** Where Teams and browsers reach this bot, without a slash at the end; `https`, but for the practice tenant. */
  readonly publicUrl: string;
  /** The words of the OAuth card. */
  readonly card: { readonly text: string; readonly button: string };
  readonly clock: Clock;
  readonly log: Log;
}

/** Signing in without a word through Teams, and `browser` for the pages when that is not enough. */
export function createSignIn(options: SignInOptions): SignInService & { readonly browser: BrowserSignIn } {
  const { app, clock, log } = options;
  const vault = new Vault(clock);
  const problems = createProblems();
  const browser = createBrowserSignIn({ ...options, vault, problems });
  const exchange = createExchangeDesk({ exchange: createExchange(app, clock), vault, problems, log });

  const desk = { problems, browser, log };

  return {
    browser,
    exchange,
    has: (person, forMilliseconds) => vault.has(person, forMilliseconds),
    token: (person) => vault.token(person),
    card: (person) =>
      oauthCard({
        ...options.card,
        id: randomUUID(),
        uri: applicationIdUri(app),
        link: browser.link(person),
      }),
    verifyState: async (person, value) => windowClosed(desk, person, value),
    failure: (person, value) => teamsFailed(desk, person, value),
    forget(person) {
      vault.forget(person);
      problems.clear(person);
    },
    needs(person, claims) {
      vault.forget(person);
      problems.note(person, 'step-up', claims);
    },
    problem: (person) => problems.last(person)?.problem,
  };
}
