import type { Account, PhoneType } from '../world/world';
import { findAccount } from './accounts';
import type { Answer, Call, Route } from './call';
import { isoSeconds, ok } from './call';
import { isVisible, requirePremium, requireReportRole } from './reports';

/** The report is made from time to time, not when it is asked for. */
const lagMilliseconds = 60_000;

const methodNames: Readonly<Record<PhoneType, string>> = {
  mobile: 'mobilePhone',
  alternateMobile: 'alternateMobilePhone',
  office: 'officePhone',
};

/** The registration report, by id. Source: Microsoft Graph, userRegistrationDetails. */
export const registrationRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/reports/authenticationMethods/userRegistrationDetails/{id}',
    scopes: ['AuditLog.Read.All'],
    answer: showDetails,
  },
];

function showDetails(call: Call): Answer {
  requireReportRole(call);
  requirePremium(call);
  const account = findAccount(call.tenant, call.parameters['id'] ?? '');
  return ok(call, 'reports/authenticationMethods/userRegistrationDetails/$entity', {
    id: account.id,
    userPrincipalName: account.userPrincipalName,
    userDisplayName: account.displayName,
    userType: account.userType === 'Guest' ? 'guest' : 'member',
    isAdmin: account.roles.length > 0,
    ...registration(account, reportedAt(call, account)),
  });
}

/** When the report took up the last completed registration, in milliseconds; `undefined`: not yet. */
function reportedAt(call: Call, { mfaCompletedDateTime }: Account): number | undefined {
  if (mfaCompletedDateTime === null) return undefined;
  const reported = Date.parse(mfaCompletedDateTime) + lagMilliseconds;
  return isVisible(call, isoSeconds(reported)) ? Date.parse(mfaCompletedDateTime) : undefined;
}

function registration(account: Account, reported: number | undefined) {
  const isRegistered = reported !== undefined;
  return {
    isSsprRegistered: isRegistered,
    isSsprEnabled: false,
    isSsprCapable: false,
    isMfaRegistered: isRegistered,
    isMfaCapable: isRegistered,
    isPasswordlessCapable: false,
    methodsRegistered: isRegistered
      ? account.phoneMethods.map(({ phoneType }) => methodNames[phoneType])
      : [],
    isSystemPreferredAuthenticationMethodEnabled: false,
    systemPreferredAuthenticationMethods: [],
    userPreferredMethodForSecondaryAuthentication: isRegistered ? 'sms' : 'none',
    lastUpdatedDateTime: isoSeconds(reported ?? Date.parse(account.createdDateTime)),
  };
}
