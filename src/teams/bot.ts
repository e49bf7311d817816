import type { TurnContext } from 'botbuilder';
import type { Person } from '../procedure/person';
import type { Clock } from '../procedure/ports/clock';
import type { ConversationAddress, Conversations } from '../procedure/ports/conversations';
import { errorFields, type Log } from '../procedure/ports/log';
import { type Logic, TeamsAdapter } from './adapter';
import { createAnswers } from './answers';
import { createCardActions } from './cardActions';
import type { Cloud } from './cloud';
import type { Conversation, SignIn } from './conversation';
import type { CredentialsFactory } from './credentials';
import { createGuard, knownType } from './guard';
import { type Inbound, kindOf, readInbound } from './inbound';
import { createOwnTurns, type Ended, type OwnTurns, turnAfter, turnAt } from './ownTurns';
import { createReception } from './reception';
import { signInInvokes } from './signInInvokes';
import { createCourier, type Deliver } from './proactive/courier';
import { createLimiter } from './proactive/limiter';
import { createTurnQueue, type TurnQueue } from './turnQueue';
import { createWatch, type Watch, type WatchOptions } from './watch';
import { within } from './within';

export type { CardAnswer, CardJson, Command, Conversation, SignIn, SignInResult } from './conversation';
export type { Ended } from './ownTurns';

export interface BotOptions extends Pick<WatchOptions, 'correlation' | 'trace'> {
  readonly cloud: Cloud;
  /** The bot's app id, a GUID. */
  readonly botId: string;
  /** The one tenant that is served, a GUID. */
  readonly tenantId: string;
  readonly credentials: CredentialsFactory;
  readonly conversation: Conversation;
  readonly signIn: SignIn;
  readonly conversations: Conversations;
  readonly clock: Clock;
  readonly log: Log;
  /** Random and unguessable, such as a UUID. */
  readonly newId: () => string;
  /**
   * Most messages per second in the tenant, a whole number; 50 if not given (Microsoft Learn: rate-limit). Each process
   * keeps it for itself: several share it among them.
   */
  readonly tenantRate?: number;
  /** The chat window shows nothing of before, as in practice mode: every arrival is welcomed. */
  readonly windowForgets?: boolean;
  /** A number from 0 up to 1; `Math.random` if not given. */
  readonly random?: () => number;
  /** What Teams is sent leaves through this; the global one if not given. */
  readonly fetch?: typeof fetch;
  /** The proxy for an address, if there is one. */
  readonly proxyOf?: (address: string) => string | undefined;
}

export interface MessagesRequest {
  /** The Authorization header; empty when there is none. */
  readonly authorization: string;
  /** The parsed JSON body. The bot takes what is secret out of it. */
  readonly body: unknown;
}

export interface MessagesResponse {
  readonly status: number;
  readonly body?: unknown;
  /** To be called when the answer has left. */
  readonly afterwards: () => void;
}

export interface Bot {
  /** Answers `POST /api/messages`. Never rejects. */
  readonly receive: (request: MessagesRequest) => Promise<MessagesResponse>;
  /** A turn that the bot begins, in a person's chat. Never rejects. */
  readonly reach: (address: ConversationAddress, person: Person, work: Logic) => Promise<Ended>;
  /** Brings a person a card by Teams' rules for messages that nobody has asked for. Never rejects. */
  readonly deliver: Deliver;
  /** Goes on where the conversation needed a sign-in that has now come; `gone` when no chat is known. */
  readonly resume: (person: Person) => Promise<Ended>;
  /** Turns that run now, those included that nobody waits for. */
  readonly underWay: () => number;
  /** Resolves when no turn runs. */
  readonly idle: () => Promise<void>;
}

/** Teams sends a message again when its request stays open for 15 seconds; the turn goes on after the answer. */
const messageWithin = 10_000;

/** The bot: what comes in from Teams, and what the bot begins itself. */
export function createBot(options: BotOptions): Bot {
  const { conversations, conversation, clock, newId } = options;
  const queue = createTurnQueue();
  const running = createRunning();
  const watch = createWatch(options);
  const ways = createWays(options, queue, watch);
  const inBackground = (work: Promise<unknown>) => running.add(work);
  const { adapter, turns } = ways;
  const handle = createHandler({ ...options, watch }, queue, adapter, turns, inBackground);
  const deliver = createCourier({ ...options, ...ways, inBackground });

  const reach: Bot['reach'] = (address, person, work) =>
    running.add(turns.begin(turnAt(address, person, newId()), newId(), work));

  return {
    reach,
    deliver: (...what) => running.add(deliver(...what)),
    async receive({ authorization, body }) {
      const inbound = readInbound(body, newId());
      if (!inbound) return { status: 400, afterwards: nothing };
      const handled = running.add(handle(authorization, inbound));
      const isInvoke = inbound.activity.type === 'invoke';
      const answer = isInvoke ? await handled : (await within(clock, messageWithin, handled))?.value;
      const afterwards = () => inbound.afterwards.splice(0).forEach((each) => each());
      return { status: 202, ...answer, afterwards };
    },
    async resume(person) {
      const address = await conversations.recall(person);
      return address ? reach(address, person, (turn) => conversation.resumes(turn, person)) : 'gone';
    },
    underWay: () => watch.underWay(),
    idle: async () => {
      await running.idle();
      await queue.idle();
    },
  };
}

const nothing = () => undefined;

/** What the ways to a person share, so that the limits hold for all of them together. */
function createWays(options: BotOptions, queue: TurnQueue, watch: Watch) {
  const {
    conversation,
    clock,
    log,
    tenantRate = 50,
    random = Math.random,
    fetch = globalThis.fetch,
  } = options;
  const limiter = createLimiter(clock, tenantRate);
  const adapter = new TeamsAdapter({ ...options, limiter, random, fetch });
  adapter.use(createGuard({ ...options, isOurs: (activity) => adapter.isOurs(activity) }));
  return { adapter, limiter, random, turns: createOwnTurns({ adapter, queue, log, watch, conversation }) };
}

/** Makes a turn of what came in. Never rejects, and gives nothing of an exception away. */
function createHandler(
  options: BotOptions & { readonly watch: Watch },
  queue: TurnQueue,
  adapter: TeamsAdapter,
  turns: OwnTurns,
  inBackground: (work: Promise<unknown>) => unknown,
) {
  const { conversation, signIn, clock, log, newId, watch } = options;
  const answers = createAnswers({ turns, conversation, newId, log });
  const afterwards = (work: (turn: TurnContext, person: Person) => Promise<void>) => {
    return (person: Person, { activity, correlation }: Inbound) => {
      inBackground(turns.begin(turnAfter(activity, newId()), correlation, (turn) => work(turn, person)));
    };
  };
  const resume = afterwards((turn, person) => conversation.resumes(turn, person));
  const stuck = afterwards((turn, person) => conversation.signInFails(turn, person));
  const invokes = {
    ...signInInvokes(signIn, { resume, stuck }),
    'adaptiveCard/action': createCardActions({ answers, conversation, signIn, clock, log }),
  };
  const reception = createReception({ ...options, queue, turns, answers, invokes });

  return async (authorization: string, inbound: Inbound): Promise<{ status: number; body?: unknown }> => {
    const { activity, correlation } = inbound;
    log.debug('activity', { correlation, type: knownType(activity.type) });
    try {
      const received = await adapter.receive(authorization, activity, (turn) =>
        watch.turn(kindOf(activity), correlation, () => reception(turn, inbound)),
      );
      if (received.kind === 'unauthorized') return { status: 401 };
      if (received.kind === 'unverifiable') return { status: 503 };
      return { status: 200, ...received.response };
    } catch (thrown) {
      log.error('activity-failed', { correlation, ...errorFields(thrown) });
      return { status: 500 };
    }
  };
}

/** What goes on beside the requests. */
function createRunning() {
  const running = new Set<Promise<unknown>>();
  return {
    add<T>(work: Promise<T>): Promise<T> {
      running.add(work);
      void work.then(nothing, nothing).then(() => running.delete(work));
      return work;
    },
    async idle() {
      while (running.size > 0) await Promise.allSettled([...running]);
    },
  };
}
