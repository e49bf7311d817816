import type { Account } from '../../src/procedure/account';
import type { Readings, SignIn } from '../../src/procedure/ports/directory';
import type { AccessPolicy, Aim } from '../../src/procedure/ports/policies';
import {
  isBlocked,
  readiness,
  readingIds,
  type Reading,
  type ReadingId,
} from '../../src/procedure/readiness';
import { roles } from '../../src/procedure/roles';
import { accessPolicy, goodReadings, nobody, noReadings, refused, seen } from '../support/someDirectory';
import { ada, serviceAccount } from '../support/somePeople';

const at = '2026-11-20T09:00:00.000Z';
const asker = { id: ada.userId };
const good: Readings = {
  ...goodReadings,
  myRoles: seen([roles.authenticationAdministrator, roles.authenticationPolicyAdministrator]),
};
const no = refused('forbidden');

const reading = (id: ReadingId, but: Partial<Readings> = {}): Reading | undefined =>
  readiness(asker, { ...good, ...but }).find((one) => one.id === id);
const accountWith = (but: Partial<Account>): Partial<Readings> => ({
  account: seen({ ...serviceAccount, ...but }),
});

describe('the readings before the first write', () => {
  it('are told in their order, and all but what only a person can see pass in a tenant in good order', () => {
    const found = readiness(asker, good);
    expect(found.map(({ id }) => id)).toEqual(readingIds);
    expect(found.filter(({ verdict }) => verdict !== 'pass')).toEqual([
      { id: 'app-passwords', verdict: 'unknown', code: 'app-passwords-unasked' },
    ]);
    expect(isBlocked(found)).toBe(false);
  });

  it.each(['forbidden', 'throttled', 'unanswered', 'not-understood'] as const)(
    'never pass when everything is answered with “%s”',
    (code) => {
      const found = readiness(asker, noReadings(code));
      expect(new Set(found.map(({ verdict }) => verdict))).toEqual(new Set(['unknown']));
      expect(found.filter((one) => 'because' in one && one.because.code === code)).toHaveLength(10);
      expect(isBlocked(found)).toBe(false);
    },
  );

  it.each(Object.keys(good) as (keyof Readings)[])('without “%s” never pass what stands on it', (name) => {
    // Groups, and the older policies, matter only where a policy depends on them.
    const onGroup = { ...nobody, groups: ['some'] };
    const depends: Partial<Readings> = {
      account: seen({ ...serviceAccount, passwordNeverExpires: name !== 'domain' }),
      conditionalAccess: seen([accessPolicy({ include: onGroup })]),
      textMessages: seen({
        isOn: name !== 'olderPoliciesGone',
        include: { ...nobody, everybody: true },
        exclude: nobody,
      }),
    };
    const passes = (readings: Readings) =>
      readiness(asker, readings).filter(({ verdict }) => verdict === 'pass').length;
    const all = { ...good, ...depends };
    expect(passes({ ...all, [name]: no })).toBeLessThan(passes({ ...all, textMessages: good.textMessages }));
  });
});

describe('the caller’s roles', () => {
  it('are a problem that does not block when one is missing, by name', () => {
    expect(reading('my-roles', { myRoles: seen([roles.authenticationAdministrator]) })).toEqual({
      ...{ id: 'my-roles', verdict: 'problem', code: 'roles-missing', blocks: false },
      params: { roles: 'authenticationPolicyAdministrator' },
    });
    expect(reading('my-roles', { myRoles: seen([]) })).toMatchObject({
      params: { roles: 'authenticationAdministrator authenticationPolicyAdministrator' },
    });
  });

  it('suffice for whoever may do everything, even on an account whose roles could not be read', () => {
    const myRoles = seen([roles.globalAdministrator]);
    expect(reading('my-roles', { myRoles, accountRoles: no })).toMatchObject({ verdict: 'pass' });
  });

  it('are unknown when it depends on what the account holds, and that could not be read', () => {
    expect(reading('my-roles', { accountRoles: no })).toEqual({
      ...{ id: 'my-roles', verdict: 'unknown', because: no },
    });
  });

  it('name only what is surely missing when the account’s roles could not be read', () => {
    const myRoles = seen([roles.authenticationAdministrator]);
    expect(reading('my-roles', { myRoles, accountRoles: no })).toMatchObject({
      params: { roles: 'authenticationPolicyAdministrator' },
    });
  });

  it('must be higher for an account with a role such as SharePoint Administrator', () => {
    const accountRoles = seen(['f28a1f50-f6e7-4571-818b-6a12f2af6b6c']);
    expect(reading('my-roles', { accountRoles })).toMatchObject({
      params: { roles: 'privilegedAuthenticationAdministrator' },
    });
  });
});

describe('the account', () => {
  it.each<[string, Partial<Account>, string, boolean]>([
    ['is the caller’s own', { id: ada.userId }, 'is-yourself', true],
    ['is a guest', { isGuest: true }, 'is-guest', true],
    ['is synchronised', { isSynchronised: true }, 'is-synchronised', true],
    ['is disabled', { accountEnabled: false }, 'is-disabled', true],
    ['is in a restricted unit', { isProtected: true }, 'is-protected', false],
  ])('is a problem when it %s', (_, but, code, blocks) => {
    expect(reading('account', accountWith(but))).toMatchObject({ verdict: 'problem', code, blocks });
  });

  it('that is the caller’s own is named first, whatever else it is', () => {
    const everything = { isGuest: true, isSynchronised: true, accountEnabled: false, isProtected: true };
    expect(reading('account', accountWith({ id: ada.userId, ...everything }))).toMatchObject({
      code: 'is-yourself',
    });
  });

  it('that may not be changed at all blocks, even when its roles could not be read', () => {
    expect(reading('account', { ...accountWith({ isGuest: true }), accountRoles: no })).toMatchObject({
      blocks: true,
    });
  });

  it('says how many roles it holds', () => {
    expect(reading('account', { accountRoles: seen(['a', 'b']) })).toMatchObject({ params: { roles: 2 } });
  });

  it('in a federated domain blocks: its password is kept elsewhere', () => {
    const domain = seen({ isFederated: true, passwordDays: undefined });
    expect(reading('domain', { domain })).toMatchObject({ code: 'is-federated', blocks: true });
  });
});

describe('the password', () => {
  const mayExpire = accountWith({ passwordNeverExpires: false });
  const days = (passwordDays: number | undefined) => seen({ isFederated: false, passwordDays });

  it('never expires by the account’s own policy, whatever the domain says', () => {
    expect(reading('password-expiry', { domain: days(90) })).toMatchObject({ verdict: 'pass' });
    expect(reading('password-expiry', { domain: no })).toMatchObject({ verdict: 'pass' });
  });

  it.each([
    [90, { verdict: 'problem', code: 'password-expires', params: { days: 90 } }],
    [2_147_483_647, { verdict: 'pass' }],
    [undefined, { verdict: 'unknown', code: 'expiry-not-shown' }],
  ])('of a domain in which it is good for %s days is told as such', (number, expected) => {
    expect(reading('password-expiry', { ...mayExpire, domain: days(number) })).toMatchObject(expected);
  });
});

describe('a lockout', () => {
  const signIn = (errorCode: number, minute: number): SignIn => ({
    ...{ at: `2026-11-20T09:${minute}:00Z`, errorCode },
    ...{ isLegacyClient: false, withCode: undefined },
  });

  it('is a problem while the account has not come in since', () => {
    const signIns = seen([signIn(50126, 12), signIn(50053, 11), signIn(0, 10)]);
    expect(reading('lockout', { signIns })).toMatchObject({
      ...{ verdict: 'problem', code: 'locked-lately', blocks: false },
      params: { at: '2026-11-20T09:11:00Z' },
    });
  });

  it('is over when the account has come in since', () => {
    expect(reading('lockout', { signIns: seen([signIn(0, 12), signIn(50053, 11)]) })).toMatchObject({
      verdict: 'pass',
    });
  });

  it('is not spoken of when the log cannot be read: the logs say that themselves', () => {
    expect(reading('lockout', { signIns: no })).toBeUndefined();
    expect(reading('logs', { signIns: no })).toEqual({ id: 'logs', verdict: 'unknown', because: no });
  });

  it('has no log to stand on without a premium licence', () => {
    expect(reading('logs', { signIns: refused('premium-missing') })).toMatchObject({
      ...{ verdict: 'problem', code: 'logs-need-premium', blocks: false },
    });
  });
});

describe('Conditional Access', () => {
  const access = (policies: readonly AccessPolicy[], but: Partial<Readings> = {}) =>
    reading('conditional-access', { conditionalAccess: seen(policies), ...but });
  const aim = (but: Partial<Aim>): Aim => ({ ...nobody, ...but });
  const browser = { clients: { legacy: false, browser: true } };

  it.each<[string, Partial<AccessPolicy>, object]>([
    ['blocks legacy clients', {}, { code: 'legacy-clients-blocked', blocks: false }],
    ['demands a second factor of legacy clients', { grants: 'demand' }, { code: 'legacy-clients-blocked' }],
    ['blocks browsers', { ...browser }, { code: 'sign-in-blocked' }],
    ['demands a second factor in browsers', { ...browser, grants: 'demand' }, { code: 'more-demanded' }],
    ['is about other clients', { clients: { legacy: false, browser: false } }, { verdict: 'pass' }],
    [
      'is about other applications',
      { covers: { sharePoint: false, browserPages: false } },
      { verdict: 'pass' },
    ],
    ['counts in some places only', { isNarrowed: true }, { verdict: 'unknown', code: 'access-perhaps' }],
  ])('with a policy that %s is told as such', (_, but, expected) => {
    expect(access([accessPolicy(but)])).toMatchObject(expected);
  });

  it('names the worst of several, and how many more do the same', () => {
    const softer = accessPolicy({ ...browser, grants: 'demand', name: 'Softer' });
    expect(access([softer, accessPolicy(), accessPolicy({ name: 'Another' })])).toMatchObject({
      ...{ code: 'legacy-clients-blocked' },
      params: { policy: 'Block legacy authentication', more: 1 },
    });
  });

  it.each<[string, Partial<AccessPolicy>, Partial<Readings>, object]>([
    ['names the account', { include: aim({ users: [serviceAccount.id] }) }, {}, { verdict: 'problem' }],
    ['names somebody else', { include: aim({ users: ['other'] }) }, {}, { verdict: 'pass' }],
    ['leaves the account out', { exclude: aim({ users: [serviceAccount.id] }) }, {}, { verdict: 'pass' }],
    [
      'names a group that the account is in',
      { include: aim({ groups: ['g'] }) },
      { accountGroups: seen(['g']) },
      { verdict: 'problem' },
    ],
    ['names a group that it is not in', { include: aim({ groups: ['g'] }) }, {}, { verdict: 'pass' }],
    [
      'leaves out a group that the account is in',
      { exclude: aim({ groups: ['g'] }) },
      { accountGroups: seen(['g']) },
      { verdict: 'pass' },
    ],
    [
      'names a group, and groups could not be read',
      { include: aim({ groups: ['g'] }) },
      { accountGroups: no },
      { verdict: 'unknown' },
    ],
    [
      'leaves out a group, and groups could not be read',
      { exclude: aim({ groups: ['g'] }) },
      { accountGroups: no },
      { verdict: 'unknown' },
    ],
    [
      'names a role that the account holds',
      { include: aim({ roles: ['r'] }) },
      { accountRoles: seen(['r']) },
      { verdict: 'problem' },
    ],
    [
      'names a role, and roles could not be read',
      { include: aim({ roles: ['r'] }) },
      { accountRoles: no },
      { verdict: 'unknown' },
    ],
  ])('with a policy that %s is told as such', (_, but, readings, expected) => {
    expect(access([accessPolicy(but)], readings)).toMatchObject(expected);
  });
});

describe('the tenant', () => {
  it('blocks with security defaults on', () => {
    expect(reading('security-defaults', { securityDefaults: seen(true) })).toEqual({
      ...{ id: 'security-defaults', verdict: 'problem', code: 'security-defaults-on', blocks: true },
    });
  });

  it('with SharePoint’s legacy sign-in shut is warned of, and goes on', () => {
    expect(reading('legacy-sign-in', { legacyAuthentication: seen(false) })).toEqual({
      ...{ id: 'legacy-sign-in', verdict: 'problem', code: 'legacy-sign-in-blocked', blocks: false },
    });
  });

  const everybody = { ...nobody, everybody: true };
  const group = { ...nobody, groups: ['g'] };
  it.each<[string, Partial<Readings>, object]>([
    [
      'off',
      { textMessages: seen({ isOn: false, include: everybody, exclude: nobody }) },
      { code: 'text-messages-off' },
    ],
    [
      'off, while older policies count',
      {
        textMessages: seen({ isOn: false, include: everybody, exclude: nobody }),
        olderPoliciesGone: seen(false),
      },
      { verdict: 'unknown', code: 'older-policies-count' },
    ],
    [
      'on for a group that the account is in',
      { textMessages: seen({ isOn: true, include: group, exclude: nobody }), accountGroups: seen(['g']) },
      { verdict: 'pass' },
    ],
    [
      'on for a group that it is not in',
      { textMessages: seen({ isOn: true, include: group, exclude: nobody }) },
      { verdict: 'problem' },
    ],
    [
      'on, but not for the account’s group',
      { textMessages: seen({ isOn: true, include: everybody, exclude: group }), accountGroups: seen(['g']) },
      { verdict: 'problem' },
    ],
    [
      'on for a group, and groups could not be read',
      { textMessages: seen({ isOn: true, include: group, exclude: nobody }), accountGroups: no },
      { verdict: 'unknown', code: 'text-messages-perhaps' },
    ],
    ['on, while older policies count', { olderPoliciesGone: seen(false) }, { verdict: 'pass' }],
  ])('with codes by text message %s is told as such', (_, but, expected) => {
    expect(reading('text-messages', but)).toMatchObject(expected);
  });

  it.each([
    ['disabled', { verdict: 'pass', code: 'mfa-disabled' }],
    ['enabled', { verdict: 'pass', code: 'mfa-enabled' }],
    ['enforced', { verdict: 'pass', code: 'mfa-enforced' }],
    ['unknown', { verdict: 'unknown', code: 'mfa-state-unknown' }],
  ] as const)('with per-user MFA %s is told as such', (state, expected) => {
    expect(reading('per-user-mfa', { perUserMfa: seen(state) })).toMatchObject(expected);
  });

  it.each([
    [undefined, { verdict: 'unknown', code: 'app-passwords-unasked' }],
    [
      { allowed: true, at },
      { verdict: 'pass', code: 'app-passwords-reported' },
    ],
    [
      { allowed: false, at },
      { verdict: 'problem', code: 'app-passwords-off', blocks: true },
    ],
  ])('lets the administrator say whether app passwords are allowed: %j', (appPasswords, expected) => {
    const found = readiness({ ...asker, appPasswords }, good).find(({ id }) => id === 'app-passwords');
    expect(found).toMatchObject(expected);
  });
});
