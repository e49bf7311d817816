import { z } from 'zod';
import { activitySchema } from './activity';
import { personalChatOf } from './address';
import type { ChatWindowAnswer, ChatWindowCall } from './chatWindow';
import { idOf } from './chatWindow';

const parametersSchema = z.object({
  members: z.array(z.object({ id: z.string() })).length(1),
  activity: activitySchema.optional(),
});

/**
 * POST /v3/conversations: a person and the bot have one chat, so opening it anew finds it again
 * (Microsoft Learn: send-proactive-messages).
 */
export async function openChat(
  call: ChatWindowCall,
  window: { receive(call: ChatWindowCall): Promise<ChatWindowAnswer> },
): Promise<ChatWindowAnswer> {
  const parameters = parametersSchema.safeParse(call.body).data;
  const id = parameters?.members[0] && personalChatOf(parameters.members[0].id);
  if (id === undefined) return { status: 400, body: { error: { code: 'BadArgument' } } };
  if (!parameters?.activity) return { status: 201, body: { id } };
  const path = `/v3/conversations/${encodeURIComponent(id)}/activities`;
  const { activity } = parameters;
  const answer = await window.receive({ method: 'POST', path, activity, body: activity });
  return answer.status < 300 ? { status: 201, body: { id, activityId: idOf(answer) } } : answer;
}
