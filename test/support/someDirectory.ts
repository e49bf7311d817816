import type { Refused, RefusalCode, Seen } from '../../src/procedure/answer';
import type { Directory, PerUserMfaState, Readings, SignIn } from '../../src/procedure/ports/directory';
import { neverExpires, type AccessPolicy, type Aim } from '../../src/procedure/ports/policies';
import { roles } from '../../src/procedure/roles';
import { ada, serviceAccount } from './somePeople';

export const seenAt = '2026-11-20T09:15:00Z';

export function seen<T>(value: T, at = seenAt): Seen<T> {
  return { ok: true, value, at, requestId: 'b3b5b0a2-0000-4000-8000-000000000001' };
}

export function refused(code: RefusalCode = 'forbidden', retryAfter?: number): Refused {
  return { ok: false, code, at: seenAt, requestId: 'b3b5b0a2-0000-4000-8000-000000000002', retryAfter };
}

const everybody: Aim = { everybody: true, users: [], groups: [], roles: [] };
export const nobody: Aim = { ...everybody, everybody: false };

/** A tenant and an account that are ready. */
export const goodReadings: Readings = {
  account: seen(serviceAccount),
  myRoles: seen<readonly string[]>([roles.globalAdministrator]),
  accountRoles: seen<readonly string[]>([]),
  accountGroups: seen<readonly string[]>([]),
  domain: seen({ isFederated: false, passwordDays: neverExpires }),
  securityDefaults: seen(false),
  conditionalAccess: seen<readonly AccessPolicy[]>([]),
  legacyAuthentication: seen(true),
  textMessages: seen({ isOn: true, include: everybody, exclude: nobody }),
  olderPoliciesGone: seen(true),
  perUserMfa: seen<PerUserMfaState>('disabled'),
  signIns: seen<readonly SignIn[]>([]),
};

/** Every reading refused. */
export const noReadings = (code: RefusalCode = 'forbidden'): Readings => {
  const no = refused(code);
  return {
    ...{ account: no, myRoles: no, accountRoles: no, accountGroups: no, domain: no, securityDefaults: no },
    ...{ conditionalAccess: no, legacyAuthentication: no, textMessages: no, olderPoliciesGone: no },
    ...{ perUserMfa: no, signIns: no },
  };
};

/** A Conditional Access policy that shuts out everybody's legacy clients, but for what is said here. */
export const accessPolicy = (but: Partial<AccessPolicy> = {}): AccessPolicy => ({
  name: 'Block legacy authentication',
  include: everybody,
  exclude: nobody,
  covers: { sharePoint: true, browserPages: true },
  clients: { legacy: true, browser: false },
  grants: 'block',
  isNarrowed: false,
  ...but,
});

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
    readings: async () => goodReadings,
    allReadings: async () => goodReadings,
    phones: async () => seen({ contact: undefined, authentication: undefined }),
    setContactNumber: done,
    setAuthenticationPhone: done,
    removeAuthenticationPhone: done,
    stopTextMessageSignIn: done,
    resetPassword: done,
    perUserMfa: async () => seen('disabled'),
    setPerUserMfa: done,
    signIns: async () => seen([]),
    appPasswordsCreated: async () => seen([]),
    searchLegacySignIns: async () => seen('search-1'),
    legacySignIns: async () => seen({ state: 'under-way' }),
    protections: async (ids) =>
      ids.map((id) => ({
        ...{ id, account: seen({ ...serviceAccount, id }) },
        ...{ phoneLastTwo: seen('23'), perUserMfa: seen('enforced') },
      })),
    sessions: async () => ({
      validFrom: seen('2026-11-01T08:00:00.000Z'),
      myRoles: goodReadings.myRoles,
      accountRoles: goodReadings.accountRoles,
    }),
    endSessions: done,
    readBack: async () => ({
      account: seen(serviceAccount),
      phones: seen({ contact: '+12065550123', authentication: '+12065550123' }),
      perUserMfa: seen('enforced'),
    }),
    ...but,
  };
}
