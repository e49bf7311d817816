import { type Activity, CardFactory, type TurnContext } from 'botbuilder';
import type { Person } from '../../procedure/person';
import type { Clock } from '../../procedure/ports/clock';
import type { ConversationAddress } from '../../procedure/ports/conversations';
import type { TeamsAdapter } from '../adapter';
import type { CardJson } from '../conversation';
import { type OwnTurns, turnAt } from '../ownTurns';
import { markPaced } from '../paced';
import type { Limiter } from './limiter';
import { withRetries } from './retry';

export interface MessengerOptions {
  readonly adapter: Pick<TeamsAdapter, 'open'>;
  readonly turns: Pick<OwnTurns, 'begin'>;
  readonly limiter: Pick<Limiter, 'take'>;
  readonly clock: Clock;
  /** A number from 0 up to 1, as `Math.random`. */
  readonly random: () => number;
}

/** A person's chat, and the id by which the log finds what is done there. */
export interface Chat {
  readonly person: Person;
  readonly address: ConversationAddress;
  readonly correlation: string;
}

/** What Teams is asked for, within its limits and with its retries. All throw what stopped the last try. */
export interface Messenger {
  /** @returns the id of the message */
  send(chat: Chat, card: CardJson): Promise<string>;
  /** Puts the card in the place of the one that the message shows. */
  update(chat: Chat, activityId: string, card: CardJson): Promise<void>;
  /** @returns the id of the chat, opened again */
  open(chat: Chat): Promise<string>;
}

/** The conversation's limit frees a place later than is worth waiting for. */
export class TooSoon extends Error {
  override readonly name = 'TooSoon';
  /** @param after milliseconds */
  constructor(readonly after: number) {
    super('the conversation has been sent all that Teams takes');
  }
}

/** No turn came about, so nothing was sent. */
export class NotBegun extends Error {
  override readonly name = 'NotBegun';
  constructor() {
    super('the turn was not begun');
  }
}

/** Each try is a turn of its own, so that the person's own turns do not wait while it does. */
export function createMessenger(options: MessengerOptions): Messenger {
  const { adapter, turns, limiter } = options;
  const paced = <T>({ address }: Chat, attempt: () => Promise<T>): Promise<T> =>
    withRetries(options, async () => {
      const after = await limiter.take(address.conversationId);
      if (after > 0) throw new TooSoon(after);
      return attempt();
    });
  const inOwnTurn = <T>(chat: Chat, work: (turn: TurnContext) => Promise<T>): Promise<T> =>
    paced(chat, () => inTurn(turns, chat, work));
  return {
    send: (chat, card) => inOwnTurn(chat, async (turn) => (await turn.sendActivity(showing(card)))?.id ?? ''),
    update: (chat, id, card) =>
      inOwnTurn(chat, async (turn) => {
        await turn.updateActivity({ ...showing(card), id });
      }),
    open: (chat) => paced(chat, () => adapter.open(chat.address, chat.person)),
  };
}

const showing = (card: CardJson): Partial<Activity> => ({
  type: 'message',
  attachments: [CardFactory.adaptiveCard(card)],
});

/** Without the id of an activity that it would answer: it is a message of its own. */
function turnIn({ address, person }: Chat): Partial<Activity> {
  const to = turnAt(address, person, '');
  delete to.id;
  return to;
}

/** Gives what the work gives, or throws what it throws; the person is told nothing of that. */
async function inTurn<T>(
  turns: Pick<OwnTurns, 'begin'>,
  chat: Chat,
  work: (turn: TurnContext) => Promise<T>,
): Promise<T> {
  let came: { readonly value: T } | { readonly thrown: unknown } = { thrown: new NotBegun() };
  await turns.begin(turnIn(chat), chat.correlation, async (turn) => {
    markPaced(turn);
    came = await work(turn).then(
      (value) => ({ value }),
      (thrown: unknown) => ({ thrown }),
    );
  });
  return unwrap(came);
}

function unwrap<T>(came: { readonly value: T } | { readonly thrown: unknown }): T {
  if ('thrown' in came) throw came.thrown;
  return came.value;
}
