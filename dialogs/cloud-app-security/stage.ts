import { isFinding, serviceAccountSignedIn, sincePasswordChange } from '../../src/procedure/evidence';
import { reported, type Finding } from '../../src/procedure/finding';
import { needsNoPassword } from '../../src/procedure/way';
import { accountOf } from '../../src/procedure/require';
import { guidedStage } from '../cards/guided';
import { words } from './words.en';

/**
 * Steps 12 and 13: a person saves the app password in the Cloud App Security console, which has no interface for us.
 * What can be seen is its effect: the account signs in after the save. The save is when the administrator first says
 * so, by Microsoft's clock.
 */
export const cloudAppSecurity = guidedStage({
  id: 'cloud-app-security',
  steps: [12, 13],
  reads: ['AuditLog.Read.All'],
  words,
  link: (places) => places.console,
  isLeftOut: needsNoPassword,
  looksUnasked: ({ savedAt }) => savedAt !== undefined,

  async evidence({ directory, run, now }) {
    const signIns = await directory.signIns(accountOf(run).id, run.savedAt ?? sincePasswordChange(run));
    const savedAt = run.savedAt ?? signIns.at;
    if (!signIns.ok) return { kind: 'unknown', because: signIns, change: { savedAt } };
    const found = serviceAccountSignedIn(signIns, savedAt);
    if (!isFinding(found)) return { ...found, change: { savedAt } };
    const opened = reported(12, 'service-account-opened', now);
    return { kind: 'proven', findings: [opened, found], change: { gapClosedAt: momentOf(found) } };
  },

  word: ({ now, run }) => ({
    findings: [reported(12, 'service-account-opened', now), reported(13, 'service-account-saved', now)],
    change: { gapClosedAt: run.savedAt ?? now },
  }),
});

function momentOf(found: Finding): string {
  return String(found.params.at);
}
