import { ActivityTypes, type Attachment, type TurnContext } from 'botbuilder';
import type { CardJson } from './conversation';

/** Answers to `adaptiveCard/action`: always HTTP 200, the real status in the body (Microsoft Learn: universal actions). */
export interface CardResponse {
  readonly statusCode: number;
  readonly type: string;
  readonly value: unknown;
}

export const cardResponse = (card: CardJson): CardResponse => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.card.adaptive',
  value: card,
});

export const wordsResponse = (words: string): CardResponse => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.activity.message',
  value: words,
});

/** Asks Teams to sign the person in and to send the same answer again. */
export const loginResponse = (card: Attachment): CardResponse => ({
  statusCode: 401,
  type: 'application/vnd.microsoft.activity.loginRequest',
  value: card.content as unknown,
});

/** Leaves the card as it is and shows the words. */
export const errorResponse = (code: string, words: string): CardResponse => ({
  statusCode: 400,
  type: 'application/vnd.microsoft.error',
  value: { code, message: words },
});

/** Puts the answer to an invoke where the adapter finds it at the end of the turn. */
export async function respond(turn: TurnContext, status: number, body?: unknown): Promise<void> {
  await turn.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status, body } });
}
