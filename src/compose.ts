import { randomUUID } from 'node:crypto';
import { createConversation } from '../dialogs/conversation';
import { stages, scopesOf } from '../dialogs/stages';
import { signInCard } from '../dialogs/words.en';
import { healthDesk } from './compose/health';
import { agesDesk } from './compose/ages';
import { remindersDesk, reminderSweep } from './compose/reminders';
import type { Surroundings } from './compose/surroundings';
import { watched, type Watched } from './compose/watched';
import { createDirectory } from './graph/directory';
import type { Person } from './procedure/person';
import type { Log } from './procedure/ports/log';
import type { SweepResult } from './reminders';
import { openStorage, type OpenStorage } from './storage';
import { createBot, type Bot } from './teams/bot';
import { botCredentials } from './teams/credentials';
import { createPages } from './teams/pages';
import { createServer } from './teams/server';
import { createSignIn } from './teams/signIn';

export interface Service {
  readonly port: number;
  /** Resolves when no turn runs. */
  idle(): Promise<void>;
  /** Attends to the reminders that are due now, without waiting for the next look. */
  sweep(): Promise<SweepResult>;
  /** Takes no more requests, finishes the turns that run, and closes the store. */
  close(): Promise<void>;
}

/** Joins all parts and begins to listen. Rejects when the store cannot be opened or the port is taken. */
export async function startService(surroundings: Surroundings): Promise<Service> {
  const around = await watched(surroundings);
  const { clock, log, trace, listen, counted, publicUrl } = around;
  const storage = await openStorage({ ...around.storage, counted, trace });
  const { signOuts } = storage;
  const app = entraApp(around);
  const signIn = createSignIn({
    ...{ app, publicUrl, card: signInCard, key: around.signInKey, signOuts, clock, log },
  });
  const bot = botOf(around, storage, signIn);
  const sweep = reminderSweep(around, storage, bot);
  const onSignedIn = (person: Person) => resume(bot, log, person);
  const server = createServer({
    ...{ ...listen, clock, log },
    messages: (request) => bot.receive(request),
    pages: createPages({ browser: signIn.browser, publicUrl, log, onSignedIn }),
    health: healthDesk(around, storage, bot, sweep),
    idle: () => bot.idle(),
  });
  const port = await server.listen().catch(async (thrown: unknown) => {
    await storage.close();
    await around.unwatch();
    throw thrown;
  });
  sweep.start();
  return {
    port,
    idle: () => bot.idle(),
    sweep: () => sweep.once(),
    async close() {
      await sweep.stop();
      await server.close();
      await storage.close();
      await around.unwatch();
    },
  };
}

function botOf(around: Watched, storage: OpenStorage, signIn: ReturnType<typeof createSignIn>): Bot {
  const { cloud, bot, tenantId, clock, log, trace, correlation } = around;
  return createBot({
    ...{ cloud, tenantId, signIn, clock, log, trace, correlation },
    botId: bot.id,
    credentials: botCredentials({ cloud, botId: bot.id, credential: bot.credential }),
    conversation: conversationOf(around, storage, signIn),
    conversations: storage.conversations,
    tenantRate: around.teamsRate,
    windowForgets: around.windowForgets,
    newId: randomUUID,
  });
}

function entraApp({ tenantId, app, bot, cloud, fetch }: Surroundings) {
  const { reads, writes } = scopesOf(stages);
  const scopes = [...reads, ...writes].map((scope) => `${cloud.graph}/${scope}`);
  return {
    tenantId,
    clientId: app.clientId,
    botId: bot.id,
    credential: app.credential,
    cloud,
    scopes,
    fetch,
  };
}

function conversationOf(around: Watched, storage: OpenStorage, signIn: ReturnType<typeof createSignIn>) {
  const { fetch, clock, log, trace, cloud, places, banner, bot } = around;
  const { runs, dialogState } = storage;
  const newId = randomUUID;
  const reminders = remindersDesk(around, storage);
  const ages = agesDesk(around, storage);
  const directoryFor = (person: Person) =>
    createDirectory({
      ...{ graph: cloud.graph, fetch, clock, log, trace },
      token: () => signIn.token(person),
      newId: () => around.correlation.current() ?? newId(),
    });
  return createConversation(
    { runs, directoryFor, signIn, reminders, ages, clock, log, newId, trace, places, banner },
    dialogState,
    bot.id,
  );
}

/** Throws when nobody could be told: the sign-in window then leaves a word for Teams. */
async function resume(bot: Bot, log: Log, person: Person): Promise<void> {
  const ended = await bot.resume(person);
  if (ended === 'done') return;
  log.warn('not-resumed', { ended });
  throw new Error('the conversation could not go on');
}
