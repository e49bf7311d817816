import type { Desk, Press, Reply, Stage } from '../../src/procedure/stage';
import type { StageCard } from '../cards/card';
import { checklistCard } from './card';
import { kept, tickedIn } from './ticks';

/**
 * All 13 steps by hand, for whoever cannot sign in, or whose tenant grants nothing; everybody else passes through. It
 * asks Microsoft 365 nothing, so all that it keeps is on the administrator's word.
 */
export const checklist: Stage<StageCard> = {
  id: 'checklist',
  steps: [],
  scopes: { reads: [], writes: [] },
  worksSignedOut: true,

  look: ({ run, places }) =>
    Promise.resolve(
      run.hands === 'checklist'
        ? { kind: 'ask', card: checklistCard(run, places) }
        : { kind: 'settled', findings: [] },
    ),

  answer: (desk, press) => Promise.resolve(read(desk, press)),
};

function read({ run, now }: Desk, { verb, fields }: Press): Reply {
  switch (verb) {
    case 'save':
      return { kind: 'change', change: kept(run, tickedIn(fields), now) };
    case 'end':
      return { kind: 'end' };
    case 'sign-in':
      return { kind: 'settled', findings: [], change: { hands: undefined } };
    default:
      return { kind: 'leave' };
  }
}
