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
  /** The day on which the person was last heard (UTC): what is unseen for long is deleted. */
  readonly heardOn?: string;
  /** Teams could not reach the person here, and they have not been heard since. */
  readonly lost?: true;
}

/** Where the newest address of each person's personal chat is kept. */
export interface Conversations {
  /**
   * Keeps the address when it differs from the one kept.
   * @param comesBack done before that when the person was out of reach so far: no address was kept, or it was lost. A
   *   kill in between has it done again at the next address
   */
  remember(person: Person, address: ConversationAddress, comesBack?: () => Promise<void>): Promise<void>;
  /** Marks the address as lost until another is remembered, or the same again. */
  lose(person: Person): Promise<void>;
  /** Always what is kept, also by another process. */
  recall(person: Person): Promise<ConversationAddress | undefined>;
  forget(person: Person): Promise<void>;
}
