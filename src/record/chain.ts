import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Entry, Head, KeptEntry } from '../procedure/ports/record';
import { canonical } from './canonical';

/** Stands before the first entry. */
export const beginning = '0'.repeat(64);

/** SHA-256 over the canonical JSON of anything. */
export function digestOf(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex');
}

/** What is kept of an entry: the entry, and its hash as it was when it was made. */
export function toKeep(entry: Entry): { readonly format: 1; readonly entry: Entry; readonly hash: string } {
  return { format: 1, entry, hash: digestOf(entry) };
}

const step = z
  .object({ step: z.number(), code: z.string(), verdict: z.string(), at: z.string(), params: z.object({}) })
  .passthrough();

/** As much as this version relies on; whatever else stands there counts for the hash. */
const report = z
  .object({
    ...{ run: z.string(), tenant: z.string(), person: z.string(), begunAt: z.string() },
    others: z.array(z.string()).optional(),
    phone: z.object({ lastTwo: z.string(), holder: z.string() }).passthrough().optional(),
    wrote: z.array(z.string()),
    steps: z.array(step.extend({ params: step.shape.params.passthrough() })),
  })
  .passthrough();

const kept = z.strictObject({
  format: z.literal(1),
  entry: z.object({ sequence: z.number(), previous: z.string(), at: z.string(), report }).passthrough(),
  hash: z.string(),
});

/** The entry and its hash, worked out anew; `undefined` when it is nothing like one. */
export function readKept({ value }: KeptEntry): { readonly entry: Entry; readonly head: Head } | undefined {
  const read = kept.safeParse(value).data;
  // The shape of what is compared and shown; nothing is decided by what it says.
  const entry = read?.entry as unknown as Entry | undefined;
  return entry && { entry, head: { sequence: entry.sequence, hash: digestOf(entry) } };
}

/** The hash that the next entry has to name: a damaged entry does not keep a run from its own. */
export function hashBefore(last: KeptEntry | undefined): string {
  if (!last) return beginning;
  return readKept(last)?.head.hash ?? digestOf(last.value);
}

/** One entry, as the chain sees it. */
export interface Link {
  readonly sequence: number;
  readonly previous: string;
  readonly hash: string;
  readonly isSound: boolean;
}

/** As much of an entry as the chain needs: a long record is not held in memory. */
export function linkOf(entry: KeptEntry): Link {
  const read = readKept(entry);
  const { sequence, value } = entry;
  const { hash } = (value ?? {}) as { hash?: unknown };
  const isSound = read?.head.sequence === sequence && read.head.hash === hash;
  return {
    sequence,
    previous: read?.entry.previous ?? '',
    hash: read?.head.hash ?? digestOf(value),
    isSound,
  };
}

/** The first number at which the chain does not hold: an entry that is changed, missing, or put in between. */
export function brokenAt(links: readonly Link[]): number | undefined {
  const sorted = [...links].sort((one, other) => one.sequence - other.sequence);
  let previous = beginning;
  for (const [index, link] of sorted.entries()) {
    const number = index + 1;
    if (link.sequence !== number || !link.isSound || link.previous !== previous) return number;
    previous = link.hash;
  }
  return undefined;
}
