import { randomUUID } from 'node:crypto';
import type { ChatWindow, ChatWindowCall } from '../../src/practice/teamsService';

type Json = Readonly<Record<string, unknown>>;

export interface Message {
  readonly id: string;
  /** The id of the conversation that it stands in. */
  readonly conversation: string;
  readonly text: string;
  /** The Adaptive Card, if it shows one. */
  readonly card: Json | undefined;
  /** Where the button of a sign-in card leads, if it shows one. */
  readonly signInLink: string | undefined;
}

interface SignInCard {
  readonly buttons?: readonly { readonly value?: string }[];
}

/** What people's chats show: messages in order, each as it was last updated. */
export class Chat implements ChatWindow {
  readonly #messages = new Map<string, Message>();
  /** Everything that ever left the bot, as text. */
  readonly everything: string[] = [];
  /** Conversations whose person has blocked the bot: Teams answers 403. */
  readonly blocked = new Set<string>();
  /** How often that was answered. */
  refusals = 0;

  async receive({ method, path, activity, body }: ChatWindowCall) {
    this.everything.push(JSON.stringify(body ?? activity ?? {}));
    if (activity?.type === 'typing') return { status: 200, body: { id: randomUUID() } };
    const [, , , conversation = '', , updated] = path.split(/[/?]/).map(decodeURIComponent);
    if (this.blocked.has(conversation)) {
      this.refusals += 1;
      return { status: 403, body: {} };
    }
    const id = method === 'PUT' && updated !== undefined ? updated : randomUUID();
    if (activity) this.show(id, conversation, activity);
    return { status: 200, body: { id } };
  }

  /** All messages of a conversation. */
  messagesIn(conversation: string): readonly Message[] {
    return [...this.#messages.values()].filter((message) => message.conversation === conversation);
  }

  /** The message as it looks now. */
  now({ id }: Message): Message {
    const message = this.#messages.get(id);
    if (!message) throw new Error('there is no such message');
    return message;
  }

  /** Puts another card into a message, as a client does with the answer to an action. */
  replace(id: string, card: Json): void {
    const message = this.#messages.get(id);
    if (message) this.#messages.set(id, { ...message, card });
  }

  private show(id: string, conversation: string, activity: Json): void {
    const attachments = (activity['attachments'] ?? []) as readonly { contentType: string; content: Json }[];
    const contentOf = (type: string) =>
      attachments.find(({ contentType }) => contentType.endsWith(type))?.content;
    const signIn = contentOf('card.oauth') as SignInCard | undefined;
    this.#messages.set(id, {
      ...{ id, conversation, card: contentOf('card.adaptive') },
      text: typeof activity['text'] === 'string' ? activity['text'] : '',
      signInLink: signIn?.buttons?.[0]?.value,
    });
  }
}
