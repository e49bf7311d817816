import type { Account, SignInEntry } from '../world/world';
import type { Answer, Call, Route, Version } from './call';
import type { Filterables } from './odata/matching';
import { answerLog, isVisible, logOptions, requirePremium, requireReportRole } from './reports';

const equal = { type: 'string', comparisons: ['eq'], caseSensitive: true } as const;
const beginning = { type: 'string', comparisons: ['eq', 'startswith'], caseSensitive: true } as const;

/** Source: Microsoft Learn, graph/api/resources/signin. */
const filterables: Filterables = {
  id: equal,
  appDisplayName: beginning,
  clientAppUsed: equal,
  conditionalAccessStatus: equal,
  correlationId: equal,
  createdDateTime: { type: 'dateTime', comparisons: ['eq', 'le', 'ge'] },
  ipAddress: beginning,
  resourceDisplayName: equal,
  'status/errorCode': { type: 'number', comparisons: ['eq'] },
  userDisplayName: beginning,
  userId: equal,
  userPrincipalName: beginning,
};

export const signInRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/auditLogs/signIns',
    options: logOptions,
    scopes: ['AuditLog.Read.All'],
    answer: listSignIns,
  },
];

/** Interactive sign-ins only, among them those where a client passes a user name and password on. */
function listSignIns(call: Call): Answer {
  requireReportRole(call);
  requirePremium(call);
  const { signIns, accounts } = call.tenant.world;
  const rows = signIns
    .filter(({ isInteractive, visibleFrom }) => isInteractive && isVisible(call, visibleFrom))
    .map((entry) =>
      resource(
        entry,
        accounts.find(({ id }) => id === entry.userId),
        call.version,
      ),
    );
  return answerLog(call, { name: 'auditLogs/signIns', rows, filterables, time: 'createdDateTime' });
}

function resource(entry: SignInEntry, account: Account | undefined, version: Version) {
  return {
    id: entry.id,
    createdDateTime: entry.createdDateTime,
    userDisplayName: account?.displayName ?? '',
    // Always lower case, whatever the directory says: a filter must be written so.
    userPrincipalName: account?.userPrincipalName.toLowerCase() ?? '',
    userId: entry.userId,
    appDisplayName: entry.appDisplayName,
    ipAddress: entry.ipAddress,
    clientAppUsed: entry.clientAppUsed,
    correlationId: entry.id,
    conditionalAccessStatus: 'notApplied',
    isInteractive: entry.isInteractive,
    riskDetail: 'none',
    riskLevelAggregated: 'none',
    riskLevelDuringSignIn: 'none',
    riskState: 'none',
    resourceDisplayName: entry.resourceDisplayName,
    status: { errorCode: entry.errorCode, failureReason: entry.failureReason, additionalDetails: null },
    appliedConditionalAccessPolicies: [],
    ...(version === 'beta' ? betaOnly(entry) : {}),
  };
}

/** Absent from v1.0, where they cannot be asked for either. */
function betaOnly(entry: SignInEntry) {
  return {
    authenticationRequirement: entry.authenticationRequirement,
    authenticationDetails: entry.authenticationDetails,
    signInEventTypes: [entry.isInteractive ? 'interactiveUser' : 'nonInteractiveUser'],
  };
}
