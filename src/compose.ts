import { randomUUID } from 'node:crypto';
import type { Bring, Tell } from '../dialogs/turn/colleagues';
import { createConversation } from '../dialogs/conversation';
import type { RecordDesk } from '../dialogs/turn/recordDesk';
import { beforeAnythingElse, stages, scopesOf } from '../dialogs/stages';
import { signInCard } from '../dialogs/words.en';
import { healthDesk } from './compose/health';
import { agesDesk } from './compose/ages';
import { lookoutOf } from './compose/lookout';
import { recordDesk, recordsEnded } from './compose/record';
import { remindersDesk, reminderSweep } from './compose/reminders';
import { ownPages, personalDesk } from './compose/personal';
import type { Surroundings } from './compose/surroundings';
import { watched, type Watched } from './compose/watched';
import { createExpiries } from './expiries';
import { createDirectory } from './graph/directory';
import type { RunningLookout } from './lookout';
import type { Delivery } from './procedure/delivery';
import type { Person } from './procedure/person';
import type { Log } from './procedure/ports/log';
import type { Lookout } from './procedure/ports/lookout';
import type { SweepResult } from './reminders';
import { createRetention } from './retention';
import { openStorage, type OpenStorage } from './storage';
import { createBot, type Bot } from './teams/bot';
import { botCredentials } from './teams/credentials';
import { createPages } from './teams/pages';
import { createNotices } from './teams/pages/notices';
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
  const storage = await openStorage({
    ...{ ...around.storage, counted, trace },
    onEnded: recordsEnded(around),
  });
  const { signOuts } = storage;
  const app = entraApp(around);
  const signIn = createSignIn({
    ...{ app, publicUrl, card: signInCard, key: around.signInKey, signOuts, clock, log },
  });
  const record = recordDesk(around, storage);
  const { bot, lookout } = botOf(around, storage, signIn, record.desk);
  const { sweep, expiries, looks } = looksOf(around, storage, bot, lookout);
  const server = createServer({
    ...{ ...listen, clock, log },
    messages: (request) => bot.receive(request),
    pages: [...pagesOf(around, signIn, bot), ...record.pages],
    health: healthDesk(around, storage, bot, { sweep, expiries }),
    idle: () => bot.idle(),
  });
  const port = await server.listen().catch(async (thrown: unknown) => {
    await storage.close();
    await around.unwatch();
    throw thrown;
  });
  looks.forEach((look) => look.start());
  return {
    port,
    idle: () => bot.idle(),
    sweep: () => sweep.once(),
    async close() {
      for (const look of looks) await look.stop();
      await server.close();
      await storage.close();
      await around.unwatch();
    },
  };
}

/** What goes on by itself, as long as the service runs. */
function looksOf(around: Watched, storage: OpenStorage, bot: Bot, lookout: RunningLookout | undefined) {
  const sweep = reminderSweep(around, storage, bot);
  const { clock, log, keepFinished } = around;
  const retention = createRetention({ clock, log, keepFinished, archive: storage.archive });
  const expiries = createExpiries({ credentials: around.expiring ?? [], clock, log });
  return { sweep, expiries, looks: [sweep, retention, expiries, ...(lookout ? [lookout] : [])] };
}

function pagesOf(around: Watched, { browser }: ReturnType<typeof createSignIn>, bot: Bot) {
  const { publicUrl, log, storage } = around;
  const onSignedIn = (person: Person) => resume(bot, log, person);
  return [
    ...createPages({ browser, publicUrl, log, onSignedIn }),
    ...createNotices({ ...around, store: storage.kind ?? 'embedded' }),
  ];
}

function botOf(
  around: Watched,
  storage: OpenStorage,
  signIn: ReturnType<typeof createSignIn>,
  record: RecordDesk,
): { readonly bot: Bot; readonly lookout: RunningLookout | undefined } {
  const { cloud, bot, tenantId, clock, log, trace, correlation } = around;
  const lookout = lookoutOf(around, storage, () => ({ bot: made, conversation }));
  const tell: Tell = (person, card) => void made.deliver(person, card);
  const bring: Bring = async (person, card) => hasCome(await made.deliver(person, card));
  const conversation = conversationOf(around, storage, signIn, record, lookout, { tell, bring });
  const made = createBot({
    ...{ cloud, tenantId, signIn, clock, log, trace, correlation, ...around.outward },
    botId: bot.id,
    credentials: botCredentials({ cloud, botId: bot.id, credential: bot.credential }),
    conversation,
    conversations: storage.conversations,
    tenantRate: around.teamsRate,
    windowForgets: around.windowForgets,
    newId: randomUUID,
  });
  return { bot: made, lookout };
}

/** What is in doubt may have come through. */
const hasCome = ({ kind }: Delivery) => kind === 'sent' || kind === 'doubt';

function entraApp({ tenantId, app, bot, cloud, fetch }: Surroundings) {
  const { reads, writes } = scopesOf(stages);
  const permissions = { reads, writes, least: scopesOf(beforeAnythingElse).reads };
  return {
    tenantId,
    clientId: app.clientId,
    botId: bot.id,
    credential: app.credential,
    cloud,
    permissions,
    fetch,
  };
}

function conversationOf(
  around: Watched,
  storage: OpenStorage,
  signIn: ReturnType<typeof createSignIn>,
  record: RecordDesk,
  lookout: Lookout | undefined,
  ways: { readonly tell: Tell; readonly bring: Bring },
) {
  const { fetch, clock, log, trace, cloud, places, banner, bot } = around;
  const { runs, dialogState } = storage;
  const newId = randomUUID;
  const reminders = remindersDesk(around, storage);
  const ages = agesDesk(around, storage);
  const personal = personalDesk(storage);
  const pages = ownPages(around.publicUrl);
  const directoryFor = (person: Person) =>
    createDirectory({
      ...{ graph: cloud.graph, fetch, clock, log, trace },
      token: () => signIn.token(person),
      newId: () => around.correlation.current() ?? newId(),
    });
  return createConversation(
    {
      ...{ runs, directoryFor, signIn, reminders, ages, record, personal, lookout, pages, ...ways },
      ...{ clock, log, newId, trace, places, banner },
    },
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
