import { SignInNeeded, Unreachable } from '../../src/procedure/errors';
import type { Finding } from '../../src/procedure/finding';
import type { RunChange } from '../../src/procedure/run';
import type { Deed, Notice } from '../../src/procedure/stage';
import type { StageId } from '../../src/procedure/stageId';
import { findingLines } from '../cards/findings.en';
import type { Visit } from './visit';

/**
 * Acts, once. The intent is saved before, with the version that was read, so of two answers only one acts; the offer
 * is taken away in the same write. What came of it is not believed: the next look finds out.
 */
export async function perform(visit: Visit, stage: StageId, deed: Deed): Promise<Notice> {
  const { record } = visit;
  const { verb, params, change } = deed;
  record.note({
    ...change,
    writes: stage,
    offer: undefined,
    intent: { stage, verb, params, at: visit.now() },
  });
  await record.save();
  try {
    const refused = await deed.act();
    if (!refused) return { kind: 'written' };
    record.note({ intent: undefined });
    return { kind: 'refused', refused };
  } catch (thrown) {
    if (thrown instanceof Unreachable) return { kind: 'unclear' };
    if (!(thrown instanceof SignInNeeded)) throw thrown;
    record.note({ intent: undefined });
    signedOut(visit, thrown);
    return { kind: 'signed-out' };
  }
}

/** Forgets a token that Microsoft 365 no longer takes; the next beat asks for another. */
export function signedOut({ outside: { signIn }, person }: Visit, { claims }: SignInNeeded): 'signed-out' {
  signIn.forget(person);
  if (claims !== undefined) signIn.needs(person, claims);
  return 'signed-out';
}

/** Writes down what a stage has found, and has it told. */
export function settle(
  visit: Visit,
  stage: StageId,
  { findings, change }: { readonly findings: readonly Finding[]; readonly change?: RunChange },
): void {
  const settles = { stage, at: visit.now() };
  visit.record.note({ findings, offer: undefined, intent: undefined, ...change, settles });
  visit.tells(stage, findingLines(findings));
}
