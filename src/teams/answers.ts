import { type Activity, CardFactory, type TurnContext } from 'botbuilder';
import type { Person } from '../procedure/person';
import { errorFields, type Log } from '../procedure/ports/log';
import type { CardAnswer, CardJson, Conversation } from './conversation';
import { type OwnTurns, turnAfter } from './ownTurns';
import { statusOf } from './statusOf';

/** What came of an answer: a card for its place or none; or it was not taken. */
export type Answered =
  { readonly kind: 'answered'; readonly card: CardJson | undefined } | { readonly kind: 'busy' };

/** Works off the answers to cards. */
export type Answers = (
  activity: Activity,
  correlation: string,
  person: Person,
  answer: CardAnswer,
) => Promise<Answered>;

/**
 * Each answer is worked off in a turn of its own, in the conversation's queue, so that the request that brought it
 * may be answered before. Resolves as soon as the card is known; the turn then puts it into the message as well,
 * because what an invoke returns is seen on one device only and until the chat is opened anew.
 */
export function createAnswers(options: {
  readonly turns: OwnTurns;
  readonly conversation: Pick<Conversation, 'answers' | 'failedCard'>;
  readonly newId: () => string;
  readonly log: Log;
}): Answers {
  const { turns, conversation, newId, log } = options;

  const replace = async (turn: TurnContext, answer: CardAnswer, card: CardJson, correlation: string) => {
    if (answer.activityId === undefined) return;
    try {
      const attachments = [CardFactory.adaptiveCard(card)];
      await turn.updateActivity({ type: 'message', id: answer.activityId, attachments });
    } catch (thrown) {
      log.warn('card-not-replaced', { correlation, ...errorFields(thrown), status: statusOf(thrown) });
    }
  };

  return (activity, correlation, person, answer) =>
    new Promise((resolve) => {
      const work = async (turn: TurnContext) => {
        const card = await conversation.answers(turn, person, answer);
        resolve({ kind: 'answered', card });
        if (card) await replace(turn, answer, card, correlation);
      };
      const orFailed = async (turn: TurnContext) => {
        const ended = await turns.safely(turn, correlation, () => work(turn));
        if (ended !== 'done') await replace(turn, answer, conversation.failedCard, correlation);
      };
      void turns.begin(turnAfter(activity, newId()), correlation, orFailed).then((ended) => {
        resolve(ended === 'busy' ? { kind: 'busy' } : { kind: 'answered', card: conversation.failedCard });
      });
    });
}
