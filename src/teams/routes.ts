import { Application } from '@microsoft/teams-ai';
import type { Activity, TurnContext } from 'botbuilder';
import type { Person } from '../procedure/person';
import type { Conversation } from './conversation';
import { personOf } from './guard';
import type { Inbound } from './inbound';
import type { InvokeHandler } from './signInInvokes';

const inboundKey = Symbol('inbound');

export interface RouteHandlers {
  readonly conversation: Pick<Conversation, 'commands' | 'says'>;
  /** By invoke name; an invoke that is not here is answered 501 by the adapter. */
  readonly invokes: Readonly<Record<string, InvokeHandler>>;
  /** The bot has come into a chat. */
  readonly arrives: (turn: TurnContext, person: Person | undefined) => Promise<void>;
  /** The bot was taken out of a chat. */
  readonly leaves: (person: Person) => Promise<void>;
}

/**
 * Which handler gets a turn. The Teams AI library routes and does nothing else: its state and sign-in features would
 * write turns, and with them secrets, into storage, so it gets no storage and no authentication.
 */
export function createRoutes(botId: string, handlers: RouteHandlers) {
  const app = new Application({ botAppId: botId, startTypingTimer: false });
  const { conversation, invokes } = handlers;
  for (const command of conversation.commands) {
    app.message(command.pattern, (turn) => asPerson(turn, (person) => command.run(turn, person)));
  }
  app.activity('message', (turn) =>
    asPerson(turn, (person) => conversation.says(turn, person, turn.activity.text.trim())),
  );
  for (const [name, handle] of Object.entries(invokes)) {
    const isCalled = async (turn: TurnContext) => turn.activity.name === name;
    app.addRoute(isCalled, (turn) => asPerson(turn, (person) => handle(turn, person, inboundOf(turn))), true);
  }
  app.activity(when(botIsAdded), (turn) => handlers.arrives(turn, personOf(turn)));
  app.activity(when(botIsRemoved), (turn) => asPerson(turn, (person) => handlers.leaves(person)));
  return async (turn: TurnContext, inbound: Inbound): Promise<void> => {
    turn.turnState.set(inboundKey, inbound);
    await app.run(turn);
  };
}

function when(holds: (activity: Activity) => boolean) {
  return async ({ activity }: TurnContext) => holds(activity);
}

async function asPerson(turn: TurnContext, run: (person: Person) => Promise<void>): Promise<void> {
  const person = personOf(turn);
  if (person) await run(person);
}

function inboundOf(turn: TurnContext): Inbound {
  const inbound = turn.turnState.get<Inbound | undefined>(inboundKey);
  if (!inbound) throw new Error('a turn without what came in');
  return inbound;
}

export function botIsAdded({ type, action, membersAdded, recipient }: Activity): boolean {
  if (type === 'installationUpdate') return String(action).startsWith('add');
  return type === 'conversationUpdate' && isAmong(membersAdded, recipient.id);
}

export function botIsRemoved({ type, action, membersRemoved, recipient }: Activity): boolean {
  if (type === 'installationUpdate') return String(action).startsWith('remove');
  return type === 'conversationUpdate' && isAmong(membersRemoved, recipient.id);
}

function isAmong(members: unknown, id: string): boolean {
  return Array.isArray(members) && members.some((member) => (member as { id?: unknown } | null)?.id === id);
}
