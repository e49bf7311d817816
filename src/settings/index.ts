import { existsSync } from 'node:fs';
import type { ReminderSettings } from '../procedure/reminderSettings';
import type { Fault } from './fault';
import { SettingsFault } from './fault';
import { faultsOf } from './faultsOf';
import type { Hidden } from './hidden';
import type { Given } from './mode';
import { givenIn, isForLive, refusalOfPractice } from './mode';
import type { PracticeState } from './practiceStates';
import { type NetworkSettings, networkSchema } from './network';
import type { AppProof, BotProof } from './proofSchemas';
import { appProofSchema, botProofSchema } from './proofSchemas';
import type { KeepingSettings, OperatorSettings, SharedSettings } from './schema';
import {
  keepingSchema,
  liveSchema,
  operatorsSchema,
  practiceSchema,
  remindersSchema,
  storageSchema,
} from './schema';

export { SettingsFault } from './fault';
export { Hidden } from './hidden';
export type { AppProof, BotProof } from './proofSchemas';
export type { KeepingSettings, OperatorSettings, TablesSettings } from './schema';
export { readWayOut } from './wayOut';

interface CommonSettings {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly dataKey: Hidden | undefined;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** The Cloud App Security console of the administrators' region. */
  readonly consoleUrl: string | undefined;
}

interface SendingSettings extends KeepingSettings {
  readonly reminders: ReminderSettings;
  /** Messages a second that the bot sends at most. */
  readonly teamsRate: number;
}

export interface LiveSettings extends CommonSettings, SendingSettings, SharedSettings, OperatorSettings {
  readonly mode: 'live';
  readonly cloud: 'public' | 'gcc-high' | 'dod' | 'china';
  /** An https origin. */
  readonly publicUrl: string;
  readonly network: NetworkSettings;
  /** The one tenant that is served, a GUID in lower case; so are the two ids. */
  readonly tenantId: string;
  readonly bot: { readonly id: string; readonly proof: BotProof };
  readonly app: { readonly clientId: string; readonly proof: AppProof };
}

export interface PracticeSettings extends CommonSettings, SendingSettings, OperatorSettings {
  readonly mode: 'practice';
  readonly practicePort: number;
  /** What the tenant is brought into, for training. */
  readonly practiceStates: readonly PracticeState[] | undefined;
  readonly playground: boolean;
  readonly playgroundPort: number;
}

export type Settings = LiveSettings | PracticeSettings;

/** Reads `.env` of the working directory, if there is one, into the environment; what is set there already stays. */
export function loadEnvFile(file = '.env'): void {
  if (existsSync(file)) process.loadEnvFile(file);
}

/**
 * The settings of an environment. Nothing of a tenant set: practice, unless this looks like a server. Anything of
 * it set: live, and all of it has to be. Empty values count as not set. Throws `SettingsFault` with every fault.
 */
export function readSettings(environment: Given): Settings {
  const given = givenIn(environment);
  if (isForLive(given)) return readLive(given, []);
  const refusal = refusalOfPractice(given);
  return refusal ? readLive(given, [refusal]) : readPractice(given);
}

function readPractice(given: Given): PracticeSettings {
  const read = practiceSchema.safeParse(given);
  const reminding = remindersSchema.safeParse(given);
  const operating = operatorsSchema.safeParse(given);
  const keeping = keepingSchema.safeParse(given);
  if (!read.success || !reminding.success || !operating.success || !keeping.success) {
    throw new SettingsFault(faultsOf(read, reminding, operating, keeping));
  }
  return {
    mode: 'practice',
    ...commonOf(read.data),
    ...reminding.data,
    ...operating.data,
    ...keeping.data,
    practicePort: read.data.PRACTICE_PORT,
    practiceStates: read.data.PRACTICE_STATE,
    playground: read.data.PLAYGROUND === 'on',
    playgroundPort: read.data.PLAYGROUND_PORT,
  };
}

function readLive(given: Given, faults: readonly Fault[]): LiveSettings {
  const read = liveSchema.safeParse(given);
  const reminding = remindersSchema.safeParse(given);
  const operating = operatorsSchema.safeParse(given);
  const keeping = keepingSchema.safeParse(given);
  const bot = botProofSchema.safeParse(given);
  const app = appProofSchema.safeParse(given);
  const shared = storageSchema.safeParse(given);
  const network = networkSchema.safeParse(given);
  const isProven = bot.success && app.success;
  const isWhole = reminding.success && operating.success && isProven && shared.success && network.success;
  if (!read.success || !keeping.success || !isWhole || faults.length > 0) {
    const parts = [read, reminding, operating, keeping, bot, app, shared, network];
    throw new SettingsFault([...faults, ...faultsOf(...parts)]);
  }
  return {
    mode: 'live',
    ...commonOf(read.data),
    ...reminding.data,
    ...operating.data,
    ...keeping.data,
    cloud: read.data.CLOUD,
    publicUrl: read.data.PUBLIC_URL,
    tenantId: read.data.BOT_TENANT_ID,
    bot: { id: read.data.BOT_ID, proof: bot.data },
    app: { clientId: read.data.AAD_APP_CLIENT_ID, proof: app.data },
    ...shared.data,
    network: network.data,
  };
}

type CommonData = Pick<
  typeof liveSchema._output,
  'PORT' | 'HOST' | 'DATA_DIR' | 'DATA_KEY' | 'LOG_LEVEL' | 'TMCAS_CONSOLE_URL'
>;

function commonOf(data: CommonData): CommonSettings {
  return {
    port: data.PORT,
    host: data.HOST,
    dataDir: data.DATA_DIR,
    dataKey: data.DATA_KEY,
    logLevel: data.LOG_LEVEL,
    consoleUrl: data.TMCAS_CONSOLE_URL,
  };
}
