import type { ChatWindowCall } from '../../src/practice/teamsService';
import { Chat } from '../support/chat';

/** Everybody's chats; who waits for something to change in them is told. */
export class WatchedChat extends Chat {
  readonly #waiting = new Set<() => void>();
  /** New messages by conversation, as text. */
  readonly #posted: { readonly conversation: string; readonly text: string }[] = [];

  override async receive(call: ChatWindowCall) {
    const answer = await super.receive(call);
    const [, , , conversation = ''] = call.path.split(/[/?]/).map(decodeURIComponent);
    if (call.method === 'POST')
      this.#posted.push({ conversation, text: JSON.stringify(call.activity ?? {}) });
    this.stir();
    return answer;
  }

  override replace(...what: Parameters<Chat['replace']>): void {
    super.replace(...what);
    this.stir();
  }

  /** How many new messages of a chat said this. */
  count(conversation: string, text: string): number {
    return this.#posted.filter((one) => one.conversation === conversation && one.text.includes(text)).length;
  }

  /** Has everybody who waits look again. */
  stir(): void {
    for (const wake of [...this.#waiting]) wake();
  }

  /** Resolves when this holds, or after some milliseconds. @returns whether it holds */
  async until(holds: () => boolean, milliseconds: number): Promise<boolean> {
    if (holds()) return true;
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        this.#waiting.delete(look);
        resolve(holds());
      };
      const look = () => {
        if (holds()) end();
      };
      const timer = setTimeout(end, milliseconds);
      this.#waiting.add(look);
    });
  }
}
