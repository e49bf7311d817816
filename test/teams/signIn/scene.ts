import type { Clock } from '../../../src/procedure/ports/clock';
import type { Log, LogFields } from '../../../src/procedure/ports/log';
import { createSignIn, type ClientCredential } from '../../../src/teams/signIn';
import { botId, clientId, clientSecret, Entra, login, tenantId } from './entra';

/** A clock that stands still until it is moved. */
export function standingClock(start = Date.parse('2026-11-22T09:00:00Z')) {
  let time = start;
  return {
    now: () => time,
    wait: async () => undefined,
    pass: (milliseconds: number) => void (time += milliseconds),
  } satisfies Clock & { pass(milliseconds: number): void };
}

export function listeningLog() {
  const lines: { event: string; fields: LogFields | undefined }[] = [];
  const take = (event: string, fields?: LogFields) => void lines.push({ event, fields });
  return { lines, debug: take, info: take, warn: take, error: take } satisfies Log & { lines: unknown };
}

export const publicUrl = 'https://bot.example.com';
export const scopes = [
  'https://graph.microsoft.com/User.Read.All',
  'https://graph.microsoft.com/Policy.Read.All',
];

/** The sign-in as the bot uses it, with a small Microsoft Entra behind it. */
export function scene(credential: ClientCredential = { clientSecret }) {
  const clock = standingClock();
  const log = listeningLog();
  const entra = new Entra(clock.now);
  const app = {
    tenantId,
    clientId,
    botId,
    credential,
    cloud: { login, authorizeHost: 'https://authorize.example.com' },
    scopes,
    fetch: entra.fetch,
  };
  const card = { text: 'Sign in to go on', button: 'Sign in' };
  const signIn = createSignIn({ app, publicUrl, card, clock, log });
  return { clock, log, entra, app, signIn };
}

export function exchangeValue(token: string, id = 'exchange-1') {
  return { id, connectionName: '', token };
}
