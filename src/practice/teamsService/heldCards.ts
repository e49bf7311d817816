import { randomUUID } from 'node:crypto';
import { idOf, type ChatWindow, type ChatWindowAnswer, type ChatWindowCall } from './chatWindow';

export interface HeldCard {
  /** What the bot knows the card by. */
  readonly id: string;
  /** Shows it, unless the bot has replaced or deleted it meanwhile. */
  show(): Promise<void>;
}

/** Teams shows a sign-in card only when the silent exchange has failed; until then the bot has an id for it. */
export interface HeldCards {
  /** Keeps a card back. */
  hold(call: ChatWindowCall): HeldCard;
  /** Passes a call on, with the id that the chat window knows a card by. */
  receive(call: ChatWindowCall): Promise<ChatWindowAnswer>;
}

/** `shownAs`: the chat window's own id. */
type State = 'held' | 'gone' | { readonly shownAs: string };

export function createHeldCards(window: ChatWindow): HeldCards {
  const states = new Map<string, State>();

  async function showFirst(id: string, call: ChatWindowCall): Promise<ChatWindowAnswer> {
    const answer = await window.receive(call);
    const shownAs = idOf(answer);
    states.set(id, shownAs === undefined ? 'gone' : { shownAs });
    return { ...answer, body: { id } };
  }

  return {
    hold(call) {
      const id = `held-${randomUUID()}`;
      states.set(id, 'held');
      return {
        id,
        async show() {
          if (states.get(id) === 'held') await showFirst(id, call);
        },
      };
    },
    async receive(call) {
      const [held = ''] = /held-[0-9a-f-]{36}/.exec(call.path) ?? [];
      const state = states.get(held);
      if (state === undefined) return window.receive(call);
      if (typeof state === 'object') {
        return window.receive({ ...call, path: call.path.replace(held, state.shownAs) });
      }
      const path = call.path.replace(`/${held}`, '');
      if (call.method === 'POST') return window.receive({ ...call, path });
      if (call.method === 'PUT') return showFirst(held, { ...call, method: 'POST', path });
      states.set(held, 'gone');
      return { status: 200 };
    },
  };
}
