import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type InvokeResponse,
} from 'botbuilder';
import type { TurnContext } from 'botbuilder';
import { errorFields, type Log } from '../procedure/ports/log';
import type { Clock } from '../procedure/ports/clock';
import { claimsToBeBotFramework } from './bearer';
import type { Cloud } from './cloud';
import type { CredentialsFactory } from './credentials';
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
}

/** Milliseconds. The SDK's own clients wait, and obey Retry-After, without end; a conversation would stand still. */
const sendWithin = 30_000;

/** Teams did not take what was sent in time; it may have come through all the same. */
export class SendTimedOut extends Error {
  override readonly name = 'SendTimedOut';
  constructor() {
    super('Teams did not answer in time');
  }
}

/**
 * The SDK's adapter without its HTTP half: `CloudAdapter.process` puts exception messages into the answer and
 * prints them. It always authenticates; there is no setting that turns this off.
 */
export class TeamsAdapter extends CloudAdapter {
  readonly #ours = new WeakSet<object>();
  readonly #edge: AdapterOptions;

  constructor(edge: AdapterOptions) {
    super(botFrameworkAuthentication(edge.cloud, edge.credentials));
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

  override sendActivities(...args: Parameters<CloudAdapter['sendActivities']>) {
    return this.inTime(super.sendActivities(...args));
  }

  override updateActivity(...args: Parameters<CloudAdapter['updateActivity']>) {
    return this.inTime(super.updateActivity(...args));
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

/** Every endpoint is named, so that neither a default nor an environment variable chooses one. */
function botFrameworkAuthentication(cloud: Cloud, credentials: CredentialsFactory) {
  const { toChannel, openIdMetadataUrl, tokenIssuer } = cloud.botFramework;
  return new ConfigurationBotFrameworkAuthentication(
    {
      CallerId: 'urn:botframework:azure',
      OAuthUrl: toChannel,
      ToBotFromChannelOpenIdMetadataUrl: openIdMetadataUrl,
      ToBotFromChannelTokenIssuer: tokenIssuer,
      ToBotFromEmulatorOpenIdMetadataUrl: openIdMetadataUrl,
      ToChannelFromBotLoginUrl: cloud.login,
      ToChannelFromBotOAuthScope: toChannel,
      ValidateAuthority: true,
    },
    credentials,
  );
}
