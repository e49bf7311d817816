import type { Entry, Head, Place, RecordShelf } from '../procedure/ports/record';
import { digestOf, hashBefore, readKept, toKeep } from './chain';

/** What is to become an entry. */
export type Draft = Pick<Entry, 'kind' | 'at' | 'report'>;

/** The one name of what happened: a run ends once; a later change is what it is of what it is to. */
export function eventOf({ kind, report }: Pick<Draft, 'kind' | 'report'>): string {
  return kind === 'ended' ? kind : `${kind}-${digestOf(report).slice(0, 16)}`;
}

/**
 * Puts an entry at the end of the chain, once, whoever else does the same and wherever a process is killed. The place
 * is named before the entry is written, by whoever comes first, so the entry can lie from there on only; everybody
 * who wants it looks at each number from there, and takes the first that is free. Who finds a number taken looks
 * whether it was taken for the same event.
 */
export async function append(shelf: RecordShelf, draft: Draft): Promise<Head> {
  const { tenant, run } = draft.report;
  const event = eventOf(draft);
  const next = ((await shelf.last(tenant))?.sequence ?? 0) + 1;
  const place = await shelf.findPlace(tenant, run, { event, start: next });
  const head = await found(shelf, draft, place, next);
  const placed = head ?? (await added(shelf, draft, next));
  await shelf.notePlace(tenant, run, { event, start: place.start, sequence: placed.sequence });
  return placed;
}

/** The event's entry among those that were there before. */
async function found(
  shelf: RecordShelf,
  draft: Draft,
  place: Place,
  next: number,
): Promise<Head | undefined> {
  for (let sequence = place.start; sequence < next; sequence += 1) {
    const head = await headIfMine(shelf, draft, sequence);
    if (head) return head;
  }
  return undefined;
}

async function added(shelf: RecordShelf, draft: Draft, from: number): Promise<Head> {
  const { tenant } = draft.report;
  for (let sequence = from; ; sequence += 1) {
    const before = sequence === 1 ? undefined : await shelf.at(tenant, sequence - 1);
    const { kind, at, report } = draft;
    const entry: Entry = { format: 1, sequence, previous: hashBefore(before), kind, at, report };
    const kept = toKeep(entry);
    if (await shelf.add(tenant, sequence, kept)) return { sequence, hash: kept.hash };
    const head = await headIfMine(shelf, draft, sequence);
    if (head) return head;
  }
}

async function headIfMine(shelf: RecordShelf, draft: Draft, sequence: number): Promise<Head | undefined> {
  const kept = await shelf.at(draft.report.tenant, sequence);
  const read = kept && readKept(kept);
  if (!read) return undefined;
  const { kind, report } = read.entry;
  const isMine =
    kind === draft.kind && report.run === draft.report.run && eventOf({ kind, report }) === eventOf(draft);
  return isMine ? read.head : undefined;
}
