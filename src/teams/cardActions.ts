import type { TurnContext } from 'botbuilder';
import type { Person } from '../procedure/person';
import type { Clock } from '../procedure/ports/clock';
import { errorFields, type Log } from '../procedure/ports/log';
import type { Answers } from './answers';
import { type Executed, readExecuted } from './cardAnswer';
import type { Conversation, SignIn } from './conversation';
import type { Inbound } from './inbound';
import { cardResponse, errorResponse, loginResponse, respond, wordsResponse } from './invokeResponses';
import { within } from './within';

/** Teams waits 10 to 15 seconds for an answer and sends the request again after 15; this leaves room on both sides. */
const answerWithin = 4_000;

/** Buttons that say a command need no token. */
const commandVerb = 'command';

export interface CardActionsOptions {
  readonly answers: Answers;
  readonly conversation: Pick<Conversation, 'workingCard' | 'receivedWords' | 'busyWords'>;
  readonly signIn: SignIn;
  readonly clock: Clock;
  readonly log: Log;
}

/** Answers the invoke `adaptiveCard/action`, in time whatever the act takes. */
export function createCardActions(options: CardActionsOptions) {
  return async (turn: TurnContext, person: Person, inbound: Inbound): Promise<void> => {
    const executed = readExecuted(inbound.takeValue(), turn.activity.replyToId);
    if (!executed) {
      await respond(turn, 400);
      return;
    }
    if (await needsLogin(options, person, executed, inbound.correlation)) {
      await respond(turn, 200, loginResponse(await options.signIn.card(person)));
      return;
    }
    await respond(turn, 200, await answered(options, turn, person, inbound, executed));
  };
}

/** Tries what Teams sent along; when that fails the answer goes on, and the conversation shows its own sign-in card. */
async function needsLogin(
  options: CardActionsOptions,
  person: Person,
  executed: Executed,
  correlation: string,
) {
  const { signIn, log } = options;
  if (executed.answer.verb === commandVerb) return false;
  await signIn.catchUp(person);
  if (signIn.has(person, 0)) return false;
  const { authentication, state } = executed;
  if (authentication === undefined && state === undefined) return true;
  try {
    const result =
      state === undefined
        ? await signIn.exchange(person, authentication)
        : await signIn.verifyState(person, state);
    log.info('card-sign-in', { correlation, status: result.status });
  } catch (thrown) {
    log.warn('card-sign-in', { correlation, ...errorFields(thrown) });
  }
  return false;
}

async function answered(
  { answers, conversation, clock }: CardActionsOptions,
  turn: TurnContext,
  person: Person,
  inbound: Inbound,
  { answer }: Executed,
) {
  const work = answers(turn.activity, inbound.correlation, person, answer);
  const inTime = await within(clock, answerWithin, work);
  if (!inTime) return cardResponse(conversation.workingCard);
  if (inTime.value.kind === 'busy') return errorResponse('busy', conversation.busyWords);
  const { card } = inTime.value;
  return card ? cardResponse(card) : wordsResponse(conversation.receivedWords);
}
