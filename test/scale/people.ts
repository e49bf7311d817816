import type { Person } from '../../src/procedure/person';
import type { ConversationAddress } from '../../src/procedure/ports/conversations';
import { changed, type Run } from '../../src/procedure/run';
import type { Instant } from '../../src/procedure/time';
import { begunRun, reminderOf, someone } from '../support/someReminder';
import { allFindings, confirmed } from '../support/someRun';
import type { Kept } from './keep';

const serviceUrl = 'https://smba.trafficmanager.net/teams';

/** Put into a store side by side: Azurite answers more of them too late. */
const together = 50;

const addressOf = ({ userId }: Person): ConversationAddress => ({
  serviceUrl,
  conversationId: `a:chat of ${userId}`,
  botId: '28:bot',
  userChannelId: `29:${userId}`,
  locale: 'en-GB',
  timeZone: 'Europe/Berlin',
});

/** A run that was left when the bot had done its part, as long as such a record is. */
function leftRun(owner: Person): Run {
  const findings = allFindings('reported').slice(0, 7);
  return [confirmed(), { findings }].reduce(changed, begunRun({}, owner));
}

export interface Seed {
  readonly people: number;
  /** When the reminder of each is due. */
  readonly due: (number: number) => Instant;
  /** Whether an earlier reminder's card is still shown, which the next one retires. */
  readonly hasCard?: (number: number) => boolean;
}

/** Puts so many people into a store, each with a run that was left, an address and a reminder. */
export async function seed(kept: Kept, { people, due, hasCard = () => false }: Seed): Promise<void> {
  const settle = async (number: number) => {
    const run = leftRun(someone(number));
    await kept.runs.keep(run, undefined);
    await kept.conversations.remember(run.owner, addressOf(run.owner));
    const card = hasCard(number) ? { activityId: 'earlier-card' } : {};
    await kept.reminders.put(reminderOf(run, { due: due(number), ...card }));
  };
  for (let from = 0; from < people; from += together) {
    const group = Array.from({ length: Math.min(together, people - from) }, (_, index) => from + index);
    await Promise.all(group.map(settle));
  }
}
