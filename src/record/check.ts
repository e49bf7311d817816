import type { CheckedFor, PersonKey, RecordShelf, Verdict } from '../procedure/ports/record';
import { brokenAt, readKept, type Link } from './chain';
import type { ReadChain } from './chainReading';
import { compareLine, compareReport } from './compare';
import { allNames, standsFor } from './names';
import { readPasted, type Pasted } from './pasted';

interface Reading {
  readonly shelf: RecordShelf;
  readonly readChain: ReadChain;
}

/** Looks at the whole chain, and holds what was handed in against it. */
export async function check(
  { shelf, readChain }: Reading,
  asker: PersonKey,
  text: string,
): Promise<CheckedFor> {
  const links = await readChain(asker.tenantId);
  const pasted = readPasted(text);
  const sequence = pasted && (pasted.kind === 'line' ? pasted.head : pasted.report.entry).sequence;
  return {
    verdict: await verdictOf(shelf, asker.tenantId, pasted, links),
    sequence,
    length: links.length,
    brokenAt: brokenAt(links),
    isOwn: sequence !== undefined && (await isOf(shelf, asker, sequence)),
  };
}

/** By what the store says of the entry, never by what was handed in. */
async function isOf(shelf: RecordShelf, person: PersonKey, sequence: number): Promise<boolean> {
  const kept = await shelf.at(person.tenantId, sequence);
  const read = kept && readKept(kept);
  return read !== undefined && standsFor(shelf, read.entry.report.person, person);
}

async function verdictOf(
  shelf: RecordShelf,
  tenantId: string,
  pasted: Pasted,
  links: readonly Link[],
): Promise<Verdict> {
  const hashAt = (number: number) => links.find((link) => link.sequence === number)?.hash;
  if (!pasted) return { kind: 'unreadable' };
  if (pasted.kind === 'line') {
    const hash = hashAt(pasted.head.sequence);
    return hash === undefined ? { kind: 'unknown', why: 'after-the-end' } : compareLine(hash, pasted.head);
  }
  const { report } = pasted;
  if (report.entry.report.tenant !== tenantId) return { kind: 'unknown', why: 'other-tenant' };
  const kept = await shelf.at(tenantId, report.entry.sequence);
  if (!kept) return { kind: 'unknown', why: 'after-the-end' };
  const read = readKept(kept);
  if (!read) return { kind: 'changed', differences: [] };
  const names = await allNames(shelf, tenantId);
  return compareReport({ entry: read.entry, names, hashOfHead: hashAt(report.head.sequence) }, report);
}
