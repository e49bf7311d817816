import { randomBytes } from 'node:crypto';
import type { Clock } from '../../procedure/ports/clock';
import { putBounded } from './bounded';

/** 256 random bits, as 43 letters of base64url: unguessable, and safe in a URL, a cookie and an attribute. */
export function randomText(): string {
  return randomBytes(32).toString('base64url');
}

/** Something remembered under a text that nobody can guess, for a while and for one use. */
export interface Tickets<T> {
  /** Remembers the value and gives the text that stands for it. */
  issue(value: T): string;
  /** The value, once; nothing for a text that is unknown, used or too old. */
  take(ticket: string | undefined): T | undefined;
}

const defaultLifetime = 10 * 60_000;

/** @param lifetime milliseconds; @param limit how many are open at most, the oldest gives way */
export function createTickets<T>(clock: Clock, lifetime = defaultLifetime, limit = 10_000): Tickets<T> {
  const open = new Map<string, { value: T; until: number }>();

  const dropOld = (): void => {
    for (const [ticket, { until }] of open) {
      if (until > clock.now()) return;
      open.delete(ticket);
    }
  };

  return {
    issue(value) {
      dropOld();
      const ticket = randomText();
      putBounded(open, ticket, { value, until: clock.now() + lifetime }, limit);
      return ticket;
    },
    take(ticket) {
      dropOld();
      const found = ticket === undefined ? undefined : open.get(ticket);
      if (found && ticket !== undefined) open.delete(ticket);
      return found?.value;
    },
  };
}
