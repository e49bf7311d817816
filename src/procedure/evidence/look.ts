import { Unreachable } from '../errors';
import type { Doubt } from '../finding';
import type { RunChange } from '../run';
import { milliseconds } from '../time';
import { ranks } from './ranks';
import { since } from './since';
import { isFinding, unanswered, type LoggedStep, type Onlooker, type Sight, type Source } from './source';

/**
 * Looks for a step, source by source, until one proves it. One that shows nothing, may not be read or does not answer
 * hides none of those after it. Throws `Unreachable` when nobody answers, and `SignInNeeded`.
 */
export async function lookFor(step: LoggedStep, who: Onlooker): Promise<Sight> {
  const sights: Sight[] = [];
  let lost: Unreachable | undefined;
  for (const source of ranks[step]) {
    if (isOutOfReach(source, who)) continue;
    const sight = await source.look(who, since[step](who.run)).catch((thrown: unknown) => {
      if (!(thrown instanceof Unreachable)) throw thrown;
      lost ??= thrown;
      return unanswered(who);
    });
    if (sight) sights.push(sight);
    if (sight && isFinding(sight.found)) break;
  }
  if (lost && sights.every(({ at }) => at === undefined)) throw lost;
  return together(sights);
}

/** What needs a permission that nobody has to give is left out where it was not given. */
function isOutOfReach({ isOptional, permission }: Source, { lacks }: Onlooker): boolean {
  return isOptional === true && lacks([permission]).length > 0;
}

function together(sights: readonly Sight[]): Sight {
  const last = sights.at(-1);
  const found = last && isFinding(last.found) ? last.found : doubtOf(sights);
  const at = sights.map((sight) => sight.at).find((moment) => moment !== undefined);
  const change = sights.reduce<RunChange>((all, sight) => ({ ...all, ...sight.change }), {});
  return { found, ...(at !== undefined && { at }), ...(Object.keys(change).length > 0 && { change }) };
}

/**
 * The strongest source that could be read says that there is nothing yet, or, where it only asks to wait or did not
 * answer, that nothing is known: a weaker one that is silent does not speak for it. Where none can be read, the
 * strongest says why. An explanation counts whoever gives it.
 */
function doubtOf(sights: readonly Sight[]): Doubt {
  const doubts = sights.flatMap(({ found }) => (isFinding(found) ? [] : [found]));
  const [first] = doubts;
  if (!first) throw new Error('no source was asked');
  const doubt = doubts.find((one) => one.kind === 'not-yet' || isPassing(one)) ?? first;
  if (doubt.kind === 'unknown') return doubt;
  const [turnedAway] = doubts
    .map((one) => (one.kind === 'not-yet' ? one.turnedAway : undefined))
    .filter((one) => one !== undefined)
    .sort((one, other) => milliseconds(other.at) - milliseconds(one.at));
  return { kind: 'not-yet', ...(turnedAway && { turnedAway }) };
}

const isPassing = (doubt: Doubt): boolean =>
  doubt.kind === 'unknown' && ['throttled', 'unanswered'].includes(doubt.because.code);
