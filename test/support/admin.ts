import type { BotAnswer, TeamsService } from '../../src/practice/teamsService';
import { actionsOf, inputsOf, textOf, type CardAction } from './cards';
import type { Chat, Message } from './chat';

type Person = NonNullable<NonNullable<Parameters<TeamsService['deliver']>[1]>['as']>;

/** An administrator in front of a chat: says, sees, fills, presses. */
export class Admin {
  #filled: Record<string, string> = {};
  /** Messages typed and buttons pressed. */
  readonly effort = { messages: 0, clicks: 0 };

  constructor(
    private readonly chat: Chat,
    private readonly teams: TeamsService,
    private readonly settled: () => Promise<void>,
    private readonly person?: Person,
  ) {}

  async says(text: string): Promise<BotAnswer> {
    this.effort.messages += 1;
    return this.sends({ type: 'message', text });
  }

  /** Sends any activity as this person, and waits until the bot has done what follows from it. */
  async sends(activity: Parameters<TeamsService['deliver']>[0]): Promise<BotAnswer> {
    const answer = await this.teams.deliver(activity, { as: this.person });
    await this.settled();
    return answer;
  }

  /** The newest message. */
  get last(): Message {
    const last = this.chat.messages.at(-1);
    if (!last) throw new Error('the chat is empty');
    return last;
  }

  /** All that the newest message says. */
  sees(): string {
    return `${this.last.text}\n${textOf(this.last.card)}`.trim();
  }

  /** What the newest message lets a person do. */
  choices(): readonly string[] {
    return actionsOf(this.last.card).map(({ title }) => title);
  }

  fills(fields: Readonly<Record<string, string>>): this {
    this.#filled = { ...this.#filled, ...fields };
    return this;
  }

  /** Presses a button of the newest card (or of another message) by its title, with what was filled in. */
  async presses(title: string, on: Message = this.last): Promise<BotAnswer> {
    const answer = await this.press(title, on);
    await this.settled();
    return answer;
  }

  /** Presses, and does not wait for what follows. */
  async press(title: string, on: Message = this.last): Promise<BotAnswer> {
    this.effort.clicks += 1;
    const answer = await this.teams.deliver(this.execute(title, on), { as: this.person });
    const { statusCode, type, value } = (answer.body ?? {}) as {
      statusCode?: number;
      type?: string;
      value?: unknown;
    };
    if (statusCode === 200 && type?.endsWith('card.adaptive'))
      this.chat.replace(on.id, value as Message['card'] & object);
    return answer;
  }

  /** The invoke that a press on a button sends. */
  execute(title: string, on: Message = this.last) {
    const { verb, data } = this.action(title, on);
    const filled = this.takeFilled(on, title);
    return {
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: on.id,
      value: { action: { type: 'Action.Execute', verb, data: { ...data, ...filled } }, trigger: 'manual' },
    };
  }

  /** The same press on a client that knows no `Action.Execute`. */
  submit(title: string, on: Message = this.last) {
    const { data } = this.action(title, on);
    return { type: 'message', replyToId: on.id, value: { ...data, ...this.takeFilled(on, title) } };
  }

  private action(title: string, { card }: Message): CardAction {
    const action = actionsOf(card).find((candidate) => candidate.title === title);
    if (!action) throw new Error(`no button “${title}” here:\n${textOf(card)}`);
    return action;
  }

  private takeFilled(on: Message, title: string): Readonly<Record<string, string>> {
    const filled = this.#filled;
    this.#filled = {};
    if (this.action(title, on).associatedInputs === 'none') return {};
    const ids = inputsOf(on.card).map(({ id }) => id);
    const unknown = Object.keys(filled).filter((id) => !ids.includes(id));
    if (unknown.length > 0) throw new Error(`no field ${unknown.join(', ')} on this card`);
    return filled;
  }
}
