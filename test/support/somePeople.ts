import type { Account } from '../../src/procedure/account';
import type { Person } from '../../src/procedure/person';

export const ada: Person = {
  tenantId: '11111111-1111-4111-8111-111111111111',
  userId: '22222222-2222-4222-8222-222222222222',
  name: 'Ada Example',
};

/** As Cloud App Security makes them: nothing odd about it. */
export const serviceAccount: Account = {
  id: '33333333-3333-4333-8333-333333333333',
  displayName: 'Cloud App Security Service Account for SharePoint',
  userPrincipalName: 'tmcassp_0123456789abcdef0123456789012345@contoso.example',
  accountEnabled: true,
  isGuest: false,
  isSynchronised: false,
  isProtected: false,
  contactNumber: undefined,
  lastPasswordChange: '2025-01-02T03:04:05Z',
  passwordNeverExpires: true,
};
