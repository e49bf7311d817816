import type { Activity } from 'botbuilder';
import type { Person } from '../procedure/person';
import type { Clock } from '../procedure/ports/clock';
import type { Conversations } from '../procedure/ports/conversations';
import { errorFields, type Log } from '../procedure/ports/log';
import { instant } from '../procedure/time';
import { addressOf } from './ownTurns';
import { createRecent } from './recent';
import { putBounded } from './signIn/bounded';
import { personKey } from './signIn/personKey';

/** Where people were last heard. Never rejects: a chat that cannot be remembered costs the reminders in it, not the turn. */
export interface Whereabouts {
  /** The newest place takes the place of the one before. */
  remember(activity: Activity, person: Person): Promise<void>;
  /** Remembers where the bot has come in. @returns whether that was new to it: a chat is welcomed once */
  arrives(activity: Activity, person: Person | undefined): Promise<boolean>;
  forget(person: Person): Promise<void>;
}

/** Teams and the Agents Playground tell an arrival twice, as an installation and as a new member. */
const oneArrival = 10_000;
/** After so long it is read anew whether another process has lost the person. */
const sureFor = 10 * 60_000;
/** People whose time zone this process knows. */
const capacity = 10_000;

export interface WhereaboutsOptions {
  readonly conversations: Conversations;
  readonly clock: Clock;
  readonly log: Log;
  /** The person was out of reach, and is heard again; or is heard for the first time. */
  readonly comesBack: (person: Person) => Promise<void>;
  /** The chat window shows nothing of before: whoever comes back to it is welcomed again. */
  readonly windowForgets?: boolean;
}

export function createWhereabouts(options: WhereaboutsOptions): Whereabouts {
  const { conversations, clock, log, comesBack, windowForgets = false } = options;
  const timeZones = createTimeZones(conversations);
  const isFirst = createRecent(clock, oneArrival);
  const isUnsure = createRecent(clock, sureFor);

  const keep = async (activity: Activity, person: Person) => {
    const heard = { ...addressOf(activity), heardOn: instant(clock.now()).slice(0, 10) };
    const timeZone = await timeZones.newest(person, heard.timeZone);
    const address = timeZone === undefined ? heard : { ...heard, timeZone };
    if (isUnsure(personKey(person))) await conversations.recall(person);
    await conversations.remember(person, address, () => comesBack(person));
  };
  const remember: Whereabouts['remember'] = (activity, person) =>
    keep(activity, person).catch((thrown: unknown) => {
      log.warn('conversation-not-remembered', errorFields(thrown));
    });
  return {
    remember,
    async arrives(activity, person) {
      const isKnown = person !== undefined && (await isReachable(conversations, person));
      if (person) await remember(activity, person);
      return isFirst(activity.conversation.id) && (windowForgets || !isKnown);
    },
    async forget(person) {
      timeZones.forget(person);
      await conversations.forget(person).catch((thrown: unknown) => {
        log.error('conversation-not-forgotten', errorFields(thrown));
      });
    },
  };
}

function isReachable(conversations: Conversations, person: Person): Promise<boolean> {
  return conversations.recall(person).then(
    (address) => address !== undefined && !address.lost,
    () => false,
  );
}

/** Not every activity tells the time zone; what was told before is true until then. */
function createTimeZones(conversations: Conversations) {
  const known = new Map<string, string | undefined>();
  const before = async (person: Person) => {
    const key = personKey(person);
    return known.has(key) ? known.get(key) : (await conversations.recall(person))?.timeZone;
  };
  return {
    async newest(person: Person, told: string | undefined): Promise<string | undefined> {
      const timeZone = told ?? (await before(person));
      putBounded(known, personKey(person), timeZone, capacity);
      return timeZone;
    },
    forget: (person: Person) => known.delete(personKey(person)),
  };
}
