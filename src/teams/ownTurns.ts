import type { Activity, TurnContext } from 'botbuilder';
import type { Person } from '../procedure/person';
import type { ConversationAddress } from '../procedure/ports/conversations';
import { errorFields, type Log } from '../procedure/ports/log';
import type { Logic, TeamsAdapter } from './adapter';
import type { Conversation } from './conversation';
import { knownLocale, knownTimeZone } from './intl';
import { statusOf } from './statusOf';
import { Busy, type TurnQueue } from './turnQueue';
import type { Watch } from './watch';

/**
 * How a turn ended: `gone` when Teams says that the person cannot be reached (blocked, removed: 403, 404) and
 * trying again is no use; `busy` when it was not run.
 */
export type Ended = 'done' | 'gone' | 'failed' | 'busy';

export interface OwnTurns {
  /** Begins a turn in the conversation's queue. Never rejects: what the work throws is told to the person. */
  begin(to: Partial<Activity>, correlation: string, work: Logic): Promise<Ended>;
  /** Runs work inside a turn that exists already, with the same care. */
  safely(turn: TurnContext, correlation: string, work: () => Promise<void>): Promise<Ended>;
}

export interface OwnTurnsOptions {
  readonly adapter: TeamsAdapter;
  readonly queue: TurnQueue;
  readonly log: Log;
  readonly watch: Watch;
  readonly conversation: Pick<Conversation, 'fails'>;
}

/** The turns that the bot begins itself. */
export function createOwnTurns(options: OwnTurnsOptions): OwnTurns {
  const { adapter, queue, log, watch } = options;
  const safely = createSafely(options);
  const runNow = async (to: Partial<Activity>, correlation: string, work: Logic): Promise<Ended> => {
    let ended: Ended = 'failed';
    await adapter.begin(to, async (turn) => {
      ended = await safely(turn, correlation, () => work(turn));
    });
    return ended;
  };
  return {
    safely,
    async begin(to, correlation, work) {
      try {
        return await queue.run(to.conversation?.id ?? '', () =>
          watch.turn('own', correlation, () => runNow(to, correlation, work)),
        );
      } catch (thrown) {
        if (thrown instanceof Busy) return 'busy';
        log.error('turn-not-begun', { correlation, ...errorFields(thrown) });
        return 'failed';
      }
    },
  };
}

function createSafely({ log, conversation }: OwnTurnsOptions): OwnTurns['safely'] {
  const tellFailure = async (turn: TurnContext, correlation: string, cause: unknown) => {
    try {
      await conversation.fails(turn, correlation, cause);
    } catch (thrown) {
      log.error('failure-not-told', { correlation, ...errorFields(thrown) });
    }
  };
  return async (turn, correlation, work) => {
    try {
      await work();
      return 'done';
    } catch (thrown) {
      const ended = isGone(thrown) ? 'gone' : 'failed';
      log.error('turn-failed', { correlation, ended, ...errorFields(thrown) });
      if (ended === 'failed') await tellFailure(turn, correlation, thrown);
      return ended;
    }
  };
}

function isGone(thrown: unknown): boolean {
  const status = statusOf(thrown);
  return status === 403 || status === 404;
}

/** A turn of our own for what a person just sent: same place, person, language and clock; nothing of what was sent. */
export function turnAfter(activity: Activity, id: string): Partial<Activity> {
  const { channelId, serviceUrl, conversation, from, recipient, locale, localTimezone } = activity;
  const place = { channelId, serviceUrl, conversation, from, recipient };
  return { ...ownActivity(id), ...place, locale, localTimezone };
}

/** A turn of our own in a person's chat, at any time. */
export function turnAt(address: ConversationAddress, person: Person, id: string): Partial<Activity> {
  const { serviceUrl, conversationId, botId, userChannelId, locale, timeZone } = address;
  return {
    ...ownActivity(id),
    channelId: 'msteams',
    serviceUrl,
    conversation: {
      id: conversationId,
      conversationType: 'personal',
      isGroup: false,
      name: '',
      tenantId: person.tenantId,
    },
    from: { id: userChannelId, aadObjectId: person.userId, name: person.name },
    recipient: { id: botId, name: '' },
    ...(locale !== undefined && { locale }),
    ...(timeZone !== undefined && { localTimezone: timeZone }),
  };
}

const ownActivity = (id: string): Partial<Activity> => ({ type: 'event', name: 'ContinueConversation', id });

/** Where this activity's sender can be reached again. */
export function addressOf(activity: Activity): ConversationAddress {
  const { serviceUrl, conversation, recipient, from } = activity;
  const locale = knownLocale(activity.locale);
  const timeZone = knownTimeZone(activity.localTimezone);
  return {
    serviceUrl,
    conversationId: conversation.id,
    botId: recipient.id,
    userChannelId: from.id,
    ...(locale !== undefined && { locale }),
    ...(timeZone !== undefined && { timeZone }),
  };
}
