import type { Account, AuditEntry } from '../world/world';
import type { Answer, Call, Route } from './call';
import type { Filterables } from './odata/matching';
import { answerLog, isVisible, logOptions, requireReportRole } from './reports';

const equal = { type: 'string', comparisons: ['eq'], caseSensitive: true } as const;
const beginning = { type: 'string', comparisons: ['eq', 'startswith'], caseSensitive: true } as const;

/** Source: Microsoft Graph, directoryaudit-list. A target is looked for in the answer, not in the filter. */
const filterables: Filterables = {
  id: equal,
  activityDateTime: { type: 'dateTime', comparisons: ['eq', 'ge', 'le'] },
  activityDisplayName: beginning,
  category: equal,
  correlationId: equal,
  loggedByService: equal,
  operationType: equal,
  result: equal,
  'initiatedBy/user/id': equal,
  'initiatedBy/user/userPrincipalName': beginning,
};

export const directoryAuditRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/auditLogs/directoryAudits',
    options: logOptions,
    scopes: ['AuditLog.Read.All', 'Directory.Read.All'],
    answer: listAudits,
  },
];

function listAudits(call: Call): Answer {
  requireReportRole(call);
  const { directoryAudits, accounts } = call.tenant.world;
  const accountOf = (wanted: string): Account | undefined => accounts.find(({ id }) => id === wanted);
  const rows = directoryAudits
    .filter(({ visibleFrom }) => isVisible(call, visibleFrom))
    .map((entry) => resource(entry, accountOf(entry.initiatedByUserId), accountOf(entry.targetUserId)));
  return answerLog(call, { name: 'auditLogs/directoryAudits', rows, filterables, time: 'activityDateTime' });
}

function resource(entry: AuditEntry, actor: Account | undefined, target: Account | undefined) {
  return {
    id: entry.id,
    category: entry.category,
    correlationId: entry.id.replace(/^Directory_/, ''),
    result: 'success',
    resultReason: '',
    activityDisplayName: entry.activityDisplayName,
    activityDateTime: entry.activityDateTime,
    loggedByService: entry.loggedByService,
    operationType: entry.operationType,
    initiatedBy: {
      app: null,
      user: {
        id: entry.initiatedByUserId,
        displayName: null,
        userPrincipalName: actor?.userPrincipalName ?? null,
        ipAddress: '',
      },
    },
    targetResources: [
      {
        id: entry.targetUserId,
        displayName: target?.displayName ?? null,
        type: 'User',
        userPrincipalName: target?.userPrincipalName ?? null,
        groupType: null,
        modifiedProperties: [],
      },
    ],
    additionalDetails: [],
  };
}
