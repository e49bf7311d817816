import { z } from 'zod';
import type { ReminderSettings } from '../procedure/reminderSettings';
import type { Hidden } from './hidden';
import { checked, isLoopback } from './kinds';
import { keeping } from './keeping';
import { common, live, operators, practice, storage, reminders } from './variables';

const loopback = checked(
  isLoopback,
  'can be reached from other machines, which practice mode must not',
  'Take it out, or give 127.0.0.1',
);

export const practiceSchema = z
  .object({
    ...common,
    ...practice,
    HOST: loopback.default('127.0.0.1'),
    DATA_DIR: common.DATA_DIR.unwrap().default('./data/practice'),
    LOG_LEVEL: common.LOG_LEVEL.unwrap().default('warn'),
  })
  .superRefine(({ PORT, PRACTICE_PORT, PLAYGROUND_PORT }, context) => {
    const ports = Object.entries({ PORT, PRACTICE_PORT, PLAYGROUND_PORT }).filter(([, port]) => port !== 0);
    ports.forEach(([variable, port], index) => {
      if (ports.findIndex(([, other]) => other === port) === index) return;
      const params = { cure: 'Give each its own' };
      context.addIssue({
        code: 'custom',
        path: [variable],
        message: 'is the port of another variable',
        params,
      });
    });
  });

/** The proofs are looked at on their own, so that their faults are named together with all others. */
export const liveSchema = z.object({
  ...common,
  ...live,
  HOST: common.HOST.unwrap().default('0.0.0.0'),
  DATA_DIR: common.DATA_DIR.unwrap().default('./data'),
  LOG_LEVEL: common.LOG_LEVEL.unwrap().default('info'),
  PLAYGROUND: checked((value) => value !== 'on', 'is for practice mode only', 'Take it out').optional(),
  PRACTICE_STATE: checked(() => false, 'is for practice mode only', 'Take it out').optional(),
});

/** Looked at on its own for the same reason. */
export const remindersSchema = z.object(reminders).transform((given, context) => {
  const settings: ReminderSettings = {
    remindAfter: given.REMIND_AFTER,
    remindAfterGap: given.REMIND_AFTER_GAP,
    remindFor: given.REMIND_FOR,
    sweepEvery: given.REMIND_SWEEP_EVERY,
    quietHours: given.QUIET_HOURS,
    rotateAfter: given.ROTATE_AFTER,
  };
  if (settings.remindFor > settings.remindAfter) return { reminders: settings, teamsRate: given.TEAMS_RATE };
  context.addIssue({
    code: 'custom',
    path: ['REMIND_FOR'],
    message: 'is not longer than REMIND_AFTER, so that nobody would be reminded',
    params: { cure: 'Give a longer one, or a shorter REMIND_AFTER' },
  });
  return z.NEVER;
});

/** What operators get to see, and where. */
export interface OperatorSettings {
  readonly healthToken: Hidden | undefined;
  /** Where traces are sent, if anywhere. */
  readonly traces: { readonly url: string; readonly headers: Hidden | undefined } | undefined;
}

/** Looked at on its own for the same reason. */
export const operatorsSchema = z.object(operators).transform((given, context): OperatorSettings => {
  const { HEALTH_TOKEN: healthToken, OTEL_EXPORTER_OTLP_ENDPOINT: url } = given;
  const { OTEL_EXPORTER_OTLP_HEADERS: headers } = given;
  if (url !== undefined) return { healthToken, traces: { url, headers } };
  if (headers === undefined) return { healthToken, traces: undefined };
  context.addIssue({
    code: 'custom',
    path: ['OTEL_EXPORTER_OTLP_HEADERS'],
    message: 'is of no use without OTEL_EXPORTER_OTLP_ENDPOINT',
    params: { cure: 'Set both, or take it out' },
  });
  return z.NEVER;
});

/** What is kept for how long, and whom people ask. */
export interface KeepingSettings {
  /** Milliseconds; `undefined` keeps everything. */
  readonly keepFinished: number | undefined;
  /** A mail address or an https address. */
  readonly supportContact: string | undefined;
}

/** Looked at on its own for the same reason. */
export const keepingSchema = z.object(keeping).transform((given): KeepingSettings => ({
  keepFinished: given.KEEP_FINISHED,
  supportContact: given.SUPPORT_CONTACT,
}));

/** Azure Tables, with the process's own identity or with a connection string; the embedded store otherwise. */
export type TablesSettings = { readonly url: string } | { readonly connectionString: Hidden };

export interface SharedSettings {
  /** In place of the folder. */
  readonly tables: TablesSettings | undefined;
  /** Seals sign-in links. */
  readonly signInKey: Hidden | undefined;
}

/** Looked at on its own for the same reason. */
export const storageSchema = z.object(storage).transform((given, context): SharedSettings => {
  const { STORAGE_ACCOUNT_URL: url, STORAGE_CONNECTION_STRING: connectionString } = given;
  const signInKey = given.SIGN_IN_KEY;
  const tables = url === undefined ? connectionString && { connectionString } : { url };
  const refuse = (variable: string, message: string, cure: string) => {
    context.addIssue({ code: 'custom', path: [variable], message, params: { cure } });
  };
  if (url !== undefined && connectionString !== undefined) {
    const both = 'STORAGE_ACCOUNT_URL, STORAGE_CONNECTION_STRING';
    refuse(both, 'are not to be set together', 'Set one of them, or none to use DATA_DIR');
  }
  // A sign-in window would work whenever it happens to end in the process that opened it.
  if (tables && !signInKey) {
    const cure = 'Make one with: openssl rand -base64 32, and give it to all of them';
    refuse('SIGN_IN_KEY', 'is missing, and more than one process may use Azure Tables', cure);
  }
  return { tables, signInKey };
});
