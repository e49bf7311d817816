import { z } from 'zod';
import type { Clock } from '../../procedure/ports/clock';
import { putBounded } from './bounded';
import { hashOf } from './random';
import type { Purpose, Sealing } from './sealed';

/** Something that travels in a text nobody else can make or read, good for a while and for one use. */
export interface Tickets<T> {
  issue(value: T): string;
  /**
   * The value; nothing for a text that is not ours, is too old, or was taken before. The text is its own memory: any
   * process with the same key takes it, and each remembers only what it has taken itself. So with several processes
   * a ticket may be taken once in each; what it leads to has to bear that.
   */
  take(ticket: string | undefined): T | undefined;
}

export interface TicketsOptions<T> {
  readonly sealing: Sealing;
  readonly purpose: Purpose;
  readonly shape: z.ZodType<T>;
  readonly clock: Pick<Clock, 'now'>;
  /** Milliseconds; ten minutes if not given. */
  readonly lifetime?: number;
  /** How many taken ones are remembered at most; the oldest is forgotten. */
  readonly limit?: number;
}

export function createTickets<T>(options: TicketsOptions<T>): Tickets<T> {
  const { sealing, purpose, shape, clock, lifetime = 10 * 60_000, limit = 10_000 } = options;
  const sealed = sealing(purpose, z.object({ at: z.number(), value: z.unknown() }));
  /** Until when each would still be good. */
  const taken = new Map<string, number>();

  const dropOld = (): void => {
    for (const [name, until] of taken) if (until <= clock.now()) taken.delete(name);
  };

  return {
    issue: (value) => sealed.seal({ at: clock.now(), value }),
    take(ticket = '') {
      const found = sealed.open(ticket);
      if (!found || found.at + lifetime <= clock.now()) return undefined;
      const name = hashOf(ticket);
      if (taken.has(name)) return undefined;
      dropOld();
      putBounded(taken, name, found.at + lifetime, limit);
      return shape.safeParse(found.value).data;
    },
  };
}
