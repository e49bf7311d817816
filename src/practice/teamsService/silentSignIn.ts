import type { Person, SignInService } from '../signInService';
import type { Activity } from './activity';
import type { TokenExchange } from './oauthCard';
import type { BotAnswer } from './turns';

/** How Teams behaves when a sign-in card offers a silent exchange. */
export type SignInManner =
  | 'exchange'
  /** Both of a person's devices answer. */
  | 'two-devices'
  /** An old client: the card is shown, and nothing is sent. */
  | 'show-card'
  | 'foreign-token'
  | 'expired-token'
  /** Teams cannot get a token and says so (`signin/failure`). */
  | 'failure';

/** What was sent to the bot, and how it answered. */
export interface Exchange {
  readonly invoke: 'signin/tokenExchange' | 'signin/failure';
  readonly id: string;
  /** HTTP status. */
  readonly status: number;
}

export interface SilentSignIn {
  /** Another manner for the next `times` cards, or from now on. */
  choose(manner: SignInManner, times?: number): void;
  /** Plays Teams' part for one card; `true` when the person need not see it. */
  play(
    offered: TokenExchange,
    person: Person,
    send: (invoke: Activity) => Promise<BotAnswer>,
  ): Promise<boolean>;
  /** `value.authentication` of an action that is sent again; `undefined` when Teams has nothing to add. */
  authentication(requested: TokenExchange, person: Person): object | undefined;
  readonly exchanges: readonly Exchange[];
}

export function createSilentSignIn(
  signIn: SignInService,
  stranger: (person: Person) => Person,
): SilentSignIn {
  const exchanges: Exchange[] = [];
  const manners = createManners();
  const tokenFor = (person: Person, manner: SignInManner): string => {
    // 1970: long before any clock.
    if (manner === 'expired-token') return signIn.teamsToken(person, { iat: 0, nbf: 0, exp: 1 });
    return signIn.teamsToken(manner === 'foreign-token' ? stranger(person) : person);
  };
  return {
    exchanges,
    choose: manners.choose,
    async play(offered, person, send) {
      const manner = manners.next();
      if (manner === 'show-card') return false;
      const invoke = manner === 'failure' ? failure() : exchangeInvoke(offered, tokenFor(person, manner));
      const devices = manner === 'two-devices' ? 2 : 1;
      const answers = await Promise.all(Array.from({ length: devices }, () => send(invoke)));
      for (const { status } of answers) exchanges.push({ invoke: invoke.name, id: offered.id, status });
      return manner !== 'failure' && answers.some(({ status }) => status === 200);
    },
    authentication(requested, person) {
      const manner = manners.next();
      if (manner === 'show-card' || manner === 'failure') return undefined;
      return { ...requested, token: tokenFor(person, manner) };
    },
  };
}

function exchangeInvoke(offered: TokenExchange, token: string) {
  return { type: 'invoke', name: 'signin/tokenExchange', value: { ...offered, token } } as const;
}

/** What Teams sends when the app's ID URI does not fit (Microsoft Learn: bot-sso-code). */
function failure() {
  const value = { code: 'resourcematchfailed', message: 'The resource does not fit the app.' };
  return { type: 'invoke', name: 'signin/failure', value } as const;
}

function createManners(): { choose: SilentSignIn['choose']; next(): SignInManner } {
  let usual: SignInManner = 'exchange';
  const chosen: SignInManner[] = [];
  return {
    choose(manner, times) {
      if (times === undefined) usual = manner;
      else chosen.push(...Array.from({ length: times }, () => manner));
    },
    next: () => chosen.shift() ?? usual,
  };
}
