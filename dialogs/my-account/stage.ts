import { lookFor } from '../../src/procedure/evidence';
import { reported } from '../../src/procedure/finding';
import { evidenceOf, guidedStage } from '../cards/guided';
import { words } from './words.en';

/** Step 8: the service account signs in once with its new password and a code from the phone. A person does it. */
export const myAccount = guidedStage({
  id: 'my-account',
  steps: [8],
  reads: ['AuditLog.Read.All'],
  words,
  link: (places) => places.myAccount,

  evidence: async (desk) => evidenceOf(await lookFor(8, desk)),

  word: ({ now }) => ({ findings: [reported(8, 'signed-in-by-word', now)] }),
});
