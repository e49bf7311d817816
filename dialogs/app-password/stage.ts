import { appPasswordCreated, isFinding } from '../../src/procedure/evidence';
import { reported, type Finding } from '../../src/procedure/finding';
import { needsNoPassword } from '../../src/procedure/way';
import type { StepNumber } from '../../src/procedure/steps';
import { guidedStage } from '../cards/guided';
import { words } from './words.en';

/** Steps 9 to 11: a person creates the app password and copies it. It never comes to the bot. */
export const appPassword = guidedStage({
  id: 'app-password',
  steps: [9, 10, 11],
  reads: ['AuditLog.Read.All'],
  words,
  link: (places) => places.securityInfo,
  isLeftOut: needsNoPassword,

  async evidence({ directory, run, now }) {
    const found = await appPasswordCreated(directory, run);
    if (!isFinding(found)) return found;
    const on = (step: StepNumber): Finding => ({ ...found, step });
    return { kind: 'proven', findings: [on(9), on(10), reported(11, 'app-password-copied', now)] };
  },

  word: ({ now }) => ({
    findings: [
      reported(9, 'app-password-made', now),
      reported(10, 'app-password-made', now),
      reported(11, 'app-password-copied', now),
    ],
  }),
});
