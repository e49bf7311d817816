import { z } from 'zod';
import {
  collectorUrl,
  duration,
  durationOrOff,
  guid,
  headerList,
  hidden,
  httpsOrigin,
  httpsUrl,
  longKey,
  port,
  text,
  wholeNumber,
} from './kinds';
import { keeping } from './keeping';
import { network } from './network';
import { practiceStates, stateList } from './practiceStates';
import { appProof, appProofTerm, botProof } from './proofs';
import { quietHours } from './quietHours';

/**
 * Every variable that the bot reads: its kind, its default and what it is for. `.env.example`, the faults and the
 * types of the settings come from here. Some are for one mode only; what goes together is said in `schema.ts`
 * and `mode.ts`.
 */
export const common = {
  PORT: port.default('3978').describe('Port that the bot listens on'),
  HOST: text
    .optional()
    .describe('Address that the bot listens on; 0.0.0.0 if not given, in practice mode 127.0.0.1'),
  DATA_DIR: text
    .optional()
    .describe(
      'Folder for what the bot keeps, on a local disk; ./data if not given, in practice mode ./data/practice',
    ),
  DATA_KEY: longKey
    .optional()
    .describe('Encrypts what the bot keeps, at least 32 characters; for a new folder only'),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'])
    .optional()
    .describe('debug, info, warn, error or silent; info if not given, in practice mode warn'),
  TMCAS_CONSOLE_URL: httpsUrl
    .optional()
    .describe('Cloud App Security console of your region, beginning with https://'),
};

/** When people are reminded of a run that they have left half-way. Lengths are ISO 8601 durations. */
export const reminders = {
  REMIND_AFTER: duration('PT1M', 'P30D')
    .default('PT24H')
    .describe('From the last thing that a person did with a run to the first reminder of it'),
  REMIND_AFTER_GAP: duration('PT1M', 'P30D')
    .default('PT2H')
    .describe('The same while Cloud App Security cannot sign in; the shorter of the two counts'),
  REMIND_FOR: duration('PT2M', 'P365D')
    .default('P60D')
    .describe('When reminders stop, from the last thing that the person did; longer than REMIND_AFTER'),
  REMIND_SWEEP_EVERY: duration('PT1S', 'PT1H')
    .default('PT30S')
    .describe('Between two looks at what is due; no reminder comes more exactly than this'),
  QUIET_HOURS: quietHours
    .default('19:00-08:00')
    .describe(
      "When nobody is reminded, by the person's own clock: these hours, and all Saturday and Sunday. With daily" +
        ' behind the hours, these two are days like others; two equal times mean no hour; off means never quiet',
    ),
  ROTATE_AFTER: durationOrOff('P1D', 'P1095D')
    .default('off')
    .describe(
      'The age at which an app password is to be replaced, such as P180D: its maker is reminded then',
    ),
  TEAMS_RATE: wholeNumber(1, 1000)
    .default('50')
    .describe('Messages a second that the bot sends at most; Teams permits 50 for each app and tenant'),
};

/** How operators look at a bot that runs. The names that OpenTelemetry has given are its own. */
export const operators = {
  HEALTH_TOKEN: longKey
    .optional()
    .describe(
      'Shows /health to whoever sends it as Authorization: Bearer <token>, at least 32 characters; if not given, only to this machine',
    ),
  OTEL_EXPORTER_OTLP_ENDPOINT: collectorUrl
    .optional()
    .describe(
      'Sends traces to this OpenTelemetry collector (OTLP over HTTP): https, or http on this machine; /v1/traces is added to it',
    ),
  OTEL_EXPORTER_OTLP_HEADERS: headerList
    .optional()
    .describe('Headers for the collector: name=value, with a comma between two; a key in it is a secret'),
};

export const live = {
  CLOUD: z
    .enum(['public', 'gcc-high', 'dod', 'china'])
    .default('public')
    .describe(
      "Microsoft's cloud that your tenant lives in: public (GCC too), gcc-high, dod or china (21Vianet); chooses every address at once",
    ),
  PUBLIC_URL: httpsOrigin.describe('Address of the bot on the internet: https, no path'),
  BOT_ID: guid.describe('Azure Bot > Configuration > Microsoft App ID'),
  BOT_TENANT_ID: guid.describe(
    'Azure Bot > Configuration > App Tenant ID; the one tenant that the bot serves',
  ),
  AAD_APP_CLIENT_ID: guid.describe(
    'App registration that administrators sign in to > Overview > Application (client) ID',
  ),
};

export const practice = {
  PLAYGROUND: z
    .enum(['on', 'off'])
    .default('on')
    .describe('Whether the chat window in the browser is started'),
  PLAYGROUND_PORT: port.default('56150').describe('Port of the chat window'),
  PRACTICE_PORT: port
    .default('3979')
    .describe('Port of the make-believe Microsoft 365 and Trend Micro console'),
  PRACTICE_STATE: stateList
    .optional()
    .describe(
      `What the practice tenant is brought into at each start, for training; it stays so until a start with --fresh. One or more, with commas between: ${practiceStates.join(', ')}`,
    ),
};

/** Where more than one process of the bot keep what they share, in place of `DATA_DIR`. */
export const storage = {
  STORAGE_ACCOUNT_URL: httpsUrl
    .optional()
    .describe(
      'Azure Tables in place of DATA_DIR: https://<account>.table.core.windows.net; the identity of the process needs the role Storage Table Data Contributor',
    ),
  STORAGE_CONNECTION_STRING: hidden
    .optional()
    .describe('Or: a connection string of the storage account, which is a secret'),
  SIGN_IN_KEY: longKey
    .optional()
    .describe(
      'Seals sign-in links, at least 32 characters, the same in all processes; needed with either of these two',
    ),
};

/** The variables as a person reads them. */
export const groups = [
  { title: 'Always', variables: common },
  { title: 'Reminders of unfinished runs; lengths of time are ISO 8601 durations', variables: reminders },
  { title: 'For operators', variables: operators },
  { title: 'What is kept, and whom people ask', variables: keeping },
  { title: 'To serve a tenant: with one of these set, all that are needed have to be', variables: live },
  { title: 'How the bot proves to Teams who it is', variables: botProof },
  {
    title: 'How the bot proves to Microsoft Entra who it is',
    variables: { ...appProof, ...appProofTerm },
  },
  {
    title: 'To keep everything in Azure, so that more than one process can serve the bot',
    variables: storage,
  },
  {
    title: 'For practice mode, which runs as long as nothing of the above but the first four groups is set',
    variables: practice,
  },
  { title: 'The way out of a live bot; in practice nothing leaves the machine', variables: network },
] as const;

/** What a variable is for; empty for one that is not ours. */
export function purposeOf(variable: string): string {
  const variables: Readonly<Record<string, z.ZodTypeAny>> = {
    ...common,
    ...reminders,
    ...operators,
    ...keeping,
    ...live,
    ...botProof,
    ...appProof,
    ...appProofTerm,
    ...storage,
    ...network,
    ...practice,
  };
  return variables[variable]?.description ?? '';
}
