import { withActivityId, type ChatWindowAnswer, type ChatWindowCall } from './chatWindow';
import type { HeldCards } from './heldCards';
import { openChat } from './openChat';
import { exchangeOffered, type TokenExchange } from './oauthCard';

export interface ConnectorParts {
  readonly cards: HeldCards;
  /** Plays the silent exchange once the turn has ended; `true` when the person need not see the card. */
  readonly signIn: (offered: TokenExchange, conversationId: string) => Promise<boolean>;
}

export interface Connector {
  /** One call of the bot. A sign-in card waits, unseen, for the outcome of the silent exchange. */
  receive(call: ChatWindowCall): Promise<ChatWindowAnswer>;
  /** Resolves when no silent exchange is under way. */
  settled(): Promise<void>;
}

export function createConnector({ cards, signIn }: ConnectorParts): Connector {
  const underWay = new Set<Promise<void>>();

  function playSilently(call: ChatWindowCall, offered: TokenExchange): string {
    const card = cards.hold(call);
    const play = async (): Promise<void> => {
      const done = await signIn(offered, conversationOf(call.path));
      if (!done) await card.show();
    };
    // A chat window that has gone away has nobody to show the card to.
    const playing = play()
      .catch(() => undefined)
      .finally(() => underWay.delete(playing));
    underWay.add(playing);
    return card.id;
  }

  return {
    async receive(call) {
      if (call.method === 'POST' && call.path === '/v3/conversations') return openChat(call, cards);
      const offered = call.method === 'POST' && call.activity ? exchangeOffered(call.activity) : undefined;
      if (offered) return { status: 201, body: { id: playSilently(call, offered) } };
      return withActivityId(call, await cards.receive(call));
    },
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

/** The conversation that `/v3/conversations/{id}/…` is about. */
function conversationOf(path: string): string {
  return decodeURIComponent(/^\/v3\/conversations\/([^/?]+)/.exec(path)?.[1] ?? '');
}
