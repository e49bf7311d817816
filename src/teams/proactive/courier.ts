import type { Delivery } from '../../procedure/delivery';
import type { Person } from '../../procedure/person';
import type { Conversations } from '../../procedure/ports/conversations';
import { errorFields, type Log } from '../../procedure/ports/log';
import { allowsServiceUrl, type Cloud } from '../cloud';
import type { CardJson } from '../conversation';
import { statusOf } from '../statusOf';
import { deliveredAfter } from './delivered';
import { type Chat, createMessenger, type Messenger, type MessengerOptions, NotBegun } from './messenger';

export interface DeliverOptions {
  /** Message id of the living card, which the new one replaces. */
  readonly replaces?: string;
  /** What the replaced card becomes. */
  readonly retired?: CardJson;
}

/**
 * Brings a person a card that nobody has asked for in this moment, as a new message, so that Teams notifies them; the
 * card it replaces is retired after that. Never rejects.
 */
export type Deliver = (person: Person, card: CardJson, options?: DeliverOptions) => Promise<Delivery>;

export interface CourierOptions extends MessengerOptions {
  readonly conversations: Conversations;
  readonly cloud: Cloud;
  readonly log: Log;
  readonly newId: () => string;
  /** For what goes on after the answer. */
  readonly inBackground: (work: Promise<void>) => unknown;
}

export function createCourier(options: CourierOptions): Deliver {
  const { clock, log, newId } = options;
  const messenger = createMessenger(options);
  return async (person, card, instead = {}) => {
    const correlation = newId();
    try {
      const delivered = await deliver({ ...options, messenger }, { person, correlation }, card, instead);
      log.info('delivered', { correlation, kind: delivered.kind });
      return delivered;
    } catch (thrown) {
      const delivered = deliveredAfter(thrown, clock.now());
      log.warn('not-delivered', { correlation, kind: delivered.kind, ...failure(thrown) });
      return delivered;
    }
  };
}

interface Courier extends CourierOptions {
  readonly messenger: Messenger;
}

async function deliver(
  courier: Courier,
  to: Omit<Chat, 'address'>,
  card: CardJson,
  { replaces, retired }: DeliverOptions,
): Promise<Delivery> {
  const address = await courier.conversations.recall(to.person);
  if (!address) return { kind: 'gone' };
  if (!allowsServiceUrl(courier.cloud, address.serviceUrl)) {
    courier.log.warn('address-refused', { correlation: to.correlation });
    return { kind: 'gone' };
  }
  const chat = { ...to, address };
  try {
    const sent = await sendOrReopen(courier, chat, card);
    if (replaces && retired) courier.inBackground(retire(courier, sent.chat, replaces, retired));
    return { kind: 'sent', activityId: sent.activityId };
  } catch (thrown) {
    const isDoubtful = deliveredAfter(thrown, courier.clock.now()).kind === 'doubt';
    if (!isDoubtful || !replaces) throw thrown;
    courier.log.warn('send-in-doubt', { correlation: to.correlation, ...failure(thrown) });
    return updateInstead(courier, chat, replaces, card);
  }
}

/** Teams may have lost the chat: it is opened again, once. */
async function sendOrReopen(courier: Courier, chat: Chat, card: CardJson) {
  try {
    return { chat, activityId: await courier.messenger.send(chat, card) };
  } catch (thrown) {
    if (statusOf(thrown) !== 404) throw thrown;
  }
  const reopened = { ...chat, address: await reopen(courier, chat) };
  return { chat: reopened, activityId: await courier.messenger.send(reopened, card) };
}

async function reopen({ messenger, conversations, clock, log }: Courier, chat: Chat) {
  const { person, correlation } = chat;
  const conversationId = await messenger.open(chat).catch((thrown: unknown) => {
    // A chat that may have been opened is no message that may have been sent.
    throw deliveredAfter(thrown, clock.now()).kind === 'doubt' ? new NotBegun() : thrown;
  });
  const address = { ...chat.address, conversationId };
  await conversations.remember(person, address).catch((thrown: unknown) => {
    log.warn('conversation-not-remembered', { correlation, ...errorFields(thrown) });
  });
  return address;
}

/** Sending again could show the card twice; the one that is known cannot be doubled. */
async function updateInstead(
  { messenger, log }: Courier,
  chat: Chat,
  replaces: string,
  card: CardJson,
): Promise<Delivery> {
  try {
    await messenger.update(chat, replaces, card);
    return { kind: 'sent', activityId: replaces };
  } catch (thrown) {
    log.warn('card-not-replaced', { correlation: chat.correlation, ...failure(thrown) });
    return { kind: statusOf(thrown) === 403 ? 'blocked' : 'doubt' };
  }
}

async function retire({ messenger, log }: Courier, chat: Chat, replaces: string, retired: CardJson) {
  try {
    await messenger.update(chat, replaces, retired);
  } catch (thrown) {
    log.warn('card-not-replaced', { correlation: chat.correlation, ...failure(thrown) });
  }
}

const failure = (thrown: unknown) => ({ ...errorFields(thrown), status: statusOf(thrown) });
