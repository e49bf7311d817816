import fc from 'fast-check';
import { acts, mayAct, missingRoles, roles, type RoleName } from '../../src/procedure/roles';

/** Roles by short names, ids from Microsoft Learn: "Microsoft Entra built-in roles". */
const ids = {
  GA: '62e90394-69f5-4237-9190-012177145e10',
  PAA: '7be44c8a-adaf-4e2a-84d6-ab2649e08a13',
  AuthA: 'c4e39bd9-1100-46d3-8c65-fb160da0071f',
  APA: '0526716b-113d-4c15-b2c8-68e3c22b9f80',
  UserA: 'fe930be7-5e62-47db-91af-98c3a49a38b1',
  HelpA: '729827e3-9c14-49f7-bb1b-9608f156bbb8',
  PwdA: '966707d0-3269-4727-9be2-8c3a10f19b9d',
  GroupsA: 'fdd7a751-b60b-444a-984c-02652fe8fa1c',
  PRA: 'e8611ab8-c189-46e8-94e1-60213ab1f814',
  SharePointA: 'f28a1f50-f6e7-4571-818b-6a12f2af6b6c',
  CASA: '892c5842-a9a6-463a-8041-72aa08ca3cf6',
  DirReaders: '88d8e3e3-8f55-4a1e-953a-9b9898b8876b',
  Inviter: '95e79109-95c0-4d8e-aee3-d01accf2d47b',
  Messages: '790c1fb9-7f7d-4f88-86a1-ef1f95c05c1b',
  Reports: '4a5d8f65-41da-4de4-8968-e035b65339cf',
  Usage: '75934031-6c7e-415a-99d7-48dbd49e875e',
  custom: 'ffffffff-0000-4000-8000-000000000000',
} as const;
type Short = keyof typeof ids;
const all = Object.keys(ids) as Short[];

/**
 * Who may change the mobile phone, the password and the authentication phone of an account that holds a role
 * (Microsoft Learn: "Who can perform sensitive actions", "Who can reset passwords"; Graph's table of roles for
 * authentication methods of others). Of a role that is not listed: only the highest two.
 */
const sensitive: Readonly<Partial<Record<Short, string>>> = {
  ...{ DirReaders: 'AuthA UserA PAA GA', Inviter: 'AuthA UserA PAA GA', Messages: 'AuthA UserA PAA GA' },
  ...{ Reports: 'AuthA UserA PAA GA', Usage: 'AuthA UserA PAA GA', PwdA: 'AuthA UserA PAA GA' },
  ...{ AuthA: 'AuthA PAA GA', HelpA: 'UserA PAA GA', GroupsA: 'UserA PAA GA', UserA: 'UserA PAA GA' },
};
const password: Readonly<Partial<Record<Short, string>>> = {
  ...{ DirReaders: 'PwdA HelpA AuthA UserA PAA GA', Inviter: 'PwdA HelpA AuthA UserA PAA GA' },
  ...{ Messages: 'HelpA AuthA UserA PAA GA', Reports: 'HelpA AuthA UserA PAA GA' },
  ...{ Usage: 'HelpA AuthA UserA PAA GA', PwdA: 'PwdA HelpA AuthA UserA PAA GA' },
  ...{ AuthA: 'AuthA PAA GA', HelpA: 'HelpA UserA PAA GA', GroupsA: 'UserA PAA GA', UserA: 'UserA PAA GA' },
};
const methods = ['AuthA', 'PAA', 'GA'];
const perUserMfa = ['APA', 'GA'];

function mayDoEverything(mine: readonly Short[], target: readonly Short[]): boolean {
  const may = (table: typeof sensitive, one: Short) =>
    target.every((role) => (table[role] ?? 'PAA GA').split(' ').includes(one));
  const nobody = target.length === 0;
  const writesPhone = (one: Short) =>
    nobody ? ['AuthA', 'UserA', 'PAA', 'GA'].includes(one) : may(sensitive, one);
  const writesPassword = (one: Short) =>
    nobody ? ['PwdA', 'HelpA', 'AuthA', 'UserA', 'PAA', 'GA'].includes(one) : may(password, one);
  const acting = mine.filter((one) => ['PwdA', 'HelpA', 'AuthA', 'UserA', 'PAA', 'GA'].includes(one));
  return (
    acting.some(writesPhone) &&
    acting.some(writesPassword) &&
    acting.some((one) => methods.includes(one) && writesPhone(one)) &&
    mine.some((one) => perUserMfa.includes(one))
  );
}

const missing = (mine: readonly Short[], target: readonly Short[]) =>
  missingRoles(
    mine.map((one) => ids[one]),
    target.map((one) => ids[one]),
  );

/** The same tables, act by act. */
function may(one: Short, act: (typeof acts)[number], target: readonly Short[]): boolean {
  if (act === 'per-user-mfa') return perUserMfa.includes(one);
  if (act === 'authentication-phone' && !methods.includes(one)) return false;
  const table = act === 'password' ? password : sensitive;
  const ofNoRole = act === 'password' ? 'PwdA HelpA AuthA UserA PAA GA' : 'AuthA UserA PAA GA';
  const rows = target.length === 0 ? [ofNoRole] : target.map((role) => table[role] ?? 'PAA GA');
  return rows.every((row) => row.split(' ').includes(one));
}

describe('the right to an act', () => {
  it.each(acts)('“%s” on an account is as Microsoft’s tables have it, role by role', (act) => {
    for (const one of all)
      for (const target of [[], ...all.map((role) => [role])])
        expect([
          one,
          target,
          mayAct(
            [ids[one]],
            act,
            target.map((role) => ids[role]),
          ),
        ]).toEqual([one, target, may(one, act, target)]);
  });
});

describe('the roles that are missing', () => {
  it('are known by the template ids of Entra’s built-in roles', () => {
    const known = Object.fromEntries(
      Object.entries({
        globalAdministrator: 'GA',
        authenticationPolicyAdministrator: 'APA',
        privilegedAuthenticationAdministrator: 'PAA',
        authenticationAdministrator: 'AuthA',
        userAdministrator: 'UserA',
        helpdeskAdministrator: 'HelpA',
        passwordAdministrator: 'PwdA',
      } as const).map(([name, short]) => [name, ids[short]]),
    );
    expect(roles).toEqual(known);
  });

  const both = ['authenticationAdministrator', 'authenticationPolicyAdministrator'] as const;
  const highest = ['privilegedAuthenticationAdministrator', 'authenticationPolicyAdministrator'] as const;
  it.each<[mine: Short[], target: Short[], missing: readonly RoleName[]]>([
    [['GA'], [], []],
    [['GA'], ['GA'], []],
    [['AuthA', 'APA'], [], []],
    [['PAA', 'APA'], ['SharePointA'], []],
    [[], [], both],
    [['UserA'], [], both],
    [['CASA'], [], both],
    [['AuthA'], [], [both[1]]],
    [['APA'], [], [both[0]]],
    [['APA'], ['DirReaders'], [both[0]]],
    [['AuthA', 'APA'], ['DirReaders', 'Reports'], []],
    [['AuthA', 'APA'], ['AuthA'], []],
    [['AuthA', 'APA'], ['HelpA'], [highest[0]]],
    [['AuthA', 'APA'], ['SharePointA'], [highest[0]]],
    [['AuthA', 'APA'], ['DirReaders', 'custom'], [highest[0]]],
    [['AuthA', 'UserA'], ['GA'], highest],
  ])('for one who holds %j, on an account that holds %j, are %j', (mine, target, expected) => {
    expect(missing(mine, target)).toEqual(expected);
  });

  it('are none exactly when Microsoft’s tables let the caller do all of it', () => {
    fc.assert(
      fc.property(fc.subarray(all), fc.subarray(all), (mine, target) => {
        expect(missing(mine, target).length === 0).toBe(mayDoEverything(mine, target));
      }),
      { numRuns: 3000 },
    );
    for (const mine of all)
      for (const target of all)
        expect(missing([mine, 'APA'], [target]).length === 0).toBe(mayDoEverything([mine, 'APA'], [target]));
  });

  it('would be enough if they were given', () => {
    fc.assert(
      fc.property(fc.subarray(all), fc.subarray(all), (mine, target) => {
        const given = missing(mine, target).map((name) => roles[name]);
        const held = [...mine.map((one) => ids[one]), ...given];
        expect(
          missingRoles(
            held,
            target.map((one) => ids[one]),
          ),
        ).toEqual([]);
      }),
    );
  });

  it('never name the Global Administrator: something smaller is enough', () => {
    fc.assert(
      fc.property(fc.subarray(all), fc.subarray(all), (mine, target) =>
        expect(missing(mine, target)).not.toContain('globalAdministrator'),
      ),
    );
  });
});
