import { z } from 'zod';
import { createSealing } from '../../../src/teams/signIn/sealed';
import { createTickets, type TicketsOptions } from '../../../src/teams/signIn/tickets';
import { standingClock } from './scene';

const key = 'a key that all processes of the bot share';

/** A process of the bot: the key is the same, what it remembers is its own. */
function processOf(clock = standingClock(), changes: Partial<TicketsOptions<string>> = {}) {
  const sealing = createSealing(key, 'contoso');
  return createTickets({ sealing, purpose: 'link', shape: z.string(), clock, ...changes });
}

test('a ticket stands for its value once', () => {
  const tickets = processOf();
  const ticket = tickets.issue('value');
  expect(ticket).toMatch(/^[\w-]+$/);
  expect([tickets.take(ticket), tickets.take(ticket)]).toEqual(['value', undefined]);
});

test('a ticket is taken by another process too, which remembers it by itself', () => {
  const clock = standingClock();
  const [one, other] = [processOf(clock), processOf(clock)];
  const ticket = one.issue('value');
  expect([other.take(ticket), other.take(ticket)]).toEqual(['value', undefined]);
  expect(one.take(ticket)).toBe('value');
});

test('a ticket ends with its time, wherever it was issued', () => {
  const clock = standingClock();
  const [one, other] = [processOf(clock, { lifetime: 1000 }), processOf(clock, { lifetime: 1000 })];
  const [early, late] = [one.issue('early'), one.issue('late')];
  clock.pass(999);
  expect(other.take(early)).toBe('early');
  clock.pass(1);
  expect([one.take(late), other.take(late)]).toEqual([undefined, undefined]);
});

test('ten minutes are its time when nothing else is said', () => {
  const clock = standingClock();
  const tickets = processOf(clock);
  const [early, late] = [tickets.issue('early'), tickets.issue('late')];
  clock.pass(10 * 60_000 - 1);
  expect(tickets.take(early)).toBe('early');
  clock.pass(1);
  expect(tickets.take(late)).toBeUndefined();
});

test('the memory of what was taken is bounded', () => {
  const tickets = processOf(standingClock(), { limit: 2 });
  const [first = '', second = '', third = ''] = ['a', 'b', 'c'].map((value) => tickets.issue(value));
  for (const ticket of [first, second, third]) tickets.take(ticket);
  expect([third, second, first].map((ticket) => tickets.take(ticket))).toEqual([undefined, undefined, 'a']);
});

test('a ticket in another spelling is the same ticket', () => {
  const tickets = processOf();
  const ticket = tickets.issue('value');
  tickets.take(ticket);
  for (const spelling of [`${ticket}=`, `${ticket} `, `${ticket}\n`, ticket.replace(/^/, '!')]) {
    expect(tickets.take(spelling)).toBeUndefined();
  }
});

test('no ticket and a made-up ticket stand for nothing', () => {
  const tickets = processOf();
  tickets.issue('value');
  expect([undefined, '', 'made-up', 'A'.repeat(200)].map((ticket) => tickets.take(ticket))).toEqual(
    Array(4).fill(undefined),
  );
});

test('a ticket for one thing is none for another, and a value of another kind is none', () => {
  const clock = standingClock();
  const link = processOf(clock).issue('value');
  expect(processOf(clock, { purpose: 'window' }).take(link)).toBeUndefined();
  expect(processOf(clock, { shape: z.literal('another') }).take(link)).toBeUndefined();
});
