import { createDirectory } from '../../src/graph/directory';
import { createDirectory as createPracticeGraph } from '../../src/practice/directory';
import { createTroubles } from '../../src/practice/troubles';
import { hashPassword, matches } from '../../src/practice/world/hash';
import { writeLegacySignIn } from '../../src/practice/world/purviewLog';
import { everyScope, seedWorld } from '../../src/practice/world/seed';
import type { Account, World } from '../../src/practice/world/world';
import type { LogFields } from '../../src/procedure/ports/log';
import type { LegacySearch } from '../../src/procedure/ports/purview';
import { Secret } from '../../src/procedure/secret';

const start = Date.parse('2026-03-02T09:00:00Z');
const since = '2026-03-01T00:00:00.000Z';
const number = '+12065550142';
const password = 'Correct-Horse-42';
const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10';
const sharePointAdministrator = 'f28a1f50-f6e7-4571-818b-6a12f2af6b6c';
const nobody = '00000000-0000-4000-8000-000000000000';

/** The adapter before a practice tenant, as the admin with every scope unless less is given. */
function practice({ scopes = everyScope }: { scopes?: readonly string[] } = {}) {
  const world = seedWorld(start);
  const troubles = createTroubles();
  let now = start;
  let roundTrips = 0;
  const logged: LogFields[] = [];
  const graph = createPracticeGraph({
    world,
    now: () => now,
    save: async () => undefined,
    readAccessToken: (token) =>
      token === 'good' ? { oid: world.adminId, tid: world.tenantId, scopes: [...scopes] } : undefined,
    hashPassword,
    troubles,
  });
  const note = (_: string, fields: LogFields = {}) => void logged.push(fields);
  const directory = (token = 'good') =>
    createDirectory({
      graph: 'https://graph.microsoft.com',
      fetch: (input, init) => {
        roundTrips++;
        return graph(new Request(input, init));
      },
      token: () => token,
      clock: {
        now: () => now,
        wait: async (milliseconds) => {
          now += milliseconds;
        },
      },
      log: { debug: note, info: note, warn: note, error: note },
      newId: () => '11111111-1111-4111-8111-111111111111',
    });
  return {
    world,
    troubles,
    directory: directory(),
    stranger: directory('bad'),
    account: serviceAccount(world),
    admin: byId(world, world.adminId),
    roundTrips: () => roundTrips,
    passes: (milliseconds: number) => void (now += milliseconds),
    logged,
  };
}

function byId(world: World, id: string): Account {
  const found = world.accounts.find((account) => account.id === id);
  if (!found) throw new Error('no such account');
  return found;
}

function serviceAccount(world: World): Account {
  const name = world.console.serviceAccountUserPrincipalName;
  return byId(world, world.accounts.find((account) => account.userPrincipalName === name)?.id ?? '');
}

type Practice = ReturnType<typeof practice>;

/** Methods that read a log, or have it searched. */
const logs: readonly string[] = ['signIns', 'appPasswordsCreated', 'searchLegacySignIns', 'legacySignIns'];

const legacySearch = ({ account: { userPrincipalName } }: Practice): LegacySearch => ({
  ...{ userPrincipalName, from: since, until: new Date(start).toISOString() },
});

/** Every method of the port, and how many round trips it takes. */
const calls: readonly [name: string, roundTrips: number, call: (tenant: Practice) => Promise<unknown>][] = [
  ['me', 1, ({ directory }) => directory.me()],
  ['findServiceAccounts', 1, ({ directory }) => directory.findServiceAccounts()],
  ['search', 1, ({ directory }) => directory.search('Cloud')],
  ['account', 1, ({ directory, account }) => directory.account(account.id)],
  ['readings', 1, ({ directory, account }) => directory.readings(account, since)],
  ['allReadings', 2, ({ directory, account }) => directory.allReadings(account, since)],
  ['phones', 1, ({ directory, account }) => directory.phones(account.id)],
  ['setContactNumber', 1, ({ directory, account }) => directory.setContactNumber(account.id, number)],
  [
    'setAuthenticationPhone',
    1,
    ({ directory, account }) => directory.setAuthenticationPhone(account.id, number, false),
  ],
  [
    'removeAuthenticationPhone',
    1,
    ({ directory, account }) => directory.removeAuthenticationPhone(account.id),
  ],
  ['stopTextMessageSignIn', 1, ({ directory, account }) => directory.stopTextMessageSignIn(account.id)],
  ['resetPassword', 1, ({ directory, account }) => directory.resetPassword(account.id, new Secret(password))],
  ['perUserMfa', 1, ({ directory, account }) => directory.perUserMfa(account.id)],
  ['setPerUserMfa', 1, ({ directory, account }) => directory.setPerUserMfa(account.id, 'enforced')],
  ['signIns', 1, ({ directory, account }) => directory.signIns(account.id, since)],
  ['appPasswordsCreated', 1, ({ directory, account }) => directory.appPasswordsCreated(account.id, since)],
  ['searchLegacySignIns', 1, (tenant) => tenant.directory.searchLegacySignIns(legacySearch(tenant))],
  [
    'legacySignIns',
    1,
    ({ directory, account }) => directory.legacySignIns('no-such-search', account.userPrincipalName),
  ],
  ['protections', 2, ({ directory, account }) => directory.protections([account.id])],
  ['sessions', 1, ({ directory, account }) => directory.sessions(account.id)],
  ['endSessions', 1, ({ directory, account }) => directory.endSessions(account.id)],
  ['readBack', 2, ({ directory, account }) => directory.readBack(account.id)],
];

describe('every method', () => {
  it('is in this list', () => {
    expect(calls.map(([name]) => name).sort()).toEqual(Object.keys(practice().directory).sort());
  });

  it.each(calls)('%s takes %d round trips', async (_, roundTrips, call) => {
    const tenant = practice();
    await call(tenant);
    expect(tenant.roundTrips()).toBe(roundTrips);
  });

  it.each(calls)('%s needs a sign-in when the token is not good', async (_, __, call) => {
    const tenant = practice();
    await expect(call({ ...tenant, directory: tenant.stranger })).rejects.toMatchObject({
      name: 'SignInNeeded',
    });
  });

  it.each(calls)(
    '%s is seen or refused without any scope, never answered with nothing',
    async (name, _, call) => {
      const answer = await call(practice({ scopes: [] }));
      const refusals = JSON.stringify(answer).match(/"code":"([\w-]+)"/g) ?? [];
      const asLog = '"code":"role-missing-for-logs"';
      const log = logs.includes(name);
      const more = name === 'readings' || name === 'allReadings' ? [asLog] : [];
      expect(new Set(refusals)).toEqual(new Set([log ? asLog : '"code":"forbidden"', ...more]));
    },
  );

  it.each(calls)('%s logs no id, name, number or password', async (_, __, call) => {
    const tenant = practice();
    await call(tenant);
    const text = JSON.stringify(tenant.logged);
    const { account, admin } = tenant;
    for (const secret of [
      account.id,
      account.displayName,
      account.userPrincipalName,
      admin.id,
      '5550142',
      password,
    ]) {
      expect(text).not.toContain(secret);
    }
  });
});

describe('looking', () => {
  it('shows who is signed in, and with which roles', async () => {
    const { directory, admin } = practice();
    const me = await directory.me();
    expect(me).toMatchObject({
      ok: true,
      value: { id: admin.id, displayName: admin.displayName, userPrincipalName: admin.userPrincipalName },
    });
    expect(me.ok && me.value.roles.ok && me.value.roles.value).toContain(globalAdministrator);
  });

  it("says when it was, by Microsoft's clock", async () => {
    expect(await practice().directory.me()).toMatchObject({ at: '2026-03-02T09:00:00.000Z' });
  });

  it('finds the service account and what looks like it', async () => {
    const { directory, account } = practice();
    const found = await directory.findServiceAccounts();
    const names = found.ok ? found.value.accounts.map(({ displayName }) => displayName) : [];
    expect(names).toContain(account.displayName);
    expect(names.every((name) => name.startsWith('Cloud App Security Service Account'))).toBe(true);
  });

  it.each([
    ['the beginning of a name', 'Cloud Appl', 'Cloud Appleton'],
    ['a word within a name', 'Appleton', 'Cloud Appleton'],
    ['the beginning of a user name', 'mcas-conn', 'Cloud App Security Administrator'],
  ])('finds an account by %s', async (_, text, name) => {
    const found = await practice().directory.search(text);
    expect(found.ok && found.value.accounts.map(({ displayName }) => displayName)).toEqual([name]);
  });

  it.each(["O'Neil", '"', '\\', '???', '%', 'a&b=c#d', '(', "') or startswith(id,'", '\ud800', '😀'])(
    'is not broken by the text %j',
    async (text) => {
      expect(await practice().directory.search(text)).toMatchObject({ ok: true });
    },
  );

  it('reads everything that is to be known before the first write', async () => {
    const { directory, account } = practice();
    expect(await directory.allReadings(account, since)).toMatchObject({
      account: { ok: true, value: { id: account.id, passwordNeverExpires: true, isSynchronised: false } },
      myRoles: { ok: true },
      accountRoles: { ok: true, value: [sharePointAdministrator] },
      securityDefaults: { ok: true, value: false },
      legacyAuthentication: { ok: true, value: true },
      accountGroups: { ok: true, value: [] },
      domain: { ok: true, value: { isFederated: false, passwordDays: 2_147_483_647 } },
      conditionalAccess: { ok: true, value: [] },
      textMessages: {
        ok: true,
        value: { isOn: true, include: { everybody: true }, exclude: { groups: [] } },
      },
      olderPoliciesGone: { ok: true, value: true },
      perUserMfa: { ok: true, value: 'disabled' },
      signIns: { ok: true, value: [{ errorCode: 0 }, {}, {}] },
    });
  });

  it.each<[string, (tenant: Practice) => void, object]>([
    [
      'a federated domain',
      ({ world }) => (world.federated = true),
      { domain: { value: { isFederated: true } } },
    ],
    [
      'passwords that expire',
      ({ world }) => (world.passwordValidityDays = 90),
      { domain: { value: { passwordDays: 90 } } },
    ],
    [
      'a domain without a number of days',
      ({ world }) => (world.passwordValidityDays = null),
      { domain: { value: { isFederated: false, passwordDays: undefined } } },
    ],
    [
      'Microsoft’s policy against legacy clients',
      ({ world }) => (world.legacyClientsBlocked = true),
      {
        conditionalAccess: {
          value: [
            {
              ...{ name: 'Block legacy authentication', grants: 'block', isNarrowed: false },
              ...{ clients: { legacy: true, browser: false }, include: { everybody: true } },
              covers: { sharePoint: true, browserPages: true },
            },
          ],
        },
      },
    ],
    [
      'text messages off',
      ({ world }) => (world.textMessagesAllowed = false),
      { textMessages: { value: { isOn: false } } },
    ],
    [
      'text messages for groups',
      ({ world }) => (world.textMessageTargets = { include: ['g'], exclude: ['h'] }),
      {
        textMessages: { value: { include: { everybody: false, groups: ['g'] }, exclude: { groups: ['h'] } } },
      },
    ],
    [
      'older policies',
      ({ world }) => (world.methodsMigrated = false),
      { olderPoliciesGone: { ok: true, value: false } },
    ],
    ['groups', ({ account }) => (account.groups = ['g']), { accountGroups: { ok: true, value: ['g'] } }],
    ['no licence', ({ world }) => (world.premium = false), { signIns: { code: 'premium-missing' } }],
    [
      'a log that may not be read',
      ({ troubles }) => troubles.set('logs-forbidden'),
      { signIns: { code: 'role-missing-for-logs' }, account: { ok: true } },
    ],
    [
      'a reading that is refused',
      ({ troubles }) => troubles.set('read-forbidden', 1, { path: /domains/ }),
      { domain: { code: 'forbidden' }, account: { ok: true } },
    ],
    [
      'a reading that is throttled to the end',
      ({ troubles }) => troubles.set('throttled', 9, { path: /sharepoint/ }),
      { legacyAuthentication: { code: 'throttled' }, account: { ok: true } },
    ],
    [
      'a reading that is throttled once',
      ({ troubles }) => troubles.set('throttled', 1, { path: /sharepoint/ }),
      { legacyAuthentication: { ok: true } },
    ],
    [
      'per-user MFA that nobody answers for',
      ({ troubles }) => troubles.set('unreachable', 9, { path: /requirements/ }),
      { perUserMfa: { code: 'unanswered' }, account: { ok: true } },
    ],
  ])('reads %s', async (_, change, expected) => {
    const tenant = practice();
    change(tenant);
    expect(await tenant.directory.allReadings(tenant.account, since)).toMatchObject(expected);
  });

  it('waits a second before it asks for Conditional Access again, as the service wants it', async () => {
    const { directory, account, roundTrips } = practice();
    const first = await directory.readings(account, since);
    const second = await directory.readings(account, since);
    expect(second.conditionalAccess).toMatchObject({ ok: true, value: [] });
    expect(Date.parse(second.conditionalAccess.at) - Date.parse(first.conditionalAccess.at)).toBe(1_000);
    // One that came too early, and one a second later.
    expect(roundTrips()).toBe(1 + 2);
  });

  it('does without a permission that is optional', async () => {
    const scopes = everyScope.filter((scope) => scope !== 'Domain.Read.All');
    const { directory, account } = practice({ scopes });
    expect(await directory.readings(account, since)).toMatchObject({
      domain: { code: 'forbidden' },
      account: { ok: true },
    });
  });

  it('finds no account that is not there', async () => {
    const { directory } = practice();
    expect(await directory.account(nobody)).toMatchObject({ ok: false, code: 'not-found' });
    expect(await directory.phones(nobody)).toMatchObject({ ok: false, code: 'not-found' });
    expect(await directory.perUserMfa(nobody)).toMatchObject({ ok: false, code: 'not-found' });
    expect(await directory.setContactNumber(nobody, number)).toMatchObject({ ok: false, code: 'not-found' });
  });

  it('survives a connection that breaks once', async () => {
    const { directory, troubles, account } = practice();
    troubles.set('unreachable');
    expect(await directory.account(account.id)).toMatchObject({ ok: true });
  });
});

describe('writing', () => {
  it('is seen in the next look', async () => {
    const { directory, account } = practice();
    const before = await directory.readBack(account.id);
    expect(before).toMatchObject({
      phones: { ok: true, value: { contact: undefined, authentication: undefined } },
      perUserMfa: { ok: true, value: 'disabled' },
    });
    await directory.setContactNumber(account.id, number);
    await directory.setAuthenticationPhone(account.id, number, false);
    await directory.resetPassword(account.id, new Secret(password));
    await directory.setPerUserMfa(account.id, 'enforced');
    expect(await directory.readBack(account.id)).toMatchObject({
      account: { ok: true, value: { contactNumber: number, lastPasswordChange: '2026-03-02T09:00:00.000Z' } },
      phones: { ok: true, value: { contact: number, authentication: number } },
      perUserMfa: { ok: true, value: 'enforced' },
    });
    expect(matches(password, account.password)).toBe(true);
    expect(account.forceChangePasswordNextSignIn).toBe(false);
  });

  it('of sessions that end shows by the moment from which on they are good, if it has its own permission', async () => {
    const { directory, account } = practice();
    const before = await directory.sessions(account.id);
    expect(await directory.endSessions(account.id)).toMatchObject({ ok: true });
    const after = await directory.sessions(account.id);
    expect(before.validFrom).toMatchObject({ ok: true, value: expect.stringMatching(/^2019/) as string });
    expect(after.validFrom).toMatchObject({ ok: true, value: new Date(start).toISOString() });
    const without = practice({ scopes: everyScope.filter((scope) => scope !== 'User.RevokeSessions.All') });
    expect(await without.directory.endSessions(without.account.id)).toMatchObject({ code: 'forbidden' });
  });

  it('adds a phone or changes it, whatever was believed before', async () => {
    const { directory, account } = practice();
    expect(await directory.setAuthenticationPhone(account.id, number, false)).toMatchObject({ ok: true });
    expect(await directory.setAuthenticationPhone(account.id, '+12065550143', true)).toMatchObject({
      ok: true,
    });
    expect(await directory.setAuthenticationPhone(account.id, '+12065550144', false)).toMatchObject({
      ok: true,
    });
    expect(account.phoneMethods.map(({ phoneNumber }) => phoneNumber)).toEqual(['+1 2065550144']);
  });

  it('takes a conflict that registered the phone for a success', async () => {
    const { directory, troubles, account } = practice();
    troubles.set('phone-conflict');
    expect(await directory.setAuthenticationPhone(account.id, number, false)).toMatchObject({ ok: true });
  });

  it('is refused to whom Graph refuses it', async () => {
    const { directory, troubles, account } = practice();
    const refused = async (work: () => Promise<unknown>) => {
      troubles.set('forbidden');
      expect(await work()).toMatchObject({ ok: false, code: 'forbidden' });
    };
    await refused(() => directory.setContactNumber(account.id, number));
    await refused(() => directory.setAuthenticationPhone(account.id, number, false));
    await refused(() => directory.resetPassword(account.id, new Secret(password)));
    await refused(() => directory.setPerUserMfa(account.id, 'enforced'));
  });

  it('refuses a password that the tenant bans', async () => {
    const { directory, troubles, account } = practice();
    troubles.set('banned-password');
    const answer = await directory.resetPassword(account.id, new Secret(password));
    expect(answer).toMatchObject({ ok: false, code: 'password-not-accepted' });
  });

  it('tells a synchronised account', async () => {
    const { directory, account } = practice();
    account.onPremisesSyncEnabled = true;
    const refused = { ok: false, code: 'synchronised-account' };
    expect(await directory.setContactNumber(account.id, number)).toMatchObject(refused);
    expect(await directory.resetPassword(account.id, new Secret(password))).toMatchObject(refused);
  });

  it.each(['lost-write', 'lost-answer'] as const)(
    'is not known after a %s, and not sent twice',
    async (trouble) => {
      const { directory, troubles, account, roundTrips } = practice();
      troubles.set(trouble);
      const work = directory.resetPassword(account.id, new Secret(password));
      await expect(work).rejects.toMatchObject({ name: 'Unreachable' });
      expect(roundTrips()).toBe(1);
      expect(matches(password, account.password)).toBe(trouble === 'lost-answer');
    },
  );

  it('that is throttled has not happened', async () => {
    const { directory, troubles, account } = practice();
    troubles.set('throttled');
    const answer = await directory.setPerUserMfa(account.id, 'enforced');
    expect(answer).toMatchObject({ ok: false, code: 'throttled', retryAfter: 1 });
    expect(account.perUserMfaState).toBe('disabled');
  });
});

describe('the logs', () => {
  it('show the sign-ins of the account alone, newest first', async () => {
    const { directory, account, admin } = practice();
    const signIns = await directory.signIns(account.id, since);
    const times = signIns.ok ? signIns.value.map(({ at }) => at) : [];
    expect(times).toHaveLength(3);
    expect(times).toEqual([...times].sort().reverse());
    expect(signIns).toMatchObject({
      value: [{ errorCode: 0, isLegacyClient: true, withCode: false }, {}, {}],
    });
    expect(await directory.signIns(admin.id, since)).toMatchObject({ ok: true, value: [] });
  });

  it('show when an app password was created for the account', async () => {
    const { directory, world, account, admin } = practice();
    const entry = (id: string, targetUserId: string) => ({
      id,
      activityDateTime: '2026-03-02T08:00:00.000Z',
      visibleFrom: '2026-03-02T08:00:00.000Z',
      activityDisplayName: 'Create application password for user',
      category: 'UserManagement',
      loggedByService: 'Core Directory',
      operationType: 'Update',
      initiatedByUserId: targetUserId,
      targetUserId,
    });
    world.directoryAudits.push(entry('1', account.id), entry('2', admin.id));
    expect(await directory.appPasswordsCreated(account.id, since)).toMatchObject({
      ok: true,
      value: ['2026-03-02T08:00:00.000Z'],
    });
  });

  it('need a role', async () => {
    const { directory, troubles, account } = practice();
    troubles.set('logs-forbidden');
    expect(await directory.signIns(account.id, since)).toMatchObject({ code: 'role-missing-for-logs' });
    expect(await directory.appPasswordsCreated(account.id, since)).toMatchObject({
      code: 'role-missing-for-logs',
    });
  });

  it('need a licence', async () => {
    const { directory, world, account } = practice();
    world.premium = false;
    expect(await directory.signIns(account.id, since)).toMatchObject({ code: 'premium-missing' });
  });
});

describe('Purview’s audit log', () => {
  const minute = 60_000;

  /** Begins a search, and lets the time pass that it takes. */
  async function searched(tenant: Practice): Promise<string> {
    const begun = await tenant.directory.searchLegacySignIns(legacySearch(tenant));
    if (!begun.ok) throw new Error(begun.code);
    tenant.passes(minute);
    return begun.value;
  }

  it('is asked by a search that is under way for a while', async () => {
    const tenant = practice();
    const begun = await tenant.directory.searchLegacySignIns(legacySearch(tenant));
    const id = begun.ok ? begun.value : '';
    for (const pause of [0, 10_000]) {
      tenant.passes(pause);
      expect(await tenant.directory.legacySignIns(id, tenant.account.userPrincipalName)).toMatchObject({
        value: { state: 'under-way' },
      });
    }
    tenant.passes(minute);
    expect(await tenant.directory.legacySignIns(id, tenant.account.userPrincipalName)).toMatchObject({
      value: { state: 'done', signIns: [] },
    });
  });

  it('shows the account’s legacy sign-ins of the time asked for, let in or turned away', async () => {
    const tenant = practice();
    const { world, account, admin } = tenant;
    writeLegacySignIn(world, start - 30 * 24 * 60 * minute, account, 'IDCRLSuccessSignIn');
    writeLegacySignIn(world, start - minute, admin, 'IDCRLSuccessSignIn');
    writeLegacySignIn(world, start - 2 * minute, account, 'IDCRLSuccessSignIn');
    writeLegacySignIn(world, start - minute, account, 'IDCRLBlockedDueToSoftEnforcement');
    const found = await tenant.directory.legacySignIns(
      await searched(tenant),
      tenant.account.userPrincipalName,
    );
    expect(found).toMatchObject({ value: { state: 'done' } });
    expect(found.ok && found.value.state === 'done' && found.value.signIns).toEqual([
      { at: '2026-03-02T08:58:00.000Z', operation: 'IDCRLSuccessSignIn', isBlocked: false },
      { at: '2026-03-02T08:59:00.000Z', operation: 'IDCRLBlockedDueToSoftEnforcement', isBlocked: true },
    ]);
  });

  it('is read page by page until somebody was let in', async () => {
    const tenant = practice();
    const { world, account, roundTrips } = tenant;
    for (let second = 250; second > 0; second--)
      writeLegacySignIn(world, start - minute - second * 1_000, account, 'IDCRLBlockedDueToSoftEnforcement');
    const id = await searched(tenant);
    const before = roundTrips();
    const found = await tenant.directory.legacySignIns(id, tenant.account.userPrincipalName);
    expect(found.ok && found.value.state === 'done' && found.value.signIns).toHaveLength(250);
    expect(roundTrips() - before).toBe(1 + 3);
    writeLegacySignIn(world, start - minute, account, 'IDCRLSuccessSignIn');
    world.purview?.entries.reverse();
    const again = await searched(tenant);
    const early = roundTrips();
    await tenant.directory.legacySignIns(again, tenant.account.userPrincipalName);
    expect(roundTrips() - early).toBe(1 + 1);
  });

  it('shows an entry that came late only to a later search', async () => {
    const tenant = practice();
    tenant.troubles.set('late-log', 30);
    writeLegacySignIn(tenant.world, start, tenant.account, 'IDCRLSuccessSignIn');
    expect(
      await tenant.directory.legacySignIns(await searched(tenant), tenant.account.userPrincipalName),
    ).toMatchObject({
      value: { signIns: [] },
    });
    tenant.passes(30 * minute);
    expect(
      await tenant.directory.legacySignIns(await searched(tenant), tenant.account.userPrincipalName),
    ).toMatchObject({
      value: { signIns: [{ isBlocked: false }] },
    });
  });

  it('has forgotten a search after thirty days', async () => {
    const tenant = practice();
    const id = await searched(tenant);
    tenant.passes(31 * 24 * 60 * minute);
    expect(await tenant.directory.legacySignIns(id, tenant.account.userPrincipalName)).toMatchObject({
      code: 'not-found',
    });
  });

  it('needs a role of its own', async () => {
    const tenant = practice();
    tenant.admin.roles = ['f2ef992c-3afb-46b9-b7cf-a126ee74c451'];
    const refused = { ok: false, code: 'role-missing-for-logs' };
    expect(await tenant.directory.searchLegacySignIns(legacySearch(tenant))).toMatchObject(refused);
    expect(await tenant.directory.legacySignIns('any', tenant.account.userPrincipalName)).toMatchObject(
      refused,
    );
  });

  it.each(['lost-write', 'lost-answer'] as const)('is not asked twice after a %s', async (trouble) => {
    const tenant = practice();
    tenant.troubles.set(trouble);
    await expect(tenant.directory.searchLegacySignIns(legacySearch(tenant))).rejects.toMatchObject({
      name: 'Unreachable',
    });
    expect(tenant.roundTrips()).toBe(1);
  });
});
