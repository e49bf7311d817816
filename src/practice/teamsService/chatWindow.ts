import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { parseJson, type Activity } from './activity';

/** One call of the Bot Framework's connector, as it reaches the chat window. */
export interface ChatWindowCall {
  readonly method: string;
  /** With its query: `/v3/conversations/{id}/activities`. */
  readonly path: string;
  /** What was sent, when it is an activity. */
  readonly activity?: Activity;
  /** What was sent, whatever it is. */
  readonly body?: unknown;
}

export interface ChatWindowAnswer {
  readonly status: number;
  readonly body?: unknown;
}

/** What a person looks at: a browser window of the Playground, or a test. */
export interface ChatWindow {
  receive(call: ChatWindowCall): Promise<ChatWindowAnswer>;
}

/**
 * The Microsoft 365 Agents Playground on this machine. The bot's token stays behind: the Playground would send it to
 * the real token service. It cannot delete a message (501), so a deleted message becomes a line that says so.
 */
export function playgroundWindow(port: number): ChatWindow {
  const connector = `http://127.0.0.1:${port}/_connector`;
  return {
    async receive({ method, path, body }) {
      const deletes = method === 'DELETE' && path.includes('/activities/');
      const sent = deletes ? { type: 'message', text: '_This message was deleted._' } : body;
      const response = await fetch(connector + path, {
        method: deletes ? 'PUT' : method,
        headers: { 'Content-Type': 'application/json', Connection: 'close' },
        body: sent === undefined ? undefined : JSON.stringify(sent),
      });
      const answer = parseJson(await response.text());
      return { status: response.status, body: answer };
    },
  };
}

/** The connector's answer: an activity that was taken always has an id. */
export function withActivityId(call: ChatWindowCall, answer: ChatWindowAnswer): ChatWindowAnswer {
  const wantsId = call.activity !== undefined && answer.status < 300;
  if (!wantsId || idOf(answer) !== undefined) return answer;
  return { ...answer, body: { id: randomUUID() } };
}

const answerSchema = z.object({ id: z.string() });

/** The id that the chat window gave to an activity. */
export function idOf({ body }: ChatWindowAnswer): string | undefined {
  return answerSchema.safeParse(body).data?.id;
}
