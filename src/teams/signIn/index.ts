import { randomUUID } from 'node:crypto';
import type { Attachment } from 'botbuilder';
import type { Person } from '../../procedure/person';
import type { Clock } from '../../procedure/ports/clock';
import type { Log } from '../../procedure/ports/log';
import type { SignOuts } from '../../procedure/ports/signOuts';
import { redirectUri } from './authorize';
import { createBrowserSignIn, type BrowserSignIn } from './browser';
import { applicationIdUri, type EntraApp } from './entraApp';
import { createExchange } from './exchange';
import { createExchangeDesk } from './exchangeDesk';
import { teamsFailed, windowClosed } from './invokes';
import { oauthCard } from './oauthCard';
import { adminConsentUrl, lacking } from './permissions';
import { createProblems } from './problems';
import type { SignInService } from './signIn';
import { Vault } from './vault';
import { createWishes, type Wishes } from './wishes';

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
  /** Seals sign-in links; the same in all processes that serve the bot. Without one, each has its own. */
  readonly key: string | undefined;
  readonly signOuts: SignOuts;
  readonly clock: Clock;
  readonly log: Log;
}

/** Signing in without a word through Teams, and `browser` for the pages when that is not enough. */
export function createSignIn(options: SignInOptions): SignInService & { readonly browser: BrowserSignIn } {
  const { app, signOuts, clock, log } = options;
  const vault = new Vault(clock);
  const problems = createProblems();
  const wishes = createWishes();
  const browser = createBrowserSignIn({ ...options, vault, problems, wishes });
  const exchange = createExchangeDesk({
    ...{ exchange: createExchange(app, clock), vault, signOuts, problems, wishes, log },
  });

  const desk = { problems, browser, log };
  const forget = (person: Person) => {
    vault.forget(person);
    problems.clear(person);
  };

  return {
    browser,
    exchange,
    has: (person, forMilliseconds) => vault.has(person, forMilliseconds),
    token: (person) => vault.token(person),
    card: async (person) => cardWith(options, await browser.link(person)),
    async catchUp(person) {
      // A process without a shared key is the only one: it has heard every sign-out itself.
      if (options.key !== undefined) vault.hears(person, await signOuts.last(person));
    },
    verifyState: async (person, value) => windowClosed(desk, person, value),
    failure: (person, value) => teamsFailed(desk, person, value),
    forget,
    async signOut(person) {
      forget(person);
      await signOuts.note(person);
    },
    needs(person, claims) {
      vault.forget(person);
      problems.note(person, 'step-up', claims);
    },
    problem: (person) => problems.last(person)?.problem,
    ...permissionDesk(options, vault, wishes),
  };
}

function permissionDesk(
  { app, publicUrl }: SignInOptions,
  vault: Vault,
  wishes: Wishes,
): Pick<SignInService, 'lacks' | 'widens' | 'consentUrl'> {
  return {
    lacks: (person, permissions) => lacking(app, vault.granted(person), permissions),
    widens(person) {
      vault.forget(person);
      wishes.add(person);
    },
    consentUrl: (permissions) => adminConsentUrl(app, redirectUri(publicUrl), permissions),
  };
}

function cardWith({ app, card }: SignInOptions, link: string): Attachment {
  return oauthCard({ ...card, id: randomUUID(), uri: applicationIdUri(app), link });
}
