import type { Clock } from '../procedure/ports/clock';
import type { RecordShelf } from '../procedure/ports/record';
import { linkOf, type Link } from './chain';

/** Milliseconds for which one reading of a whole chain serves everybody. */
const good = 10_000;

interface Reading {
  readonly at: number;
  /** By number, the newest first. */
  readonly links: Promise<readonly Link[]>;
}

export type ReadChain = (tenantId: string) => Promise<readonly Link[]>;

/**
 * The chain as it lies in the store: whoever compares at the same time, or soon after, shares one reading of what was
 * there then. What has come since is always read; what was changed behind our back is seen at the next whole reading.
 */
export function chainReading(shelf: RecordShelf, clock: Pick<Clock, 'now'>): ReadChain {
  const last = new Map<string, Reading>();

  const whole = (tenantId: string): Reading => {
    const links = linksAfter(shelf, tenantId, 0);
    const reading = { at: clock.now(), links };
    last.set(tenantId, reading);
    links.catch(() => last.delete(tenantId));
    return reading;
  };

  return async (tenantId) => {
    const kept = last.get(tenantId);
    const isGood = kept !== undefined && Math.abs(clock.now() - kept.at) < good;
    const { at, links: read } = isGood ? kept : whole(tenantId);
    const before = await read;
    const newest = (await shelf.last(tenantId))?.sequence ?? 0;
    const known = before[0]?.sequence ?? 0;
    if (newest === known) return before;
    // Entries were taken away at the end.
    if (newest < known) return whole(tenantId).links;
    const links = [...(await linksAfter(shelf, tenantId, known)), ...before];
    last.set(tenantId, { at, links: Promise.resolve(links) });
    return links;
  };
}

/** As much of each entry as the chain needs: a long record is not held in memory. */
async function linksAfter(shelf: RecordShelf, tenantId: string, known: number): Promise<readonly Link[]> {
  const links: Link[] = [];
  for await (const entry of shelf.all(tenantId)) {
    if (entry.sequence <= known) break;
    links.push(linkOf(entry));
  }
  return links;
}
