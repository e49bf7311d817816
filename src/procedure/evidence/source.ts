import type { Refused, Seen } from '../answer';
import type { Doubt, Finding, FindingCode } from '../finding';
import type { Run, RunChange } from '../run';
import type { Directory } from '../ports/directory';
import type { Instant } from '../time';

/** Whoever looks: what a stage has at hand, and what the end of a run has. */
export interface Onlooker {
  readonly directory: Directory;
  readonly run: Run;
  /** Now, by our clock. */
  readonly now: Instant;
  readonly lacks: (permissions: readonly string[]) => readonly string[];
}

/** Steps that a person does elsewhere, and a log may show. */
export type LoggedStep = 8 | 10 | 13;

/** What a source, or all of them together, shows of a step. */
export interface Sight {
  readonly found: Finding | Doubt;
  /** When it was looked, by Microsoft's clock; `undefined` when nobody was asked. */
  readonly at?: Instant;
  /** What the run keeps of the look. */
  readonly change?: RunChange;
}

/** Something in Microsoft 365 that can show that a step was done. */
export interface Source {
  /** As administrators know it. */
  readonly name: string;
  /** What it proves: stored with the step, so that a report says where it was seen. */
  readonly proves: FindingCode;
  /** The delegated permission that it needs. */
  readonly permission: string;
  /** Nobody has to consent to it: it is asked only with a token that is not known to lack the permission. */
  readonly isOptional?: true;
  /**
   * Asks Microsoft 365 and reads the answer.
   * @param since older evidence does not count; `undefined`: the moment of the answer
   * @returns `undefined` when there is no sense in asking it now
   */
  look(who: Onlooker, since: Instant | undefined): Promise<Sight | undefined>;
}

export function isFinding(found: Finding | Doubt): found is Finding {
  return 'verdict' in found;
}

/** A sight of nothing: no answer came. */
export function unanswered({ now }: Onlooker): Sight {
  const because: Refused = { ok: false, code: 'unanswered', at: now, requestId: '' };
  return { found: { kind: 'unknown', because } };
}

/** A sight of something that was seen. */
export function sightOf(seen: Seen<unknown>, found: Finding | Doubt): Sight {
  return { found, at: seen.at };
}
