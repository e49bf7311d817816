import type { Person } from '../signInService';
import type { Activity } from './activity';

export interface Conversation {
  /** Who spoke last; Teams asks this person's device for a token. */
  readonly person: Person;
  /** Where and when the person is, as the bot was last told. */
  readonly setting: Pick<Activity, 'conversation' | 'locale' | 'localTimezone'>;
}

/** Where silent invokes of Teams itself belong. */
export interface Conversations {
  heard(person: Person, activity: Activity): void;
  /** @returns the admin's own chat for a conversation in which nobody has spoken yet */
  of(conversationId: string): Conversation;
}

/** @param admin the person who sits at the chat window */
export function createConversations(admin: () => Person): Conversations {
  const known = new Map<string, Conversation>();
  return {
    heard(person, { conversation, locale, localTimezone }) {
      const id = conversation?.id;
      if (id !== undefined) known.set(id, { person, setting: { conversation, locale, localTimezone } });
    },
    of: (id) => known.get(id) ?? { person: admin(), setting: { conversation: { id } } },
  };
}
