import { adminId, audit, begin, denied, refusal, role, serviceId, signIn, smallTenant } from './support';
import type { Seen } from './support';

const idsIn = ({ body }: Seen) => body.value.map(({ id }) => id);
const notPremium = [403, 'Authentication_RequestFromNonPremiumTenantOrB2CTenant'];
const time = (minutesAgo: number) => new Date(begin - minutesAgo * 60_000).toISOString();
const withFilter = (path: string, filter: string) => `${path}?$filter=${encodeURIComponent(filter)}`;

describe('GET auditLogs/signIns', () => {
  const path = '/v1.0/auditLogs/signIns';

  function tenant() {
    const small = smallTenant();
    small.world.signIns.push(
      signIn('old', 60),
      signIn('failed', 30, { errorCode: 50126, failureReason: 'wrong password' }),
      signIn('legacy', 10, { clientAppUsed: 'Other clients' }),
      signIn('other', 5, { userId: adminId }),
      signIn('silent', 4, { isInteractive: false }),
    );
    return small;
  }

  it('lists interactive sign-ins, newest first', async () => {
    expect(idsIn(await tenant().get(path))).toEqual(['other', 'legacy', 'failed', 'old']);
  });

  it.each([
    [`userId eq '${serviceId}'`, ['legacy', 'failed', 'old']],
    [`userId eq '${serviceId}' and createdDateTime ge ${time(30)}`, ['legacy', 'failed']],
    [`createdDateTime ge ${time(30)} and createdDateTime le ${time(10)}`, ['legacy', 'failed']],
    ['status/errorCode eq 50126', ['failed']],
    ["clientAppUsed eq 'Other clients' and status/errorCode eq 0", ['legacy']],
    ["startswith(userPrincipalName,'ada')", ['other']],
    ["startswith(userPrincipalName,'Ada')", []],
  ])('filters by %s', async (filter, ids) => {
    expect(idsIn(await tenant().get(withFilter(path, filter)))).toEqual(ids);
  });

  it.each([
    `createdDateTime gt ${time(30)}`,
    "startswith(userId,'a')",
    "authenticationRequirement eq 'multiFactorAuthentication'",
    "createdDateTime ge '2026-01-01T00:00:00Z'",
    "status/errorCode eq '0'",
  ])('refuses the filter %s', async (filter) => {
    expect((await tenant().get(withFilter(path, filter))).status).toBe(400);
  });

  it('pages, sorts and selects', async () => {
    const { get } = tenant();
    const first = await get(`${path}?$top=3&$orderby=createdDateTime asc&$select=id`);
    expect(first.body.value).toEqual([{ id: 'old' }, { id: 'failed' }, { id: 'legacy' }]);
    const next = new URL(String(first.body['@odata.nextLink']));
    expect((await get(next.pathname + next.search)).body.value).toEqual([{ id: 'other' }]);
    expect((await get(`${path}?$top=1001`)).status).toBe(400);
    expect((await get(`${path}?$skip=1`)).status).toBe(400);
    expect((await get(`${path}?$count=true`)).status).toBe(400);
  });

  it('shows who, where, how and with what result', async () => {
    const { body } = await tenant().get(withFilter(path, 'status/errorCode eq 50126'));
    expect(body.value[0]).toMatchObject({
      userId: serviceId,
      userPrincipalName: 'cloud.app.security.service.account.for.sharepoint@northwind.onmicrosoft.com',
      clientAppUsed: 'Browser',
      resourceDisplayName: 'My Apps',
      status: { errorCode: 50126, failureReason: 'wrong password' },
    });
  });

  it('shows the second factor in beta only', async () => {
    const { get } = tenant();
    const v1 = (await get(path)).body.value[0];
    const beta = (await get(path.replace('v1.0', 'beta'))).body.value[0];
    expect(v1).not.toHaveProperty('authenticationRequirement');
    expect(v1).not.toHaveProperty('authenticationDetails');
    expect(beta).toMatchObject({
      authenticationRequirement: 'multiFactorAuthentication',
      authenticationDetails: [{ authenticationMethod: 'Text message', succeeded: true }],
      signInEventTypes: ['interactiveUser'],
    });
  });

  it('shows an entry only from the moment it is visible', async () => {
    const { world, clock, get } = smallTenant();
    world.signIns.push(signIn('fresh', 0, { visibleFrom: time(-1) }));
    expect(idsIn(await get(path))).toEqual([]);
    clock.now += 60_000;
    expect(idsIn(await get(path))).toEqual(['fresh']);
  });

  it('needs Entra ID P1', async () => {
    const { world, get } = tenant();
    world.premium = false;
    const answer = await get(path);
    expect(refusal(answer)).toEqual(notPremium);
    expect(answer.body.error.message).toContain('premium');
  });

  it('needs the scope and a role that reads reports', async () => {
    const { admin, get } = tenant();
    expect(refusal(await get(path, { scopes: ['Directory.Read.All'] }))).toEqual(denied);
    admin.roles = [role.authentication, role.authenticationPolicy];
    expect(refusal(await get(path))).toEqual(denied);
    admin.roles = [role.reportsReader];
    expect((await get(path)).status).toBe(200);
  });
});

describe('GET auditLogs/directoryAudits', () => {
  const path = '/v1.0/auditLogs/directoryAudits';

  function tenant() {
    const small = smallTenant();
    small.world.directoryAudits.push(
      audit('old', 60),
      audit('update', 20, { activityDisplayName: 'Update user', initiatedByUserId: adminId }),
      audit('new', 10),
    );
    return small;
  }

  it.each([
    [`activityDisplayName eq 'Create application password for user'`, ['new', 'old']],
    [
      `activityDisplayName eq 'Create application password for user' and activityDateTime ge ${time(30)}`,
      ['new'],
    ],
    ["startswith(activityDisplayName,'Update')", ['update']],
    [`initiatedBy/user/id eq '${adminId}'`, ['update']],
    [`activityDateTime le ${time(20)}`, ['update', 'old']],
  ])('filters by %s, newest first', async (filter, ids) => {
    expect(idsIn(await tenant().get(withFilter(path, filter)))).toEqual(ids);
  });

  it.each([
    "targetResources/any(t:t/id eq 'x')",
    "targetResources/id eq 'x'",
    `activityDateTime gt ${time(1)}`,
  ])('refuses the filter %s', async (filter) => {
    expect((await tenant().get(withFilter(path, filter))).status).toBe(400);
  });

  it('shows who did what to whom', async () => {
    const { body } = await tenant().get(withFilter(path, "activityDisplayName eq 'Update user'"));
    expect(body.value[0]).toMatchObject({
      category: 'UserManagement',
      result: 'success',
      loggedByService: 'Core Directory',
      initiatedBy: {
        app: null,
        user: { id: adminId, userPrincipalName: 'Ada.Admin@northwind.onmicrosoft.com' },
      },
      targetResources: [{ id: serviceId, type: 'User' }],
    });
  });

  it('shows the directory’s own writes after a while', async () => {
    const { clock, get, patch } = smallTenant();
    await patch(`/v1.0/users/${serviceId}`, { mobilePhone: '+1 2065550123' });
    expect((await get(path)).body.value).toEqual([]);
    clock.now += 20_000;
    expect((await get(path)).body.value).toMatchObject([
      { activityDisplayName: 'Update user', activityDateTime: new Date(begin).toISOString() },
    ]);
  });

  it('needs a scope and a role, and no premium licence', async () => {
    const { world, admin, get } = tenant();
    world.premium = false;
    expect((await get(path, { scopes: ['Directory.Read.All'] })).status).toBe(200);
    expect(refusal(await get(path, { scopes: ['User.Read.All'] }))).toEqual(denied);
    admin.roles = [role.authentication];
    expect(refusal(await get(path))).toEqual(denied);
  });
});
