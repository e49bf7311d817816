import type { Person } from '../../../src/procedure/person';
import type { Clock } from '../../../src/procedure/ports/clock';
import type { Log, LogFields } from '../../../src/procedure/ports/log';
import type { SignOuts } from '../../../src/procedure/ports/signOuts';
import { publicCloud } from '../../../src/teams/cloud';
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
export const permissions = {
  reads: ['User.Read.All', 'Policy.Read.All'],
  writes: ['User-Phone.ReadWrite.All'],
  least: ['User.Read.All'],
};
export const scopes = permissions.reads.map((name) => `https://graph.microsoft.com/${name}`);

/** Sign-outs that all processes of a scene know; `isDown` lets the store be out of reach. */
export function keptSignOuts(): SignOuts & { isDown: boolean } {
  const kept = new Map<string, number>();
  const keyOf = ({ tenantId: tenant, userId }: Person) => `${tenant}/${userId}`;
  const reach = () => {
    if (signOuts.isDown) throw new Error('the store is out of reach');
  };
  const signOuts = {
    isDown: false,
    async last(person: Person) {
      reach();
      return String(kept.get(keyOf(person)) ?? '');
    },
    async note(person: Person) {
      reach();
      kept.set(keyOf(person), (kept.get(keyOf(person)) ?? 0) + 1);
    },
  };
  return signOuts;
}

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
    cloud: { ...publicCloud, login, authorizeHost: 'https://authorize.example.com' },
    permissions,
    fetch: entra.fetch,
  };
  const card = { text: 'Sign in to go on', button: 'Sign in' };
  const signOuts = keptSignOuts();
  /** Another process of the same bot, with a memory of its own. */
  const process = (key?: string, changes: Partial<typeof app> = {}) =>
    createSignIn({ app: { ...app, ...changes }, publicUrl, card, key, signOuts, clock, log });
  /** Two that share the key by which one knows of the other. */
  const both = () => [process('k'.repeat(32)), process('k'.repeat(32))] as const;
  return { clock, log, entra, app, signOuts, process, both, signIn: process() };
}

export function exchangeValue(token: string, id = 'exchange-1') {
  return { id, connectionName: '', token };
}
