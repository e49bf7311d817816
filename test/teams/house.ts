import type { TokenCredential } from '@azure/identity';
import type { TurnContext } from 'botbuilder';
import type { Person } from '../../src/procedure/person';
import type { ConversationAddress, Conversations } from '../../src/procedure/ports/conversations';
import type { Log, LogFields } from '../../src/procedure/ports/log';
import {
  type Bot,
  type BotOptions,
  type CardJson,
  type Conversation,
  createBot,
  type SignIn,
} from '../../src/teams/bot';
import { practiceCloud } from '../../src/teams/cloud';
import { botCredentials } from '../../src/teams/credentials';
import { createServer, type ServerOptions, type WebServer } from '../../src/teams/server';
import { type HandClock, handClock } from '../support/clock';
import { wellDesk } from '../support/someHealth';
import { type BotFramework, botId, startBotFramework } from './botFramework';

export const tenantId = '11111111-2222-4333-8444-555555555555';
export const userId = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';

export const card = (text: string): CardJson => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body: [{ type: 'TextBlock', text }],
});

/** A conversation that says what it was asked; tests replace what they need. */
export function plainConversation(): Conversation & { readonly heard: string[] } {
  const heard: string[] = [];
  const hears = (what: string) => async (turn: TurnContext) => {
    heard.push(what);
    await turn.sendActivity(what);
  };
  return {
    heard,
    commands: [{ pattern: /^\s*enable\s+mfa\s*$/i, run: hears('command') }],
    says: async (turn, _person, text) => hears(`says ${text}`)(turn),
    answers: async (_turn, _person, answer) => {
      heard.push(`answers ${answer.verb}`);
      return card('answered');
    },
    resumes: hears('resumes'),
    signInFails: hears('sign-in fails'),
    welcomes: hears('welcomes'),
    comesBack: async () => undefined,
    leaves: async () => void heard.push('leaves'),
    elsewhere: hears('elsewhere'),
    fails: async (turn, reference) => hears(`fails ${reference}`)(turn),
    tooMany: hears('too many'),
    workingCard: card('working'),
    failedCard: card('failed'),
    receivedWords: 'Received.',
    busyWords: 'One moment.',
  };
}

export function signedIn(): SignIn {
  return {
    catchUp: async () => undefined,
    has: () => true,
    card: async () => ({ contentType: 'application/vnd.microsoft.card.oauth', content: { text: 'Sign in' } }),
    exchange: async () => ({ status: 200, fresh: true }),
    verifyState: async () => ({ status: 200, fresh: true }),
    failure: () => undefined,
  };
}

export interface Logged {
  readonly event: string;
  readonly fields: LogFields | undefined;
}

export function keptLog(): Log & { readonly lines: Logged[] } {
  const lines: Logged[] = [];
  const write = (event: string, fields?: LogFields) => void lines.push({ event, fields });
  return { lines, debug: write, info: write, warn: write, error: write };
}

export function keptConversations(): Conversations & { readonly kept: Map<string, ConversationAddress> } {
  const kept = new Map<string, ConversationAddress>();
  return {
    kept,
    async remember(person, address, comesBack) {
      const known = kept.get(person.userId);
      if (!known || known.lost) await comesBack?.();
      kept.set(person.userId, address);
    },
    async lose({ userId }) {
      const known = kept.get(userId);
      if (known) kept.set(userId, { ...known, lost: true });
    },
    recall: async (person) => kept.get(person.userId),
    forget: async (person) => void kept.delete(person.userId),
  };
}

const credential: TokenCredential = {
  getToken: async () => ({ token: 'the-bots-own-token', expiresOnTimestamp: Date.now() + 3_600_000 }),
};

export interface House {
  readonly url: string;
  readonly bot: Bot;
  readonly server: WebServer;
  readonly framework: BotFramework;
  readonly clock: HandClock;
  readonly log: ReturnType<typeof keptLog>;
  readonly conversation: Conversation & { readonly heard: string[] };
  readonly conversations: ReturnType<typeof keptConversations>;
  /** Sends an activity as Teams does. */
  teamsSends(activity: object, authorization?: string): Promise<Response>;
  close(): Promise<void>;
}

export interface HouseOptions {
  readonly conversation?: Partial<Conversation>;
  readonly signIn?: Partial<SignIn>;
  readonly server?: Partial<ServerOptions>;
  readonly bot?: Partial<BotOptions>;
}

/** The bot behind its web server, with a Bot Framework of its own. */
export async function openHouse(options: HouseOptions = {}): Promise<House> {
  const framework = await startBotFramework();
  const clock = handClock();
  const log = keptLog();
  const conversation = { ...plainConversation(), ...options.conversation };
  const conversations = keptConversations();
  const cloud = practiceCloud({
    openIdMetadataUrl: framework.metadataUrl,
    serviceUrl: framework.url,
    authorizeHost: 'http://127.0.0.1:1',
  });
  let ids = 0;
  const signIn = { ...signedIn(), ...options.signIn };
  const credentials = botCredentials({ cloud, botId, credential });
  const newId = () => `id-${++ids}`;
  const bot = createBot({
    cloud,
    botId,
    tenantId,
    credentials,
    conversation,
    signIn,
    conversations,
    clock,
    log,
    newId,
    random: () => 0.5,
    ...options.bot,
  });
  const server = createServer({
    host: '127.0.0.1',
    port: 0,
    hosts: 'loopback',
    messages: bot.receive,
    pages: [],
    health: wellDesk,
    idle: bot.idle,
    clock,
    log,
    ...options.server,
  });
  const url = `http://127.0.0.1:${await server.listen()}`;
  const teamsSends = (activity: object, authorization = framework.token()) =>
    fetch(`${url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization !== '' && { authorization }) },
      body: JSON.stringify(activity),
    });
  const close = async () => {
    await server.close();
    await framework.close();
  };
  return { url, bot, server, framework, clock, log, conversation, conversations, teamsSends, close };
}

export const person: Person = { tenantId, userId, name: 'Ada' };

/** An activity of the person's own chat with the bot. */
export function activity(house: House, changes: object = {}): Record<string, unknown> {
  return {
    type: 'message',
    id: `in-${Math.random()}`,
    channelId: 'msteams',
    serviceUrl: house.framework.url,
    conversation: { id: 'a:chat', conversationType: 'personal', tenantId },
    from: { id: '29:ada', name: 'Ada', aadObjectId: userId },
    recipient: { id: `28:${botId}`, name: 'bot' },
    channelData: { tenant: { id: tenantId } },
    locale: 'en-US',
    text: 'hello',
    ...changes,
  };
}

export function execute(
  house: House,
  verb: string,
  data: object = {},
  value: object = {},
): Record<string, unknown> {
  return activity(house, {
    type: 'invoke',
    name: 'adaptiveCard/action',
    text: undefined,
    replyToId: 'the-card',
    value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual', ...value },
  });
}
