import type { Clock } from '../../src/procedure/ports/clock';
import { createLimits } from './limits';

/** The Teams that everything is sent to: it takes what its limits permit, answers 429 to the rest, and counts both. */
export interface Connector {
  readonly fetch: typeof fetch;
  readonly taken: Taken;
  /** How often each person was sent a new message: how many got none, one, two … */
  spread(people: number): readonly number[];
}

export interface Taken {
  /** New messages. */
  messages: number;
  /** Cards that were changed in their place. */
  updates: number;
  /** Answered with 429. */
  refused: number;
  /** When each was taken, in milliseconds since 1970. */
  readonly times: number[];
}

export interface ConnectorOptions {
  readonly clock: Clock;
  /** Requests a second, of all senders together. */
  readonly rate: number;
  /** A number from 0 up to 1. */
  readonly random: () => number;
  /** Milliseconds by which one request takes longer on its way there than another, at most. */
  readonly jitter?: number;
}

/** Milliseconds on the way there; and until there is an answer, at least and at most. */
const wayThere = 20;
const [soonest, latest] = [60, 400];

const activities = /\/v3\/conversations\/([^/]+)\/activities(?:\/[^/]+)?$/;

export function countingConnector({ clock, rate, random, jitter = 0 }: ConnectorOptions): Connector {
  const limits = createLimits(rate);
  const messages = new Map<string, number>();
  const taken: Taken = { messages: 0, updates: 0, refused: 0, times: [] };

  function take(chat: string, method: string): Response {
    const wait = limits.take(chat, clock.now());
    if (wait > 0) {
      taken.refused += 1;
      return new Response('{}', { status: 429, headers: { 'Retry-After': String(Math.ceil(wait / 1000)) } });
    }
    taken.times.push(clock.now());
    if (method === 'PUT') taken.updates += 1;
    else {
      taken.messages += 1;
      messages.set(chat, (messages.get(chat) ?? 0) + 1);
    }
    return Response.json({ id: `card-${taken.messages}` });
  }

  return {
    taken,
    async fetch(address, init) {
      const { pathname } = new URL(address instanceof Request ? address.url : address);
      const [, chat] = activities.exec(pathname) ?? [];
      if (chat === undefined) return new Response('{}', { status: 404 });
      const signal = init?.signal ?? undefined;
      await clock.wait(wayThere + Math.round(jitter * random()), signal);
      const response = take(decodeURIComponent(chat), init?.method ?? 'GET');
      await clock.wait(soonest + Math.round((latest - soonest) * random()), signal);
      return response;
    },
    spread(people) {
      const counts = new Map([[0, people - messages.size]]);
      for (const count of messages.values()) counts.set(count, (counts.get(count) ?? 0) + 1);
      return Array.from({ length: Math.max(...counts.keys()) + 1 }, (_, count) => counts.get(count) ?? 0);
    },
  };
}
