import { randomUUID } from 'node:crypto';
import type { ChatWindow, ChatWindowCall } from '../../src/practice/teamsService';

type Json = Readonly<Record<string, unknown>>;

export interface Message {
  readonly id: string;
  readonly text: string;
  /** The Adaptive Card, if it shows one. */
  readonly card: Json | undefined;
  readonly isSignIn: boolean;
}

/** What the person's chat shows: messages in order, each as it was last updated. */
export class Chat implements ChatWindow {
  readonly #messages = new Map<string, Message>();
  /** Everything that ever left the bot, as text. */
  readonly everything: string[] = [];

  async receive({ method, path, activity, body }: ChatWindowCall) {
    this.everything.push(JSON.stringify(body ?? activity ?? {}));
    if (activity?.type === 'typing') return { status: 200, body: { id: randomUUID() } };
    const updated =
      method === 'PUT' ? decodeURIComponent(path.split('/').at(-1)?.split('?')[0] ?? '') : undefined;
    const id = updated ?? randomUUID();
    if (activity) this.show(id, activity);
    return { status: 200, body: { id } };
  }

  get messages(): readonly Message[] {
    return [...this.#messages.values()];
  }

  /** Puts another card into a message, as a client does with the answer to an action. */
  replace(id: string, card: Json): void {
    this.everything.push(JSON.stringify(card));
    const message = this.#messages.get(id);
    if (message) this.#messages.set(id, { ...message, card });
  }

  private show(id: string, activity: Json): void {
    const attachments = (activity['attachments'] ?? []) as readonly { contentType: string; content: Json }[];
    this.#messages.set(id, {
      id,
      text: typeof activity['text'] === 'string' ? activity['text'] : '',
      card: attachments.find(({ contentType }) => contentType.endsWith('card.adaptive'))?.content,
      isSignIn: attachments.some(({ contentType }) => contentType.endsWith('card.oauth')),
    });
  }
}
