import { roleTemplate } from './identity';
import { newAccount } from './newAccount';
import type { Account, Hash } from './world';

/** The display name that automatic provisioning gives (Trend Micro article KA-0009723, step 3). */
export const serviceAccountName = 'Cloud App Security Service Account for SharePoint';

/**
 * The admin, the service account, and those that a careless search would take for it.
 *
 * The service account's name is `tmcassp_`, 16 hexadecimal digits and the moment of its making as yyyymmddHHMMSSff.
 * It holds SharePoint Administrator: it was provisioned to read every site, and such a target is the harder case,
 * because only a Privileged Authentication or Global Administrator may reset it.
 */
export function specialAccounts(password: Hash): Account[] {
  return [
    newAccount('avery.admin', password, {
      displayName: 'Avery Admin',
      mobilePhone: '+1 2065550100',
      perUserMfaState: 'enforced',
      phoneMethods: [{ phoneType: 'mobile', phoneNumber: '+1 2065550100', smsSignInState: 'notEnabled' }],
      roles: [roleTemplate.globalAdministrator, roleTemplate.authenticationPolicyAdministrator],
    }),
    newAccount('tmcassp_8c1f04be7a6d29532019031109421755', password, {
      displayName: serviceAccountName,
      createdDateTime: '2019-03-11T09:42:17.550Z',
      passwordPolicies: 'DisablePasswordExpiration',
      roles: [roleTemplate.sharePointAdministrator],
    }),
    ...lookAlikes(password),
  ];
}

function lookAlikes(password: Hash): Account[] {
  return [
    newAccount('tmcassp_1d70aa93c5e4f8062018060714050311', password, {
      displayName: `${serviceAccountName} (old)`,
      createdDateTime: '2018-06-07T14:05:03.110Z',
      accountEnabled: false,
      passwordPolicies: 'DisablePasswordExpiration',
    }),
    newAccount('svc-tmcas-hq', password, {
      displayName: `${serviceAccountName} (HQ)`,
      createdDateTime: '2020-02-24T11:00:00.000Z',
      onPremisesSyncEnabled: true,
    }),
    newAccount('cas.support_fabrikam.example#EXT#', password, {
      displayName: 'Cloud App Security Service Account for Fabrikam',
      createdDateTime: '2021-09-30T16:20:00.000Z',
      userType: 'Guest',
    }),
    // Microsoft's own product of nearly the same name (today Defender for Cloud Apps).
    newAccount('mcas-connector', password, {
      displayName: 'Cloud App Security Administrator',
      roles: [roleTemplate.cloudAppSecurityAdministrator],
    }),
    newAccount('cloud.appleton', password, { displayName: 'Cloud Appleton', mobilePhone: '+1 2065550117' }),
  ];
}
