import type { createConversation } from '../../dialogs/conversation';
import { createLookout, type RunningLookout } from '../lookout';
import type { Person } from '../procedure/person';
import type { OpenStorage } from '../storage';
import type { Bot } from '../teams/bot';
import type { Surroundings } from './surroundings';

/** The parts that are made after the lookout, because the conversation tells it who waits. */
export interface LookoutParts {
  readonly bot: Pick<Bot, 'reach'>;
  readonly conversation: Pick<ReturnType<typeof createConversation>, 'looksAgain'>;
}

/** Each look is a turn that the bot begins, in its order among the person's own. */
export function lookoutOf(
  { clock, log, lookout: settings }: Surroundings,
  { conversations }: Pick<OpenStorage, 'conversations'>,
  parts: () => LookoutParts,
): RunningLookout | undefined {
  if (!settings) return undefined;
  const look = async (person: Person, card: string) => {
    const address = await conversations.recall(person);
    if (!address || address.lost) return 'over';
    const { bot, conversation } = parts();
    let came: 'waits' | 'over' = 'over';
    const ended = await bot.reach(address, person, async (turn) => {
      came = await conversation.looksAgain(turn, person, card);
    });
    return ended === 'busy' ? 'waits' : came;
  };
  return createLookout({ clock, log, settings, look });
}
