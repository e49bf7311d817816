import type { Checked, Verdict } from './ports/record';

/**
 * What anybody of the tenant may hear of a comparison: whether the report fits as a whole. Whoever could ask field by
 * field, or whether there is an entry of this number at all, would read colleagues' reports with made-up ones.
 */
export function asAWhole({ verdict, sequence, brokenAt }: Checked): Checked {
  return { verdict: verdictAsAWhole(verdict), sequence, length: undefined, brokenAt };
}

function verdictAsAWhole(verdict: Verdict): Verdict {
  const isTelling =
    verdict.kind === 'changed' || (verdict.kind === 'unknown' && verdict.why !== 'other-tenant');
  return isTelling ? { kind: 'no-match' } : verdict;
}
