import { isFinding, lookFor } from '../../src/procedure/evidence';
import { reported, type Finding } from '../../src/procedure/finding';
import { needsNoPassword } from '../../src/procedure/way';
import type { StepNumber } from '../../src/procedure/steps';
import { evidenceOf, guidedStage } from '../cards/guided';
import { oldOnes } from './old';
import { words } from './words.en';

/** Steps 9 to 11: a person creates the app password and copies it. It never comes to the bot. */
export const appPassword = guidedStage({
  id: 'app-password',
  steps: [9, 10, 11],
  reads: ['AuditLog.Read.All'],
  words,
  link: (places) => places.securityInfo,
  isLeftOut: needsNoPassword,
  chore: oldOnes,

  async evidence(desk) {
    const sight = await lookFor(10, desk);
    const { found } = sight;
    if (!isFinding(found)) return evidenceOf(sight);
    const on = (step: StepNumber): Finding => ({ ...found, step });
    return { kind: 'proven', findings: [on(9), on(10), reported(11, 'app-password-copied', desk.now)] };
  },

  word: ({ now }) => ({
    findings: [
      reported(9, 'app-password-made', now),
      reported(10, 'app-password-made', now),
      reported(11, 'app-password-copied', now),
    ],
  }),
});
