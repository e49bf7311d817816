import type { Activity, TurnContext } from 'botbuilder';
import type { Person } from '../procedure/person';
import type { Clock } from '../procedure/ports/clock';
import type { Conversations } from '../procedure/ports/conversations';
import { errorFields, type Log } from '../procedure/ports/log';
import type { Answers } from './answers';
import { readSubmitted } from './cardAnswer';
import type { Conversation } from './conversation';
import { personOf, refuseInvoke } from './guard';
import type { Inbound } from './inbound';
import { errorResponse, respond } from './invokeResponses';
import type { OwnTurns } from './ownTurns';
import { createRecent } from './recent';
import { botIsAdded, botIsRemoved, createRoutes } from './routes';
import type { InvokeHandler } from './signInInvokes';
import { createSpeakerLimit } from './speakerLimit';
import { Busy, type TurnQueue } from './turnQueue';
import { createWhereabouts, type Whereabouts } from './whereabouts';

export interface ReceptionOptions {
  readonly botId: string;
  readonly conversation: Conversation;
  readonly conversations: Conversations;
  readonly invokes: Readonly<Record<string, InvokeHandler>>;
  readonly answers: Answers;
  readonly turns: OwnTurns;
  readonly queue: TurnQueue;
  readonly clock: Clock;
  readonly log: Log;
  readonly windowForgets?: boolean;
}

const minute = 60_000;

/** What becomes of a turn that the guard has let pass. Never rejects. */
export function createReception(options: ReceptionOptions) {
  const { conversation, turns, clock } = options;
  const limit = createSpeakerLimit(clock);
  const isFirstWarning = createRecent(clock, minute);
  const isFirstDelivery = createRecent(clock, minute);
  const comesBack = (person: Person) => conversation.comesBack(person);
  const whereabouts = createWhereabouts({ ...options, comesBack });
  const routes = createRoutes(options.botId, { ...options, ...comingAndGoing(options, whereabouts) });

  const receive = async (turn: TurnContext, inbound: Inbound): Promise<void> => {
    const { activity } = turn;
    const person = personOf(turn);
    const isTooMuch = isSpeech(activity) && person !== undefined && !limit.admits(person.userId);
    if (isTooMuch && activity.type === 'invoke') {
      await respond(turn, 200, errorResponse('too-many', conversation.busyWords));
    } else if (isTooMuch) {
      if (isFirstWarning(person.userId)) await conversation.tooMany(turn);
    } else if (activity.conversation.conversationType !== 'personal') {
      await receiveElsewhere(options, turn);
    } else if (activity.type !== 'message' || isFirstDelivery(deliveryOf(activity, inbound))) {
      if (person && !isComingOrGoing(activity)) await whereabouts.remember(activity, person);
      await receivePersonal(options, routes, turn, inbound, person);
    }
  };

  return async (turn: TurnContext, inbound: Inbound): Promise<void> => {
    const ended = await turns.safely(turn, inbound.correlation, () => receive(turn, inbound));
    if (ended !== 'done' && turn.activity.type === 'invoke') await respond(turn, 500);
  };
}

/** What it means for the place to be remembered is told in line. */
const isComingOrGoing = (activity: Activity) => botIsAdded(activity) || botIsRemoved(activity);

/** What a person says, as against what Teams tells. */
function isSpeech({ type, name }: Activity): boolean {
  return type === 'message' || (type === 'invoke' && name === 'adaptiveCard/action');
}

/** The same message sent again has the same id; one without an id is never taken for another. */
function deliveryOf({ id, conversation }: Activity, { correlation }: Inbound): string {
  return id ? `${conversation.id} ${id}` : correlation;
}

async function receiveElsewhere({ conversation }: ReceptionOptions, turn: TurnContext): Promise<void> {
  if (turn.activity.type === 'message') await conversation.elsewhere(turn);
  if (turn.activity.type === 'invoke') await refuseInvoke(turn);
}

/** Invokes and answers do not wait in line themselves: what they begin does. */
async function receivePersonal(
  options: ReceptionOptions,
  routes: ReturnType<typeof createRoutes>,
  turn: TurnContext,
  inbound: Inbound,
  person: Person | undefined,
): Promise<void> {
  const { activity } = turn;
  if (activity.type === 'invoke') {
    await routes(turn, inbound);
    return;
  }
  const submitted = person && readSubmitted(inbound.takeValue(), activity.replyToId);
  if (submitted) {
    const came = await options.answers(activity, inbound.correlation, person, submitted);
    if (came.kind === 'busy') await options.conversation.tooMany(turn);
    return;
  }
  await inLine(options, turn, inbound, () => routes(turn, inbound));
}

async function inLine(
  { queue, turns, conversation }: ReceptionOptions,
  turn: TurnContext,
  { correlation }: Inbound,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await queue.run(turn.activity.conversation.id, () => turns.safely(turn, correlation, work));
  } catch (thrown) {
    if (!(thrown instanceof Busy)) throw thrown;
    await conversation.tooMany(turn);
  }
}

function comingAndGoing({ conversation, log }: ReceptionOptions, whereabouts: Whereabouts) {
  return {
    async arrives(turn: TurnContext, person: Person | undefined): Promise<void> {
      if (await whereabouts.arrives(turn.activity, person)) await conversation.welcomes(turn, person);
    },
    /** Nothing is said: nobody is there any more to read it. */
    async leaves(person: Person): Promise<void> {
      await whereabouts.forget(person);
      await conversation.leaves(person).catch((thrown: unknown) => {
        log.error('not-left', errorFields(thrown));
      });
    },
  };
}
