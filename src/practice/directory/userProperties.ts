import { sessionsValidFrom } from '../world/accounts';
import type { Account } from '../world/world';
import type { Call } from './call';
import { isoSeconds } from './call';
import { denied, notPlayed, premiumNeeded } from './errors';
import { hasScope } from './rights';

/** What Graph returns without `$select`. Source: Microsoft Learn, graph/api/resources/users. */
const usualProperties: readonly string[] = [
  'businessPhones',
  'displayName',
  'givenName',
  'jobTitle',
  'mail',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
  'surname',
  'userPrincipalName',
  'id',
];

/** What the scopes for the basic profile let read. */
const basicProperties: readonly string[] = [
  'id',
  'displayName',
  'givenName',
  'mail',
  'securityIdentifier',
  'surname',
  'userPrincipalName',
];

/** Kept in other stores: Graph answers 501 for them in a list, the practice tenant always. */
const otherStores: readonly string[] = [
  'aboutMe',
  'birthday',
  'interests',
  'mailboxSettings',
  'mySite',
  'pastProjects',
  'responsibilities',
  'schools',
  'skills',
];

/** Scopes for the full profile of any user. */
export const fullProfile: readonly string[] = [
  'User.Read.All',
  'User.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
];

/** Scopes that include the basic profile of any user. */
export const basicProfile: readonly string[] = [
  'User.ReadBasic.All',
  'User-Phone.ReadWrite.All',
  'User-PasswordProfile.ReadWrite.All',
];

/**
 * The properties to return: those selected, or the usual ones that the token may see.
 * @throws GraphFailure 403 for more than the token may see, 501 for what is kept elsewhere
 */
export function readableProperties(call: Call, select: readonly string[] | undefined): readonly string[] {
  const { id, userPrincipalName } = call.caller.account;
  const asked = call.parameters['id']?.toLowerCase() ?? id.toLowerCase();
  const own = asked === id.toLowerCase() || asked === userPrincipalName.toLowerCase();
  const full = hasScope(call.caller, fullProfile) || (own && hasScope(call.caller, ['User.Read']));
  if (!full && !hasScope(call.caller, basicProfile)) throw denied();
  if (!select)
    return full ? usualProperties : usualProperties.filter((name) => basicProperties.includes(name));
  const elsewhere = select.find((name) => otherStores.includes(name));
  if (elsewhere !== undefined) throw notPlayed(`The property '${elsewhere}'`);
  if (!full && select.some((name) => !basicProperties.includes(name))) throw denied();
  if (select.includes('signInActivity')) requireSignInActivity(call);
  return select;
}

/** `signInActivity` belongs to the reports: without Entra ID P1 the whole request fails. */
function requireSignInActivity(call: Call): void {
  if (!hasScope(call.caller, ['AuditLog.Read.All'])) throw denied();
  if (!call.tenant.world.premium) throw premiumNeeded();
}

/** Everything that can be selected of a user. */
export function userProperties(
  account: Account,
  call: Call,
): Readonly<Record<string, unknown>> & { id: string } {
  const [mailNickname = ''] = account.userPrincipalName.split('@');
  return {
    ...emptyProperties,
    businessPhones: account.businessPhones,
    displayName: account.displayName,
    mobilePhone: account.mobilePhone,
    userPrincipalName: account.userPrincipalName,
    id: account.id,
    accountEnabled: account.accountEnabled,
    createdDateTime: seconds(account.createdDateTime),
    isManagementRestricted: account.isManagementRestricted ? true : null,
    lastPasswordChangeDateTime: seconds(account.lastPasswordChangeDateTime),
    mailNickname,
    onPremisesSyncEnabled: account.onPremisesSyncEnabled,
    passwordPolicies: account.passwordPolicies,
    perUserMfaState: account.perUserMfaState,
    signInActivity: signInActivity(account, call),
    signInSessionsValidFromDateTime: seconds(sessionsValidFrom(account)),
    userType: account.userType,
  };
}

const emptyProperties = {
  givenName: null,
  jobTitle: null,
  mail: null,
  officeLocation: null,
  preferredLanguage: null,
  surname: null,
  assignedLicenses: [],
  assignedPlans: [],
  onPremisesImmutableId: null,
  onPremisesLastSyncDateTime: null,
  otherMails: [],
  passwordProfile: null,
  proxyAddresses: [],
  securityIdentifier: null,
  usageLocation: null,
} as const;

const seconds = (iso: string): string => isoSeconds(Date.parse(iso));

function signInActivity({ id }: Account, call: Call): unknown {
  const seen = call.tenant.world.signIns.filter(
    ({ userId, visibleFrom }) => userId === id && Date.parse(visibleFrom) <= call.tenant.now(),
  );
  const newest = (entries: typeof seen): string | null =>
    entries.map(({ createdDateTime }) => createdDateTime).reduce((a, b) => (a > b ? a : b), '') || null;
  return {
    lastSignInDateTime: newest(seen.filter(({ isInteractive }) => isInteractive)),
    lastNonInteractiveSignInDateTime: newest(seen.filter(({ isInteractive }) => !isInteractive)),
    lastSuccessfulSignInDateTime: newest(seen.filter(({ errorCode }) => errorCode === 0)),
  };
}
