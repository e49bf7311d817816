import type { Person } from '../signInService';
import type { Activity } from './activity';
import type { Conversations } from './conversations';
import { exchangeRequested } from './oauthCard';
import type { SilentSignIn } from './silentSignIn';
import type { BotAnswer, Turns, TokenUsed } from './turns';

export type Post = (person: Person, activity: Activity, token?: TokenUsed) => Promise<BotAnswer>;

interface PostParts {
  readonly turns: Turns;
  readonly conversations: Conversations;
  readonly silentSignIn: SilentSignIn;
}

/**
 * Posts what a person did. A card's action that is answered with a wish for a sign-in is sent once more, with a token;
 * the person sees only the second answer (Microsoft Learn: authentication-adaptive-cards).
 */
export function createPost({ turns, conversations, silentSignIn }: PostParts): Post {
  return async (person, activity, token) => {
    conversations.heard(person, activity);
    const answer = await turns.post(activity, token);
    const requested = activity.name === 'adaptiveCard/action' ? exchangeRequested(answer.body) : undefined;
    const authentication = requested && silentSignIn.authentication(requested, person);
    if (!authentication) return answer;
    const value = { ...(isObject(activity.value) && activity.value), authentication };
    return turns.post({ ...activity, value }, token);
  };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
