import { reminderSweep } from '../../src/compose/reminders';
import type { Clock } from '../../src/procedure/ports/clock';
import type { Log } from '../../src/procedure/ports/log';
import type { Sweep } from '../../src/reminders';
import { type Bot, createBot } from '../../src/teams/bot';
import { publicCloud } from '../../src/teams/cloud';
import { botCredentials } from '../../src/teams/credentials';
import { usualHours } from '../support/someReminder';
import { ada } from '../support/somePeople';
import { plainConversation, signedIn } from '../teams/house';
import type { Kept } from './keep';

/** One process of the bot, as far as it reminds. */
export interface Sweeper {
  readonly sweep: Sweep;
  readonly bot: Pick<Bot, 'idle'>;
}

export interface SweeperOptions {
  readonly clock: Clock;
  readonly kept: Kept;
  readonly log: Log;
  /** Messages a second that this one may send. */
  readonly rate: number;
  readonly random: () => number;
  /** Where its messages go. */
  readonly fetch: typeof fetch;
}

const botId = '6f0c2a3e-1c1f-4c51-9c55-0f6f6d6a7c01';

/** The bot's own parts, put together as `compose` does: everything is real but Teams, the clock and the bot's token. */
export function createSweeper({ clock, kept, log, rate, random, fetch }: SweeperOptions): Sweeper {
  const token = { token: 'a token', expiresOnTimestamp: Infinity };
  let ids = 0;
  const bot = createBot({
    ...{ clock, log, random, fetch, botId, tenantRate: rate },
    cloud: publicCloud,
    tenantId: ada.tenantId,
    credentials: botCredentials({ cloud: publicCloud, botId, credential: { getToken: async () => token } }),
    conversation: plainConversation(),
    signIn: signedIn(),
    conversations: kept.conversations,
    newId: () => `id-${++ids}`,
  });
  const around = { clock, log, banner: undefined, reminders: usualHours };
  return { bot, sweep: reminderSweep(around, kept, bot) };
}
