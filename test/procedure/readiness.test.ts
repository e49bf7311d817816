import type { Account } from '../../src/procedure/account';
import type { Readings } from '../../src/procedure/ports/directory';
import { readiness, type Reading, type ReadingId } from '../../src/procedure/readiness';
import { roles } from '../../src/procedure/roles';
import { refused, seen } from '../support/someDirectory';
import { ada, serviceAccount } from '../support/somePeople';

const good: Readings = {
  account: seen(serviceAccount),
  myRoles: seen([roles.authenticationAdministrator, roles.authenticationPolicyAdministrator]),
  accountRoles: seen<readonly string[]>([]),
  securityDefaults: seen(false),
  legacyAuthentication: seen(true),
};
const no = refused('forbidden');

const reading = (id: ReadingId, but: Partial<Readings> = {}): Reading | undefined =>
  readiness(ada.userId, { ...good, ...but }).find((one) => one.id === id);
const accountWith = (but: Partial<Account>): Partial<Readings> => ({
  account: seen({ ...serviceAccount, ...but }),
});

describe('the readings before the first write', () => {
  it('are four, in their order, and all pass in a tenant in good order', () => {
    expect(readiness(ada.userId, good)).toEqual([
      { id: 'my-roles', verdict: 'pass', code: 'roles-suffice' },
      { id: 'account', verdict: 'pass', code: 'account-plain', params: { roles: 0 } },
      { id: 'security-defaults', verdict: 'pass', code: 'security-defaults-off' },
      { id: 'legacy-sign-in', verdict: 'pass', code: 'legacy-sign-in-allowed' },
    ]);
  });

  it('never pass what could not be read', () => {
    const nothing = readiness(ada.userId, {
      ...{ account: no, myRoles: no, accountRoles: no },
      ...{ securityDefaults: no, legacyAuthentication: no },
    });
    expect(nothing.map(({ verdict }) => verdict)).toEqual(['unknown', 'unknown', 'unknown', 'unknown']);
    expect(nothing).toEqual(nothing.map(({ id }) => ({ id, verdict: 'unknown', because: no })));
  });

  it.each(Object.keys(good) as (keyof Readings)[])('tell apart what stands on “%s” alone', (name) => {
    const verdicts = readiness(ada.userId, { ...good, [name]: no }).map(({ verdict }) => verdict);
    expect(verdicts).toContain('unknown');
    expect(verdicts).toContain('pass');
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
});
