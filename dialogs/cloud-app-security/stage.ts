import { isFinding, lookFor } from '../../src/procedure/evidence';
import { reported, type Finding } from '../../src/procedure/finding';
import { needsNoPassword } from '../../src/procedure/way';
import { evidenceOf, guidedStage } from '../cards/guided';
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
  // SharePoint's own record of the sign-in, where the tenant lets it be searched.
  optional: ['AuditLogsQuery-SharePoint.Read.All'],
  words,
  link: (places) => places.console,
  isLeftOut: needsNoPassword,
  looksUnasked: ({ savedAt }) => savedAt !== undefined,

  async evidence(desk) {
    const sight = await lookFor(13, desk);
    const { found, change } = sight;
    if (!isFinding(found))
      return evidenceOf({ ...sight, change: { ...change, savedAt: desk.run.savedAt ?? sight.at } });
    const opened = reported(12, 'service-account-opened', desk.now);
    return {
      kind: 'proven',
      findings: [opened, found],
      change: { ...change, gapClosedAt: momentOf(found) },
    };
  },

  word: ({ now, run }) => ({
    findings: [reported(12, 'service-account-opened', now), reported(13, 'service-account-saved', now)],
    change: { gapClosedAt: run.savedAt ?? now },
  }),
});

function momentOf(found: Finding): string {
  return String(found.params.at);
}
