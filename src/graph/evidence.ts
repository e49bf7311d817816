import type { DirectoryAudit } from '@microsoft/microsoft-graph-types';
import type { Instant } from '../procedure/time';
import { get, literal } from './call';
import { momentOf } from './moment';
import type { Question } from './question';

/** As the audit log names it (Microsoft Learn: reference-audit-activities). */
const appPasswordActivity = 'Create application password for user';

/** When app passwords were created for an account, newest first; the log cannot be asked for one account. */
export function appPasswordsOf(id: string, since: Instant): Question<readonly Instant[]> {
  const $filter = `activityDisplayName eq ${literal(appPasswordActivity)} and activityDateTime ge ${since}`;
  return {
    call: get('/auditLogs/directoryAudits', { query: { $filter, $top: '100' } }),
    matter: 'log',
    read: (body) => {
      const { value } = (body ?? {}) as { value?: unknown };
      if (!Array.isArray(value)) return undefined;
      return (value as DirectoryAudit[])
        .filter((entry) => entry.result === 'success' && isAbout(entry, id))
        .map((entry) => momentOf(entry.activityDateTime))
        .filter((moment) => moment !== undefined)
        .sort()
        .reverse();
    },
  };
}

function isAbout(entry: DirectoryAudit, id: string): boolean {
  const targets = entry.targetResources ?? [];
  return targets.some((target) => target.id?.toLowerCase() === id.toLowerCase());
}
