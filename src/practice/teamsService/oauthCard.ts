import { z } from 'zod';
import type { Activity } from './activity';

const contentType = 'application/vnd.microsoft.card.oauth';

const cardSchema = z.object({
  connectionName: z.string().default(''),
  tokenExchangeResource: z.object({ id: z.string() }),
});

/** What a sign-in card offers to do without the person (Microsoft Learn: bot-sso-code). */
export interface TokenExchange {
  readonly id: string;
  readonly connectionName: string;
}

/** The exchange that a message offers, when it carries a sign-in card that has one. */
export function exchangeOffered(activity: Activity): TokenExchange | undefined {
  const card = activity.attachments?.find((attachment) => attachment.contentType === contentType);
  return card && exchangeOf(card['content']);
}

const loginRequestSchema = z.object({
  statusCode: z.literal(401),
  type: z.literal('application/vnd.microsoft.activity.loginRequest'),
  value: z.unknown(),
});

/** The exchange that the answer to a card's action asks for first (Microsoft Learn: authentication-adaptive-cards). */
export function exchangeRequested(answerBody: unknown): TokenExchange | undefined {
  const request = loginRequestSchema.safeParse(answerBody).data;
  return request && exchangeOf(request.value);
}

function exchangeOf(content: unknown): TokenExchange | undefined {
  const card = cardSchema.safeParse(content).data;
  return card && { id: card.tokenExchangeResource.id, connectionName: card.connectionName };
}
