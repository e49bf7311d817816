import {
  type Activity,
  ActivityTypes,
  CloudAdapter,
  type InvokeResponse,
  type ResourceResponse,
} from 'botbuilder';
import type { TurnContext } from 'botbuilder';
import { errorFields, type Log } from '../procedure/ports/log';
import type { Clock } from '../procedure/ports/clock';
import { noTrace, type Trace } from '../procedure/ports/trace';
import { claimsToBeBotFramework } from './bearer';
import { botFrameworkAuthentication } from './botFrameworkAuthentication';
import { allowsServiceUrl, type Cloud } from './cloud';
import type { CredentialsFactory } from './credentials';
import type { Person } from '../procedure/person';
import type { ConversationAddress } from '../procedure/ports/conversations';
import { ServiceUrlRefused } from './guard';
import { isPaced } from './paced';
import type { Limiter } from './proactive/limiter';
import { withRetries } from './proactive/retry';
import { SendTimedOut, sendWithin } from './sendTimedOut';
import { statusOf } from './statusOf';
import { within } from './within';

export type Logic = (turn: TurnContext) => Promise<void>;

/** What came of a request: nobody knows who sends it, the keys to check it cannot be had, or a turn was made of it. */
export type Received =
  | { readonly kind: 'unauthorized' }
  | { readonly kind: 'unverifiable' }
  | { readonly kind: 'turn'; readonly response: InvokeResponse | undefined };

export interface AdapterOptions {
  readonly cloud: Cloud;
  readonly botId: string;
  readonly credentials: CredentialsFactory;
  readonly clock: Clock;
  readonly log: Log;
  /** What is sent in answer to a person counts, and does not wait. */
  readonly limiter: Pick<Limiter, 'count'>;
  /** A number from 0 up to 1, as `Math.random`. */
  readonly random: () => number;
  /** What Teams is sent leaves through this. */
  readonly fetch: typeof fetch;
  /** The proxy for an address, if there is one. */
  readonly proxyOf?: (address: string) => string | undefined;
  readonly trace?: Trace;
}

/**
 * The SDK's adapter without its HTTP half: `CloudAdapter.process` puts exception messages into the answer and
 * prints them. It always authenticates; there is no setting that turns this off.
 */
export class TeamsAdapter extends CloudAdapter {
  readonly #ours = new WeakSet<object>();
  readonly #edge: AdapterOptions;

  constructor(edge: AdapterOptions) {
    super(botFrameworkAuthentication(edge));
    this.#edge = edge;
    this.onTurnError = async (_turn, thrown) => edge.log.error('turn-failed', errorFields(thrown));
  }

  /** Authenticates an activity that came in and runs the turn. Rejects only when the turn's own machinery breaks. */
  async receive(authorization: string, activity: Activity, logic: Logic): Promise<Received> {
    if (!claimsToBeBotFramework(this.#edge.cloud, authorization)) return { kind: 'unauthorized' };
    const authenticated = await this.authenticate(authorization, activity);
    if (typeof authenticated === 'string') return { kind: authenticated };
    return { kind: 'turn', response: await this.processActivity(authenticated, activity, logic) };
  }

  /** A turn that the bot begins itself. The activity is marked as ours in memory: nothing in it could prove that. */
  async begin(activity: Partial<Activity>, logic: Logic): Promise<void> {
    this.#ours.add(activity);
    const { botId, cloud } = this.#edge;
    await this.processProactive(
      this.createClaimsIdentity(botId),
      activity,
      cloud.botFramework.toChannel,
      logic,
    );
  }

  /** Whether the bot began this turn itself. */
  isOurs(activity: object): boolean {
    return this.#ours.has(activity);
  }

  /** One after another: trying again must not repeat what was sent before it. */
  override async sendActivities(...[turn, activities]: Parameters<CloudAdapter['sendActivities']>) {
    const sent: ResourceResponse[] = [];
    for (const activity of activities) {
      const sending = () => this.send(turn, activity, () => super.sendActivities(turn, [activity]));
      sent.push(...(await (leaves(activity) ? this.traced('send', sending) : sending())));
    }
    return sent;
  }

  override updateActivity(...[turn, activity]: Parameters<CloudAdapter['updateActivity']>) {
    return this.traced('update', () => this.send(turn, activity, () => super.updateActivity(turn, activity)));
  }

  /**
   * Opens the person's chat (again) and returns its id; Teams opens the same one when it still knows it
   * (Microsoft Learn: send-proactive-messages). Sends once.
   */
  async open(
    { serviceUrl, botId, userChannelId }: ConversationAddress,
    { tenantId }: Person,
  ): Promise<string> {
    const { cloud, botId: appId } = this.#edge;
    if (!allowsServiceUrl(cloud, serviceUrl)) throw new ServiceUrlRefused();
    const factory = this.botFrameworkAuthentication.createConnectorFactory(this.createClaimsIdentity(appId));
    const connector = await factory.create(serviceUrl, cloud.botFramework.toChannel);
    const chat = {
      isGroup: false,
      bot: { id: botId, name: '' },
      members: [{ id: userChannelId, name: '' }],
      tenantId,
      channelData: { tenant: { id: tenantId } },
    };
    const opening = () => this.inTime(connector.conversations.createConversation(chat));
    return (await this.traced('open', opening)).id;
  }

  private async send<T>(
    turn: TurnContext,
    activity: Partial<Activity>,
    attempt: () => Promise<T>,
  ): Promise<T> {
    if (isPaced(turn)) return this.inTime(attempt());
    const { limiter, clock, random } = this.#edge;
    const over = new AbortController();
    const counted = () => {
      if (leaves(activity)) limiter.count(turn.activity.conversation.id);
      return attempt();
    };
    try {
      return await this.inTime(withRetries({ clock, random, signal: over.signal }, counted));
    } finally {
      over.abort();
    }
  }

  private traced<T>(kind: string, work: () => Promise<T>): Promise<T> {
    const { trace = noTrace } = this.#edge;
    return trace.span('teams', { kind }, () =>
      work().catch((thrown: unknown) => {
        trace.note({ status: statusOf(thrown) });
        throw thrown;
      }),
    );
  }

  private async inTime<T>(sending: Promise<T>): Promise<T> {
    const sent = await within(this.#edge.clock, sendWithin, sending);
    if (!sent) throw new SendTimedOut();
    return sent.value;
  }

  private async authenticate(authorization: string, activity: Activity) {
    try {
      return await this.botFrameworkAuthentication.authenticateRequest(activity, authorization);
    } catch (thrown) {
      const kind = isRefusal(thrown) ? 'unauthorized' : 'unverifiable';
      this.#edge.log.warn('authentication-failed', { kind, ...errorFields(thrown) });
      return kind;
    }
  }
}

/** The token is bad, as against: the signing keys could not be fetched. */
function isRefusal(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false;
  const { statusCode } = thrown as { statusCode?: unknown };
  return (
    statusCode === 401 || ['JsonWebTokenError', 'NotBeforeError', 'TokenExpiredError'].includes(thrown.name)
  );
}

/** What is answered to an invoke, and what is only traced, does not go to Teams as a message. */
function leaves({ type }: Partial<Activity>): boolean {
  return type !== ActivityTypes.InvokeResponse && type !== ActivityTypes.Trace;
}
