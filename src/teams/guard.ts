import { type Activity, ActivityTypes, type Middleware, type TurnContext } from 'botbuilder';
import type { Person } from '../procedure/person';
import type { Log } from '../procedure/ports/log';
import { allowsServiceUrl, type Cloud } from './cloud';
import { isRecord } from './inbound';

/** Why a turn is not run; only this is logged. */
export type GuardReason =
  | 'event'
  | 'channel'
  | 'conversation-tenant'
  | 'channel-data-tenant'
  | 'speaker'
  | 'service-url-claim'
  | 'service-url';

export interface GuardOptions {
  readonly cloud: Cloud;
  /** The one tenant that is served, a GUID. */
  readonly tenantId: string;
  /** Whether the bot began the turn of this activity itself. */
  readonly isOurs: (activity: object) => boolean;
  readonly log: Log;
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const personKey = Symbol('person');

/**
 * Lets a turn pass when it comes from Teams, from our tenant, from a person Teams names, through a service URL that
 * the token and the cloud's list both know. The token alone proves none of the first three. What is sent, updated or
 * deleted is checked against the list once more.
 */
export function createGuard(options: GuardOptions): Middleware {
  return {
    async onTurn(turn, next) {
      const { activity } = turn;
      const reason = options.isOurs(activity)
        ? reasonAgainstOurs(options, activity)
        : reasonAgainst(options, turn);
      if (reason !== undefined) {
        options.log.warn('turn-refused', { reason, type: knownType(activity.type) });
        if (activity.type === 'invoke') await refuseInvoke(turn);
        return;
      }
      const person = speaker(activity);
      if (person) turn.turnState.set(personKey, person);
      guardSends(options, turn);
      await next();
    },
  };
}

/** The person who speaks, or is spoken to, in this turn; `undefined` when the channel names none. */
export function personOf(turn: TurnContext): Person | undefined {
  return turn.turnState.get<Person>(personKey);
}

export async function refuseInvoke(turn: TurnContext): Promise<void> {
  await turn.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 403 } });
}

function reasonAgainstOurs({ cloud }: GuardOptions, activity: Activity): GuardReason | undefined {
  return allowsServiceUrl(cloud, activity.serviceUrl) ? undefined : 'service-url';
}

function reasonAgainst(options: GuardOptions, turn: TurnContext): GuardReason | undefined {
  const { activity } = turn;
  const tenantId = options.tenantId.toLowerCase();
  if (activity.type === 'event') return 'event';
  if (activity.channelId !== 'msteams') return 'channel';
  if (lower(activity.conversation.tenantId) !== tenantId) return 'conversation-tenant';
  if (lower(channelTenant(activity)) !== tenantId) return 'channel-data-tenant';
  if (!speaker(activity) && !isArrival(activity)) return 'speaker';
  if (serviceUrlClaim(turn) !== activity.serviceUrl) return 'service-url-claim';
  return reasonAgainstOurs(options, activity);
}

/** The bot's own arrival in a chat may be told by the service rather than by a person. */
function isArrival(activity: Activity): boolean {
  const types: readonly string[] = [ActivityTypes.ConversationUpdate, ActivityTypes.InstallationUpdate];
  return types.includes(activity.type);
}

function speaker(activity: Activity): Person | undefined {
  const userId = lower(activity.from.aadObjectId);
  const tenantId = lower(activity.conversation.tenantId);
  if (userId === undefined || tenantId === undefined || !guid.test(userId)) return undefined;
  return { tenantId, userId, name: typeof activity.from.name === 'string' ? activity.from.name : '' };
}

const lower = (value: unknown) => (typeof value === 'string' ? value.toLowerCase() : undefined);

function channelTenant(activity: Activity): unknown {
  const data: unknown = activity.channelData;
  const tenant = isRecord(data) ? data['tenant'] : undefined;
  return isRecord(tenant) ? tenant['id'] : undefined;
}

function serviceUrlClaim(turn: TurnContext): string | null | undefined {
  const identity = turn.turnState.get<Identity | undefined>(turn.adapter.BotIdentityKey);
  return identity?.getClaimValue('serviceurl');
}

interface Identity {
  getClaimValue(type: string): string | null;
}

function guardSends({ cloud }: GuardOptions, turn: TurnContext): void {
  const check = (...activities: readonly { readonly serviceUrl?: string }[]) => {
    const urls = [turn.activity.serviceUrl, ...activities.map((each) => each.serviceUrl)];
    if (!urls.every((url) => allowsServiceUrl(cloud, url))) throw new ServiceUrlRefused();
  };
  turn.onSendActivities(async (_turn, activities, next) => {
    check(...activities);
    return next();
  });
  turn.onUpdateActivity(async (_turn, activity, next) => {
    check(activity);
    return next();
  });
  turn.onDeleteActivity(async (_turn, reference, next) => {
    check(reference);
    return next();
  });
}

/** The bot was about to send to a service that is not on the cloud's list; nothing was sent. */
export class ServiceUrlRefused extends Error {
  override readonly name = 'ServiceUrlRefused';
  constructor() {
    super('not sent: the service URL is not allowed');
  }
}

const known: readonly string[] = Object.values(ActivityTypes);

/** A type the SDK knows, so that nothing a stranger made up gets into the log. */
export function knownType(type: string): string {
  return known.includes(type) ? type : 'other';
}
