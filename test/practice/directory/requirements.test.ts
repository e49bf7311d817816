import { denied, refusal, role, serviceId, smallTenant } from './support';

const path = `/beta/users/${serviceId}/authentication/requirements`;
const enabled = { perUserMfaState: 'enabled' };
const phone = { phoneType: 'mobile', phoneNumber: '+1 2065550123', smsSignInState: 'notEnabled' } as const;

describe('per-user MFA', () => {
  it('is enabled for an account without a method, and stays so', async () => {
    const { get, patch } = smallTenant();
    expect((await get(path)).body['perUserMfaState']).toBe('disabled');
    expect((await patch(path, enabled)).status).toBe(204);
    expect((await get(path)).body['perUserMfaState']).toBe('enabled');
  });

  it('moves on to enforced at once when a method is registered already', async () => {
    const { service, get, patch } = smallTenant();
    service.phoneMethods.push({ ...phone });
    await patch(path, enabled);
    expect((await get(path)).body['perUserMfaState']).toBe('enforced');
  });

  it.each(['enforced', 'disabled'])('can be set to %s', async (perUserMfaState) => {
    const { service, patch } = smallTenant();
    service.phoneMethods.push({ ...phone });
    await patch(path, { perUserMfaState });
    expect(service.perUserMfaState).toBe(perUserMfaState);
  });

  it('leaves its trace in the audit log', async () => {
    const { world, patch } = smallTenant();
    await patch(path, enabled);
    await patch(path, { perUserMfaState: 'disabled' });
    expect(world.directoryAudits.map((entry) => entry.activityDisplayName)).toEqual([
      'Enable Strong Authentication',
      'Disable Strong Authentication',
    ]);
  });

  it.each([{ perUserMfaState: 'on' }, { perUserMfaState: null }, {}, { ...enabled, colour: 'red' }])(
    'refuses %j',
    async (body) => {
      const { service, patch } = smallTenant();
      expect(refusal(await patch(path, body))).toEqual([400, 'Request_BadRequest']);
      expect(service.perUserMfaState).toBe('disabled');
    },
  );

  it('is unknown to v1.0', async () => {
    const { get, patch } = smallTenant();
    const v1 = path.replace('/beta', '/v1.0');
    const answer = await get(v1);
    expect(refusal(answer)).toEqual([400, 'BadRequest']);
    expect(answer.body.error.message).toContain("segment 'requirements'");
    expect(refusal(await patch(v1, enabled))).toEqual([400, 'BadRequest']);
  });

  it('needs the policy scopes: the authentication method scopes do not help', async () => {
    const { get, patch } = smallTenant();
    const scopes = ['UserAuthenticationMethod.ReadWrite.All', 'Policy.Read.All'];
    expect((await get(path, { scopes })).status).toBe(200);
    expect(refusal(await patch(path, enabled, { scopes }))).toEqual(denied);
    expect(refusal(await get(path, { scopes: ['UserAuthenticationMethod.ReadWrite.All'] }))).toEqual(denied);
  });

  it.each([
    ['authenticationPolicy', 200, 204],
    ['globalAdministrator', 200, 204],
    ['globalReader', 200, 403],
    ['authentication', 403, 403],
    ['privilegedAuthentication', 403, 403],
    ['user', 403, 403],
  ] as const)('%s reads with %d and writes with %d', async (caller, reads, writes) => {
    const { admin, get, patch } = smallTenant();
    admin.roles = [role[caller]];
    expect((await get(path)).status).toBe(reads);
    expect((await patch(path, enabled)).status).toBe(writes);
  });

  it('keeps a restricted account out of reach, and does not find a stranger', async () => {
    const { service, patch } = smallTenant();
    service.isManagementRestricted = true;
    expect(refusal(await patch(path, enabled))).toEqual(denied);
    expect((await patch('/beta/users/nobody/authentication/requirements', enabled)).status).toBe(404);
  });
});
