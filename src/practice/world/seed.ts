import { randomBytes } from 'node:crypto';
import { ordinaryPeople } from './ordinaryPeople';
import { hashPassword } from './hash';
import { practiceTenant, stableId } from './identity';
import { plainPolicies } from './policies';
import { serviceAccountName, specialAccounts } from './specialAccounts';
import { plainSignIn } from './signInLog';
import type { World } from './world';

/** The delegated scopes that the bot's app may ask for. */
export const everyScope: readonly string[] = [
  'openid',
  'profile',
  'offline_access',
  'User.Read',
  'User.Read.All',
  'RoleManagement.Read.Directory',
  'Policy.Read.All',
  'AuditLog.Read.All',
  'SharePointTenantSettings.Read.All',
  'User-Phone.ReadWrite.All',
  'UserAuthMethod-Phone.Read.All',
  'UserAuthMethod-Phone.ReadWrite.All',
  'User-PasswordProfile.ReadWrite.All',
  'Policy.ReadWrite.AuthenticationMethod',
  'UserAuthenticationMethod.Read.All',
  'LicenseAssignment.Read.All',
  'Domain.Read.All',
  'AuditLogsQuery-SharePoint.Read.All',
  'User.RevokeSessions.All',
];

/** What a tenant may well leave out: a search of Purview's audit log needs a role of its own. */
export const purviewScope = 'AuditLogsQuery-SharePoint.Read.All';

/** All others are consented to when practice begins. */
const consentedAtFirst = everyScope.filter((scope) => scope !== purviewScope);

/**
 * A tenant in which nobody has begun yet: MFA is off, no phone is registered, and the console still signs in with
 * the password that it was provisioned with.
 *
 * @param now milliseconds since 1970
 */
export function seedWorld(now: number): World {
  // Nobody knows these passwords: an account that is to be used is first given one.
  const unknownPassword = hashPassword(randomBytes(24).toString('base64'));
  const accounts = [...specialAccounts(unknownPassword), ...ordinaryPeople(unknownPassword)];
  const target = accounts.find((account) => account.displayName === serviceAccountName);
  if (!target) throw new Error('The practice tenant has lost its service account.');
  return {
    tenantId: practiceTenant.id,
    tenantName: practiceTenant.name,
    initialDomain: practiceTenant.domain,
    adminId: stableId('avery.admin'),
    securityDefaultsEnabled: false,
    legacyAuthProtocolsEnabled: true,
    legacySignInRetired: false,
    appPasswordsAllowed: true,
    premium: true,
    ...plainPolicies(),
    consentedScopes: [...consentedAtFirst],
    accounts,
    // Old evidence, which must be shown but never counted.
    signIns: [3, 2, 1].map((hours) => plainSignIn('console', target.id, now - hours * 3_600_000, 0)),
    directoryAudits: [],
    purview: { entries: [], searches: [] },
    textMessages: [],
    console: {
      serviceAccountUserPrincipalName: target.userPrincipalName,
      passwordSavedDateTime: null,
      saved: null,
      appPasswordId: null,
      lastSyncDateTime: new Date(now).toISOString(),
      lastSyncProblem: null,
    },
  };
}
