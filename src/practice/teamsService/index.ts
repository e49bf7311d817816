import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SigningKey } from '../keys';
import type { Person, SignInService } from '../signInService';
import type { Activity } from './activity';
import type { World } from '../world/world';
import { filledIn, readdressed, type Envelope } from './address';
import { createBotTokens } from './botTokens';
import type { ChatWindow } from './chatWindow';
import { createConnector } from './connector';
import { createConversations } from './conversations';
import { createHeldCards } from './heldCards';
import { createHttp } from './http';
import { createSilentSignIn, type Exchange, type SignInManner } from './silentSignIn';
import { createPost } from './post';
import { createTurns, type BotAnswer, type TokenUsed } from './turns';

export type { Activity } from './activity';
export { chatUserId, personalChatId } from './address';
export type { TokenChanges } from './botTokens';
export { playgroundWindow, type ChatWindow, type ChatWindowAnswer, type ChatWindowCall } from './chatWindow';
export type { Exchange, SignInManner } from './silentSignIn';
export type { BotAnswer, TokenUsed } from './turns';

export interface TeamsService {
  /**
   * Posts an activity to the bot and waits for the end of the turn; what it does not say is filled in as Teams
   * would, in the person's own chat with the bot. Never rejects: a bot out of reach is a 502.
   */
  deliver(activity: Activity, options?: { as?: Person; token?: TokenUsed }): Promise<BotAnswer>;
  /** Another manner for the next `times` sign-in cards, or from now on. */
  signInSilently(manner: SignInManner, times?: number): void;
  /** Every silent exchange so far, in order. */
  readonly exchanges: readonly Exchange[];
  /** Resolves when no turn and no silent exchange is under way. */
  settled(): Promise<void>;
  /** Answers the chat window, the bot's connector calls and the metadata; `false` when the path is not its own. */
  handle(request: IncomingMessage, response: ServerResponse, url: URL): Promise<boolean>;
}

export interface TeamsServiceOptions extends Envelope {
  /** `http://127.0.0.1:PORT` */
  readonly address: string;
  readonly key: SigningKey;
  readonly signIn: SignInService;
  /** Milliseconds since 1970 by the clock that the bot's SDK reads. */
  readonly machineNow: () => number;
  readonly botEndpoint: () => string;
  readonly chatWindow: ChatWindow;
}

/** Stands between a chat window and the bot, as the Bot Framework and a Teams client together do. */
export function createTeamsService(options: TeamsServiceOptions): TeamsService {
  const { world, signIn, chatWindow } = options;
  const admin = (): Person => find(world, (id) => id === world.adminId);
  const tokens = createBotTokens(options.key, options.registration, options.machineNow);
  const turns = createTurns(tokens, options.botEndpoint);
  const conversations = createConversations(admin);
  const silentSignIn = createSilentSignIn(signIn, ({ id }) => find(world, (other) => other !== id));
  const post = createPost({ turns, conversations, silentSignIn });
  const connector = createConnector({
    cards: createHeldCards(chatWindow),
    async signIn(offered, conversationId) {
      await turns.ended(conversationId);
      const { person, setting } = conversations.of(conversationId);
      const send = (invoke: Activity) => turns.post(filledIn(options, person, { ...setting, ...invoke }));
      return silentSignIn.play(offered, person, send);
    },
  });
  return {
    deliver: (activity, { as = admin(), token } = {}) => post(as, filledIn(options, as, activity), token),
    signInSilently: (manner, times) => silentSignIn.choose(manner, times),
    exchanges: silentSignIn.exchanges,
    async settled() {
      await turns.allEnded();
      await connector.settled();
    },
    handle: createHttp({
      address: options.address,
      tokens,
      isBotToken: signIn.isBotToken,
      receiveFromBot: (call) => connector.receive(call),
      receiveFromWindow: (activity) => post(admin(), readdressed(options, admin(), activity)),
    }),
  };
}

function find({ accounts }: World, fits: (id: string) => boolean): Person {
  const account = accounts.find(({ id }) => fits(id));
  if (!account) throw new Error('The practice tenant lacks the account that Teams would speak for.');
  return account;
}
