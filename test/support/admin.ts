import {
  personalChatId,
  type Activity,
  type BotAnswer,
  type TeamsService,
} from '../../src/practice/teamsService';
import { actionsOf, inputsOf, textOf, type CardAction } from './cards';
import type { Chat, Message } from './chat';

export type Person = NonNullable<NonNullable<Parameters<TeamsService['deliver']>[1]>['as']>;

export interface Surroundings {
  readonly chat: Chat;
  readonly teams: TeamsService;
  /** Waits until the bot has done what follows from what was sent. */
  readonly settled: () => Promise<void>;
}

/** An administrator in front of a chat: says, sees, fills, presses. */
export class Admin {
  #filled: Readonly<Record<string, string>> = {};
  /** Messages typed and buttons pressed. */
  readonly effort = { messages: 0, clicks: 0 };
  /** Every answer of the bot to a press. */
  readonly answers: BotAnswer[] = [];
  /** Stands in everything that is sent: `{ locale: 'de-DE' }`. */
  setting: Partial<Activity> = {};

  constructor(
    private readonly around: Surroundings,
    readonly person: Person,
  ) {}

  async says(text: string): Promise<BotAnswer> {
    this.effort.messages += 1;
    return this.sends({ type: 'message', text });
  }

  /** Sends any activity as this person, and waits for what follows from it. */
  async sends(activity: Activity): Promise<BotAnswer> {
    const answer = await this.deliver(activity);
    await this.around.settled();
    return answer;
  }

  get messages(): readonly Message[] {
    return this.around.chat.messagesIn(this.setting.conversation?.id ?? personalChatId(this.person));
  }

  /** The newest message. */
  get last(): Message {
    const last = this.messages.at(-1);
    if (!last) throw new Error('the chat is empty');
    return last;
  }

  /** Where the newest card that asks for a sign-in leads; empty when none has been shown. */
  get signInLink(): string {
    return this.messages.findLast(({ signInLink }) => signInLink !== undefined)?.signInLink ?? '';
  }

  /** All that the newest message (or another one, as it is now) says. */
  sees(on: Message = this.last): string {
    const { text, card } = this.around.chat.now(on);
    return `${text}\n${textOf(card)}`.trim();
  }

  /** What the newest message lets a person do. */
  choices(on: Message = this.last): readonly string[] {
    return actionsOf(this.around.chat.now(on).card).map(({ title }) => title);
  }

  fills(fields: Readonly<Record<string, string>>): this {
    this.#filled = { ...this.#filled, ...fields };
    return this;
  }

  /** Presses a button of the newest card (or of another message) by its title, with what was filled in. */
  async presses(title: string, on: Message = this.last): Promise<BotAnswer> {
    const answer = await this.press(title, on);
    await this.around.settled();
    return answer;
  }

  /** Presses, and does not wait for what follows. */
  async press(title: string, on: Message = this.last): Promise<BotAnswer> {
    this.effort.clicks += 1;
    return this.deliver(this.execute(title, on));
  }

  /** The same press on a client that knows no `Action.Execute`. */
  async submits(title: string, on: Message = this.last): Promise<BotAnswer> {
    this.effort.clicks += 1;
    return this.sends(this.submit(title, on));
  }

  /** The invoke that a press on a button sends. */
  execute(title: string, on: Message = this.last): Activity {
    const { verb, data } = this.action(title, on);
    const filled = this.takeFilled(on, title);
    return {
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: on.id,
      value: { action: { type: 'Action.Execute', verb, data: { ...data, ...filled } }, trigger: 'manual' },
    };
  }

  submit(title: string, on: Message = this.last): Activity {
    const { fallback } = this.action(title, on);
    return { type: 'message', replyToId: on.id, value: { ...fallback?.data, ...this.takeFilled(on, title) } };
  }

  private async deliver(activity: Activity): Promise<BotAnswer> {
    const { person, around, setting } = this;
    const answer = await around.teams.deliver({ ...setting, ...activity }, { as: person });
    if (activity.type === 'invoke') this.takes(answer, String(activity['replyToId']));
    return answer;
  }

  /** A client puts the card of an answer in the place of the one that was pressed. */
  private takes(answer: BotAnswer, id: string): void {
    this.answers.push(answer);
    const { statusCode, type, value } = (answer.body ?? {}) as {
      statusCode?: number;
      type?: string;
      value?: unknown;
    };
    if (statusCode === 200 && type?.endsWith('card.adaptive'))
      this.around.chat.replace(id, value as Message['card'] & object);
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
