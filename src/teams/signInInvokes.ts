import type { TurnContext } from 'botbuilder';
import type { Person } from '../procedure/person';
import type { SignIn, SignInResult } from './conversation';
import type { Inbound } from './inbound';
import { respond } from './invokeResponses';

export type InvokeHandler = (turn: TurnContext, person: Person, inbound: Inbound) => Promise<void>;

/** What follows an answer to Teams, once it has left. */
export interface Afterwards {
  /** A token has come: the conversation goes on. */
  readonly resume: (person: Person, inbound: Inbound) => void;
  /** None has come: the conversation says why, and what to do. */
  readonly stuck: (person: Person, inbound: Inbound) => void;
}

/**
 * The silent half of signing in, by invoke name. Every one is answered: what stays unanswered leaves Teams, and the
 * person, without a word.
 */
export function signInInvokes(
  signIn: SignIn,
  { resume, stuck }: Afterwards,
): Readonly<Record<string, InvokeHandler>> {
  const answer = async (turn: TurnContext, person: Person, inbound: Inbound, result: SignInResult) => {
    if (result.fresh) inbound.afterwards.push(() => resume(person, inbound));
    else if (result.status !== 200 && !result.again) inbound.afterwards.push(() => stuck(person, inbound));
    await respond(turn, result.status, result.body);
  };
  return {
    'signin/tokenExchange': async (turn, person, inbound) =>
      answer(turn, person, inbound, await signIn.exchange(person, inbound.takeValue())),
    'signin/verifyState': async (turn, person, inbound) =>
      answer(turn, person, inbound, await signIn.verifyState(person, inbound.takeValue())),
    'signin/failure': async (turn, person, inbound) => {
      signIn.failure(person, inbound.takeValue());
      inbound.afterwards.push(() => stuck(person, inbound));
      await respond(turn, 200);
    },
  };
}
