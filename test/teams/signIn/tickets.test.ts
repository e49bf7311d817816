import { createTickets } from '../../../src/teams/signIn/tickets';
import { standingClock } from './scene';

test('a ticket stands for its value once', () => {
  const tickets = createTickets<string>(standingClock());
  const ticket = tickets.issue('value');
  expect(ticket).toMatch(/^[\w-]{43}$/);
  expect([tickets.take(ticket), tickets.take(ticket)]).toEqual(['value', undefined]);
});

test('a ticket ends with its time', () => {
  const clock = standingClock();
  const tickets = createTickets<string>(clock, 1000);
  const [early, late] = [tickets.issue('early'), tickets.issue('late')];
  clock.pass(999);
  expect(tickets.take(early)).toBe('early');
  clock.pass(1);
  expect(tickets.take(late)).toBeUndefined();
});

test('the oldest ticket gives way when there are too many', () => {
  const tickets = createTickets<string>(standingClock(), 1000, 2);
  const [first, second, third] = ['a', 'b', 'c'].map((value) => tickets.issue(value));
  expect([first, second, third].map((ticket) => tickets.take(ticket))).toEqual([undefined, 'b', 'c']);
});

test('no ticket and a made-up ticket stand for nothing', () => {
  const tickets = createTickets<string>(standingClock());
  tickets.issue('value');
  expect([tickets.take(undefined), tickets.take('made-up')]).toEqual([undefined, undefined]);
});
