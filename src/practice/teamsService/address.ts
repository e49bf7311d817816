import { randomUUID } from 'node:crypto';
import type { Registration } from '../registration';
import type { Person } from '../signInService';
import type { World } from '../world/world';
import type { Activity } from './activity';

/** What Teams writes into everything that it sends to the bot. */
export interface Envelope {
  readonly world: World;
  readonly registration: Registration;
  readonly serviceUrl: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** The one personal chat between a person and the bot: the same after a restart. */
export function personalChatId({ id }: Pick<Person, 'id'>): string {
  return `a:practice-${id}`;
}

/** The id by which a chat knows a person; a bot's begins with 28. */
export function chatUserId({ id }: Pick<Person, 'id'>): string {
  return `29:practice-${id}`;
}

/** The chat of the person whom a chat knows by this id; `undefined` for an id that is nobody's. */
export function personalChatOf(userId: string): string | undefined {
  const [, id] = /^29:practice-(.+)$/.exec(userId) ?? [];
  return id === undefined ? undefined : personalChatId({ id });
}

/** An activity with everything that Teams would have filled in; what it already says, it keeps. */
export function filledIn(envelope: Envelope, person: Person, activity: Activity): Activity {
  const teams = fromTeams(envelope, person);
  return {
    ...teams,
    ...activity,
    from: { ...teams.from, ...activity.from },
    recipient: { ...teams.recipient, ...activity.recipient },
    conversation: { ...teams.conversation, ...activity.conversation },
    channelData: { ...teams.channelData, ...activity.channelData },
  };
}

/**
 * An activity of a chat window as Teams would send it. Who speaks, in which tenant and through which service is
 * Teams' word: what the window says about it is replaced.
 */
export function readdressed(envelope: Envelope, person: Person, activity: Activity): Activity {
  const teams = fromTeams(envelope, person);
  const isPersonal = (activity.conversation?.['conversationType'] ?? 'personal') === 'personal';
  const { conversationType, tenantId } = teams.conversation;
  return {
    id: teams.id,
    locale: teams.locale,
    localTimezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    timestamp: teams.timestamp,
    ...activity,
    channelId: teams.channelId,
    serviceUrl: teams.serviceUrl,
    from: { ...activity.from, aadObjectId: person.id, name: person.displayName },
    recipient: { ...activity.recipient, ...teams.recipient },
    conversation: { ...activity.conversation, tenantId, ...(isPersonal && { conversationType }) },
    channelData: { ...activity.channelData, ...teams.channelData },
  };
}

function fromTeams({ world, registration, serviceUrl, now }: Envelope, person: Person) {
  return {
    id: randomUUID(),
    timestamp: new Date(now()).toISOString(),
    localTimezone: 'America/Los_Angeles',
    locale: 'en-US',
    channelId: 'msteams',
    serviceUrl,
    from: { id: chatUserId(person), name: person.displayName, aadObjectId: person.id },
    recipient: { id: `28:${registration.botId}`, name: 'Practice bot' },
    conversation: {
      id: personalChatId(person),
      conversationType: 'personal',
      tenantId: world.tenantId,
    },
    channelData: { tenant: { id: world.tenantId } },
  } as const;
}
