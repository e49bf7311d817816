import { parseJson, type Activity } from './activity';
import type { BotTokens, TokenChanges } from './botTokens';

export interface BotAnswer {
  /** HTTP status; 502 when the bot cannot be reached. */
  readonly status: number;
  /** Parsed JSON; `undefined` when there was none. */
  readonly body?: unknown;
}

/** `none`: without an Authorization header. */
export type TokenUsed = TokenChanges | 'none';

export interface Turns {
  /** Signs an activity, posts it to the bot and waits for the end of the turn. Never rejects. */
  post(activity: Activity, token?: TokenUsed): Promise<BotAnswer>;
  /** Resolves when every turn has ended that is under way in this conversation now. */
  ended(conversationId: string): Promise<void>;
  /** Resolves when no turn is under way. */
  allEnded(): Promise<void>;
}

interface Turn {
  readonly conversationId: string;
  readonly answer: Promise<BotAnswer>;
}

/** @param botEndpoint where the bot listens: `http://127.0.0.1:3978/api/messages` */
export function createTurns(tokens: BotTokens, botEndpoint: () => string): Turns {
  const underWay = new Set<Turn>();
  const answers = (turns: readonly Turn[]) => Promise.all(turns.map(({ answer }) => answer));
  return {
    async post(activity, token) {
      const conversationId = activity.conversation?.id ?? '';
      const turn = { conversationId, answer: exchange(tokens, botEndpoint(), activity, token) };
      underWay.add(turn);
      const answer = await turn.answer;
      underWay.delete(turn);
      return answer;
    },
    async ended(conversationId) {
      await answers([...underWay].filter((turn) => turn.conversationId === conversationId));
    },
    async allEnded() {
      while (underWay.size > 0) await answers([...underWay]);
    },
  };
}

async function exchange(
  tokens: BotTokens,
  endpoint: string,
  activity: Activity,
  token: TokenUsed = {},
): Promise<BotAnswer> {
  const headers = new Headers({ 'Content-Type': 'application/json; charset=utf-8', Connection: 'close' });
  if (token !== 'none')
    headers.set('Authorization', await tokens.header(String(activity['serviceUrl']), token));
  try {
    const response = await fetch(endpoint, { method: 'POST', headers, body: JSON.stringify(activity) });
    return { status: response.status, body: parseJson(await response.text()) };
  } catch {
    return { status: 502, body: { error: { code: 'BotNotReachable' } } };
  }
}
