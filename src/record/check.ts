import type { Checked, RecordShelf, Verdict } from '../procedure/ports/record';
import { brokenAt, linkOf, readKept, type Link } from './chain';
import { compareLine, compareReport } from './compare';
import { allNames } from './names';
import { readPasted, type Pasted } from './pasted';

/** Reads the whole chain, and holds what was handed in against it. */
export async function check(shelf: RecordShelf, tenantId: string, text: string): Promise<Checked> {
  const links: Link[] = [];
  for await (const entry of shelf.all(tenantId)) links.push(linkOf(entry));
  const pasted = readPasted(text);
  const sequence = pasted && (pasted.kind === 'line' ? pasted.head : pasted.report.entry).sequence;
  const hashAt = (number: number) => links.find((link) => link.sequence === number)?.hash;
  return {
    verdict: await verdictOf(shelf, tenantId, pasted, hashAt),
    sequence,
    length: links.length,
    brokenAt: brokenAt(links),
  };
}

async function verdictOf(
  shelf: RecordShelf,
  tenantId: string,
  pasted: Pasted,
  hashAt: (sequence: number) => string | undefined,
): Promise<Verdict> {
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
