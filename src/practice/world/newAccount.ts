import { practiceTenant, stableId } from './identity';
import type { Account, Hash } from './world';

type Chosen = Pick<Account, 'displayName'> & Partial<Omit<Account, 'id' | 'password'>>;

/**
 * An account as an administrator would have made it: enabled, a member, no role, no phone, MFA off.
 *
 * @param mailName what stands before the @; the id is derived from it
 */
export function newAccount(mailName: string, password: Hash, chosen: Chosen): Account {
  const createdDateTime = chosen.createdDateTime ?? '2022-05-17T08:30:00.000Z';
  return {
    id: stableId(mailName),
    userPrincipalName: `${mailName}@${practiceTenant.domain}`,
    accountEnabled: true,
    userType: 'Member',
    mobilePhone: null,
    businessPhones: [],
    onPremisesSyncEnabled: null,
    passwordPolicies: null,
    isManagementRestricted: false,
    createdDateTime,
    lastPasswordChangeDateTime: createdDateTime,
    password,
    forceChangePasswordNextSignIn: false,
    perUserMfaState: 'disabled',
    phoneMethods: [],
    appPasswords: [],
    roles: [],
    indexedDateTime: createdDateTime,
    ...chosen,
  };
}
