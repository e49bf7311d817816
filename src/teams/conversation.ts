import type { Attachment, TurnContext } from 'botbuilder';
import type { Person } from '../procedure/person';

/** An answered card. Everything in it is untrusted input. */
export interface CardAnswer {
  readonly verb: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** The message that shows the card (`replyToId`). */
  readonly activityId: string | undefined;
}

/** The content of an Adaptive Card. */
export type CardJson = Readonly<Record<string, unknown>>;

/** What the administrator and the bot say to each other. Turns of one conversation reach it one at a time. */
export interface Conversation {
  /** Whole-sentence patterns without the `g` flag; the first that matches runs. */
  readonly commands: readonly Command[];
  /** A message that is no command; without text when only files were sent. */
  says(turn: TurnContext, person: Person, text: string): Promise<void>;
  /** @returns the card that takes the place of the answered one; `undefined` leaves it */
  answers(turn: TurnContext, person: Person, answer: CardAnswer): Promise<CardJson | undefined>;
  /** A sign-in has come through: the conversation goes on where it needed one. */
  resumes(turn: TurnContext, person: Person): Promise<void>;
  /** A sign-in has not come through. */
  signInFails(turn: TurnContext, person: Person): Promise<void>;
  welcomes(turn: TurnContext, person: Person | undefined): Promise<void>;
  /** The person was out of reach and is heard again, or is heard for the first time: nothing is said to them now. */
  comesBack(person: Person): Promise<void>;
  /** The person has taken the bot out of their chat: nothing of theirs is to go on. */
  leaves(person: Person): Promise<void>;
  /** In a team or a group chat, where nothing of a run may be shown. */
  elsewhere(turn: TurnContext): Promise<void>;
  /** Something unforeseen broke. @param reference correlation id that finds it in the log */
  fails(turn: TurnContext, reference: string, thrown: unknown): Promise<void>;
  /** The person says more than the bot can work off. */
  tooMany(turn: TurnContext): Promise<void>;
  /** Shown in place of an answered card whose act takes longer than an answer may. */
  readonly workingCard: CardJson;
  /** Takes the place of a card whose answer broke; `fails` says the rest. */
  readonly failedCard: CardJson;
  /** The words for an answer that leaves its card as it is. */
  readonly receivedWords: string;
  /** The words for an answer that was not taken, because too many wait already. */
  readonly busyWords: string;
}

export interface Command {
  readonly pattern: RegExp;
  run(turn: TurnContext, person: Person): Promise<void>;
}

/** An answer to `signin/tokenExchange` or `signin/verifyState`. */
export interface SignInResult {
  readonly status: number;
  readonly body?: unknown;
  /** A token has come that was not there before: the conversation can go on. */
  readonly fresh: boolean;
  /** Another device of the person has had the same answer at the same time: nothing more need be said. */
  readonly again?: boolean;
}

/** Signing an administrator in, as far as Teams takes part in it. */
export interface SignIn {
  /** Takes note of a sign-out that another process has served; before `has` is asked in a turn. */
  catchUp(person: Person): Promise<void>;
  /** Whether a token is good for so many milliseconds more. */
  has(person: Person, forMilliseconds: number): boolean;
  /** The OAuth card. */
  card(person: Person): Promise<Attachment>;
  /** @param value of `signin/tokenExchange`, or `authentication` of an answered card */
  exchange(person: Person, value: unknown): Promise<SignInResult>;
  verifyState(person: Person, value: unknown): Promise<SignInResult>;
  /** Teams could not even ask; logs its code. */
  failure(person: Person, value: unknown): void;
}
