import { accessPolicy } from '../../../src/practice/world/policies';
import { denied, domain, eventual, refusal, role, serviceId, smallTenant } from './support';

describe('tenant-wide settings', () => {
  it.each([true, false])('shows security defaults as %s', async (isEnabled) => {
    const { world, get } = smallTenant();
    world.securityDefaultsEnabled = isEnabled;
    const path = '/v1.0/policies/identitySecurityDefaultsEnforcementPolicy';
    expect((await get(path)).body).toMatchObject({ id: '00000000-0000-0000-0000-000000000005', isEnabled });
    expect(Object.keys((await get(`${path}?$select=isEnabled`)).body)).toEqual([
      '@odata.context',
      'isEnabled',
    ]);
    expect(refusal(await get(path, { scopes: ['User.Read'] }))).toEqual(denied);
  });

  it.each([true, false])('shows legacy authentication of SharePoint as %s', async (isEnabled) => {
    const { world, get } = smallTenant();
    world.legacyAuthProtocolsEnabled = isEnabled;
    const { body } = await get('/v1.0/admin/sharepoint/settings?$select=isLegacyAuthProtocolsEnabled');
    expect(body['isLegacyAuthProtocolsEnabled']).toBe(isEnabled);
  });

  it.each([
    ['sharePoint', 200],
    ['globalReader', 200],
    ['authentication', 403],
  ] as const)('lets %s read SharePoint settings with %d', async (caller, status) => {
    const { admin, get } = smallTenant();
    admin.roles = [role[caller]];
    expect((await get('/v1.0/admin/sharepoint/settings')).status).toBe(status);
    expect(refusal(await get('/v1.0/admin/sharepoint/settings', { scopes: ['Policy.Read.All'] }))).toEqual(
      denied,
    );
  });

  const access = '/v1.0/identity/conditionalAccess/policies';
  it('has no conditional access policies, and shows them to nobody without the permission', async () => {
    const { get } = smallTenant();
    expect((await get(access)).body.value).toEqual([]);
    expect((await get(access, { scopes: ['User.Read'] })).status).toBe(403);
  });

  it('shows Microsoft’s policy against legacy clients where it is switched on, before the tenant’s own', async () => {
    const { get, world } = smallTenant();
    world.legacyClientsBlocked = true;
    world.conditionalAccessPolicies = [accessPolicy('Second factor for all')];
    expect((await get(access)).body.value).toMatchObject([
      {
        ...{ displayName: 'Block legacy authentication', state: 'enabled' },
        conditions: { clientAppTypes: ['exchangeActiveSync', 'other'], users: { includeUsers: ['All'] } },
        grantControls: { builtInControls: ['block'] },
      },
      { displayName: 'Second factor for all', grantControls: { builtInControls: ['mfa'] } },
    ]);
  });

  it('answers for conditional access once a second, and names no time to come again', async () => {
    const { get, clock } = smallTenant();
    expect((await get(access)).status).toBe(200);
    clock.now += 999;
    const early = await get(access);
    expect([early.status, early.headers.get('retry-after')]).toEqual([429, null]);
    clock.now += 1;
    expect((await get(access)).status).toBe(200);
  });

  it('allows text messages as a second factor, not for sign-in', async () => {
    const { get } = smallTenant();
    const policy = '/v1.0/policies/authenticationMethodsPolicy';
    expect((await get(`${policy}?$select=policyMigrationState`)).body).toMatchObject({
      policyMigrationState: 'migrationComplete',
    });
    expect((await get(`${policy}/authenticationMethodConfigurations/sms`)).body).toMatchObject({
      state: 'enabled',
      includeTargets: [{ id: 'all_users', isUsableForSignIn: false }],
    });
    expect((await get(`${policy}/authenticationMethodConfigurations/fido2`)).status).toBe(404);
  });

  it('shows text messages off or for groups, and a migration that is under way', async () => {
    const { get, world } = smallTenant();
    const policy = '/v1.0/policies/authenticationMethodsPolicy';
    Object.assign(world, { textMessagesAllowed: false, methodsMigrated: false });
    world.textMessageTargets = { include: ['g'], exclude: ['h'] };
    expect((await get(policy)).body['policyMigrationState']).toBe('migrationInProgress');
    expect((await get(`${policy}/authenticationMethodConfigurations/sms`)).body).toMatchObject({
      ...{ state: 'disabled', includeTargets: [{ targetType: 'group', id: 'g' }] },
      excludeTargets: [{ targetType: 'group', id: 'h' }],
    });
  });

  it.each([
    ['authenticationPolicy', 200],
    ['globalReader', 200],
    ['authentication', 403],
  ] as const)('lets %s read the authentication methods policy with %d', async (caller, status) => {
    const { admin, get } = smallTenant();
    admin.roles = [role[caller]];
    const policy = '/v1.0/policies/authenticationMethodsPolicy';
    expect((await get(policy)).status).toBe(status);
    expect((await get(`${policy}/authenticationMethodConfigurations/sms`)).status).toBe(status);
  });

  it('shows a federated domain, and how long its passwords are good', async () => {
    const { get, world } = smallTenant();
    Object.assign(world, { federated: true, passwordValidityDays: 90 });
    expect((await get(`/v1.0/domains/${domain}`)).body).toMatchObject({
      ...{ authenticationType: 'Federated', passwordValidityPeriodInDays: 90 },
    });
  });

  it('shows its own domains as managed, and no other', async () => {
    const { person, get } = smallTenant();
    const { body } = await get(`/v1.0/domains/${domain}?$select=authenticationType`);
    expect(body['authenticationType']).toBe('Managed');
    person.userPrincipalName = 'pat@northwind.example';
    expect((await get('/v1.0/domains/northwind.example')).body).toMatchObject({ isInitial: false });
    expect(refusal(await get('/v1.0/domains/example.org'))).toEqual([404, 'Request_ResourceNotFound']);
    expect(refusal(await get(`/v1.0/domains/${domain}`, { scopes: ['User.Read.All'] }))).toEqual(denied);
  });
});

describe('directory roles', () => {
  const mine = '/v1.0/me/transitiveMemberOf/microsoft.graph.directoryRole?$count=true';
  const theirs = `/v1.0/users/${serviceId}/transitiveMemberOf/microsoft.graph.directoryRole?$count=true`;

  it('shows the caller’s and the target’s roles by template', async () => {
    const { service, get } = smallTenant();
    service.roles = [role.sharePoint, role.directoryReaders];
    const own = await get(mine, { headers: eventual });
    expect(own.body.value).toMatchObject([
      { displayName: 'Global Administrator', roleTemplateId: role.globalAdministrator },
    ]);
    expect(own.body.value[0]?.['id']).not.toBe(role.globalAdministrator);
    const other = await get(theirs, { headers: eventual });
    expect(other.body['@odata.count']).toBe(2);
    expect(other.body.value.map((one) => one['roleTemplateId'])).toEqual(service.roles);
  });

  it('leaves out custom roles, which are no directory roles', async () => {
    const { service, get } = smallTenant();
    service.roles = ['c0000000-0000-4000-8000-00000000c057'];
    expect((await get(theirs, { headers: eventual })).body.value).toEqual([]);
  });

  it('selects', async () => {
    const { get } = smallTenant();
    const { body } = await get(`${mine}&$select=roleTemplateId`, { headers: eventual });
    expect(body.value).toEqual([{ roleTemplateId: role.globalAdministrator }]);
  });

  it('needs both the header and the count for the cast', async () => {
    const { get } = smallTenant();
    expect(refusal(await get(mine))).toEqual([400, 'Request_BadRequest']);
    const uncounted = mine.replace('?$count=true', '');
    expect(refusal(await get(uncounted, { headers: eventual }))).toEqual([400, 'Request_BadRequest']);
  });

  it('tells whoever may not read roles only that there are some', async () => {
    const { get } = smallTenant();
    const { body } = await get(mine, { headers: eventual, scopes: ['User.Read'] });
    expect(body.value).toHaveLength(1);
    expect(body.value[0]).toMatchObject({ displayName: null, roleTemplateId: null });
    const full = await get(mine, { headers: eventual, scopes: ['Directory.Read.All'] });
    expect(full.body.value[0]).toMatchObject({ displayName: 'Global Administrator' });
  });

  it('keeps another one’s roles from a token that reads only the own profile', async () => {
    const answer = await smallTenant().get(theirs, { headers: eventual, scopes: ['User.Read'] });
    expect(refusal(answer)).toEqual(denied);
  });

  it('shows the ids of an account’s groups, by the cast, and no more than are asked for', async () => {
    const { service, get } = smallTenant();
    service.groups = ['g', 'h'];
    const groups = `/v1.0/users/${serviceId}/transitiveMemberOf/microsoft.graph.group?$count=true`;
    const { body } = await get(`${groups}&$select=id&$top=1`, { headers: eventual });
    expect(body).toMatchObject({ '@odata.count': 2, value: [{ id: 'g' }] });
    expect(refusal(await get(groups))).toEqual([400, 'Request_BadRequest']);
    expect(refusal(await get(groups, { headers: eventual, scopes: ['User.Read'] }))).toEqual(denied);
  });

  it('does not play other casts or the whole list of memberships', async () => {
    const { get } = smallTenant();
    expect((await get('/v1.0/me/transitiveMemberOf/microsoft.graph.group')).status).toBe(501);
    expect((await get('/v1.0/me/transitiveMemberOf')).status).toBe(501);
  });
});
