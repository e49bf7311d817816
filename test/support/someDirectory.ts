import type { Refused, RefusalCode, Seen } from '../../src/procedure/answer';
import type { Directory } from '../../src/procedure/ports/directory';
import { roles } from '../../src/procedure/roles';
import { ada, serviceAccount } from './somePeople';

export const seenAt = '2026-11-20T09:15:00Z';

export function seen<T>(value: T, at = seenAt): Seen<T> {
  return { ok: true, value, at, requestId: 'b3b5b0a2-0000-4000-8000-000000000001' };
}

export function refused(code: RefusalCode = 'forbidden', retryAfter?: number): Refused {
  return { ok: false, code, at: seenAt, requestId: 'b3b5b0a2-0000-4000-8000-000000000002', retryAfter };
}

/** A Microsoft 365 in which everything is in good order and nothing has been done yet, but for what is said here. */
export function someDirectory(but: Partial<Directory> = {}): Directory {
  const done = () => Promise.resolve(seen(undefined));
  return {
    me: async () =>
      seen({
        id: ada.userId,
        displayName: ada.name,
        userPrincipalName: 'ada@contoso.example',
        roles: seen([roles.globalAdministrator]),
      }),
    findServiceAccounts: async () => seen({ accounts: [serviceAccount], more: false }),
    search: async () => seen({ accounts: [], more: false }),
    account: async () => seen(serviceAccount),
    readings: async () => ({
      account: seen(serviceAccount),
      myRoles: seen([roles.globalAdministrator]),
      accountRoles: seen([]),
      securityDefaults: seen(false),
      legacyAuthentication: seen(true),
    }),
    phones: async () => seen({ contact: undefined, authentication: undefined }),
    setContactNumber: done,
    setAuthenticationPhone: done,
    resetPassword: done,
    perUserMfa: async () => seen('disabled'),
    setPerUserMfa: done,
    signIns: async () => seen([]),
    appPasswordsCreated: async () => seen([]),
    registration: async () => seen({ isMfaRegistered: false, lastUpdated: seenAt }),
    readBack: async () => ({
      account: seen(serviceAccount),
      phones: seen({ contact: '+12065550123', authentication: '+12065550123' }),
      perUserMfa: seen('enforced'),
    }),
    ...but,
  };
}
