import type { Person } from '../person';

/** How to reach a person again in their personal chat with the bot. Opaque but for `serviceUrl`. */
export interface ConversationAddress {
  readonly serviceUrl: string;
  readonly conversationId: string;
  readonly botId: string;
  /** The channel's own id of the person (`29:…`). */
  readonly userChannelId: string;
  readonly locale?: string;
  /** IANA time zone of the person, as Teams says it (`localTimezone`). */
  readonly timeZone?: string;
}

/** Where the newest address of each person's personal chat is kept. */
export interface Conversations {
  /** Keeps the address when it differs from the one kept. */
  remember(person: Person, address: ConversationAddress): Promise<void>;
  recall(person: Person): Promise<ConversationAddress | undefined>;
  forget(person: Person): Promise<void>;
}
