import { adminId, begin, denied, personId, refusal, role, serviceId, smallTenant } from './support';

const path = `/v1.0/users/${serviceId}`;
const strong = 'Correct-Horse-42';
const reset = (password: unknown, more = {}) => ({
  passwordProfile: { password, forceChangePasswordNextSignIn: false, ...more },
});
const notAcceptable = [400, 'Request_BadRequest'];

describe('PATCH mobilePhone', () => {
  it('writes the contact number, saves, and registers no authentication method', async () => {
    const { service, calls, patch, get } = smallTenant();
    const answer = await patch(path, { mobilePhone: '+1 2065550123' });
    expect(answer.status).toBe(204);
    expect(answer.body).toBeUndefined();
    expect(answer.headers.has('content-type')).toBe(false);
    expect(service.phoneMethods).toEqual([]);
    expect(calls.saves).toBe(1);
    expect((await get(`${path}?$select=mobilePhone`)).body['mobilePhone']).toBe('+1 2065550123');
  });

  it('takes the number away with null', async () => {
    const { person, patch } = smallTenant();
    await patch(`/v1.0/users/${personId}`, { mobilePhone: null });
    expect(person.mobilePhone).toBeNull();
  });

  it('writes an audit entry', async () => {
    const { world, patch } = smallTenant();
    await patch(path, { mobilePhone: '+1 2065550123' });
    expect(world.directoryAudits).toMatchObject([
      { activityDisplayName: 'Update user', initiatedByUserId: adminId, targetUserId: serviceId },
    ]);
  });

  it.each([
    { mobilePhone: 12 },
    { mobilePhone: '' },
    { businessPhones: ['1', '2'] },
    { businessPhones: 'x' },
  ])('refuses %j', async (body) => {
    expect(refusal(await smallTenant().patch(path, body))).toEqual(notAcceptable);
  });

  it('writes an office number the same way', async () => {
    const { world, service, patch } = smallTenant();
    expect((await patch(path, { businessPhones: ['+1 2065550150'] })).status).toBe(204);
    expect(service.businessPhones).toEqual(['+1 2065550150']);
    expect(world.directoryAudits).toMatchObject([{ activityDisplayName: 'Update user' }]);
  });

  it('needs its own scope', async () => {
    const { service, patch } = smallTenant();
    const answer = await patch(
      path,
      { mobilePhone: '+1 2065550123' },
      { scopes: ['User.Read.All', 'User-PasswordProfile.ReadWrite.All'] },
    );
    expect(refusal(answer)).toEqual(denied);
    expect(service.mobilePhone).toBeNull();
  });
});

describe('PATCH passwordProfile', () => {
  it('sets the password, keeps only its hash, and moves the time of the last change', async () => {
    const { service, clock, patch, get } = smallTenant();
    clock.now = begin + 60_000;
    expect((await patch(path, reset(strong))).status).toBe(204);
    expect(service.password.scrypt).toBe(`hashed ${strong.length}`);
    expect(service.forceChangePasswordNextSignIn).toBe(false);
    const { body } = await get(`${path}?$select=lastPasswordChangeDateTime`);
    expect(body['lastPasswordChangeDateTime']).toBe('2026-11-20T09:01:00Z');
  });

  it('forces a change at the next sign-in unless told not to', async () => {
    const { service, world, patch } = smallTenant();
    await patch(path, { passwordProfile: { password: strong } });
    expect(service.forceChangePasswordNextSignIn).toBe(true);
    expect(world.directoryAudits.map((entry) => entry.activityDisplayName)).toEqual([
      'Reset password',
      'Set force change user password',
    ]);
  });

  it('leaves app passwords alone', async () => {
    const { service, patch } = smallTenant();
    const hash = { salt: 's', scrypt: 'x' };
    service.appPasswords.push({
      id: '1',
      name: 'Cloud App Security',
      hash,
      createdDateTime: '2026-01-01T00:00:00Z',
    });
    await patch(path, reset(strong));
    expect(service.appPasswords).toHaveLength(1);
  });

  it.each([
    ['too short', 'Ab1-xyz'],
    ['too long', `Ab1-${'x'.repeat(253)}`],
    ['of two classes', 'onlylettersAND'],
    ['with a letter outside ASCII', 'Grüße-aus-Köln-42'],
    ['with an emoji', 'Correct-Horse-42\u{1F40E}'],
    ['a banned word', 'Password1!'],
    ['a banned word in disguise', 'P@$$w0rd12'],
    ['made of the name of the tenant', 'Northwind26!'],
    ['not a text', 12345678],
    ['missing', undefined],
  ])('refuses a password that is %s', async (_why, password) => {
    const { service, patch } = smallTenant();
    const answer = await patch(path, reset(password));
    expect(refusal(answer)).toEqual(notAcceptable);
    expect(JSON.stringify(answer.body)).not.toContain(String(password));
    expect(service.password.scrypt).toBe('before');
  });

  it.each(['Ab1-xyzq', `Ab1-${'x'.repeat(252)}`, 'three classes 3', 'My-Password-Is-Long-7'])(
    'takes %s',
    async (password) => {
      expect((await smallTenant().patch(path, reset(password))).status).toBe(204);
    },
  );

  it('needs its own scope', async () => {
    const answer = await smallTenant().patch(path, reset(strong), {
      scopes: ['User.ReadWrite.All', 'UserAuthenticationMethod.ReadWrite.All'],
    });
    expect(refusal(answer)).toEqual(denied);
  });

  it('does not change the caller’s own password', async () => {
    expect(refusal(await smallTenant().patch(`/v1.0/users/${adminId}`, reset(strong)))).toEqual(denied);
  });

  it.each([
    { password: strong, colour: 'red' },
    { password: strong, forceChangePasswordNextSignIn: 'no' },
    'x',
    null,
  ])('refuses the profile %j', async (passwordProfile) => {
    expect(refusal(await smallTenant().patch(path, { passwordProfile }))).toEqual(notAcceptable);
  });
});

describe('PATCH /users/{id}', () => {
  it('changes several properties at once, or none', async () => {
    const { service, patch } = smallTenant();
    await patch(path, { mobilePhone: '+1 2065550123', ...reset('weak') });
    expect(service.mobilePhone).toBeNull();
    expect((await patch(path, { mobilePhone: '+1 2065550123', ...reset(strong) })).status).toBe(204);
  });

  it.each(['shoeSize', 'lastPasswordChangeDateTime', 'perUserMfaState', 'constructor'])(
    'refuses to set %s',
    async (name) => {
      expect(refusal(await smallTenant().patch(path, { [name]: 'x' }))).toEqual(notAcceptable);
    },
  );

  it('does not play properties beyond the procedure', async () => {
    const { patch } = smallTenant();
    expect(refusal(await patch(path, { displayName: 'x' }))).toEqual(denied);
    expect((await patch(path, { displayName: 'x' }, { scopes: ['User.ReadWrite.All'] })).status).toBe(501);
  });

  it('refuses a synchronised account', async () => {
    const { service, patch } = smallTenant();
    service.onPremisesSyncEnabled = true;
    expect(refusal(await patch(path, { mobilePhone: '+1 2065550123' }))).toEqual(notAcceptable);
    expect(refusal(await patch(path, reset(strong)))).toEqual(notAcceptable);
  });

  it('does not find a stranger', async () => {
    const answer = await smallTenant().patch('/v1.0/users/nobody', { mobilePhone: '+1 2065550123' });
    expect(refusal(answer)).toEqual([404, 'Request_ResourceNotFound']);
  });

  it('refuses a body that is missing, broken, no object, or of no type', async () => {
    const { ask, patch, send } = smallTenant();
    const headers = { 'content-type': 'application/json' };
    const bodiless = await ask('PATCH', path, { headers });
    expect(refusal(bodiless)).toEqual([400, 'BadRequest']);
    expect(bodiless.body.error.message).toContain('missing');
    expect(refusal(await patch(path, []))).toEqual([400, 'BadRequest']);
    expect(refusal(await patch(path, {}, { headers: { 'content-type': 'text/plain' } }))).toEqual([
      400,
      'BadRequest',
    ]);
    expect(refusal(await patch(path, {}))).toEqual(notAcceptable);
    const authorization = `Bearer ${adminId}|${smallTenant().world.tenantId}|User-Phone.ReadWrite.All`;
    const broken = new Request(`https://graph.microsoft.com${path}`, {
      method: 'PATCH',
      headers: { ...headers, authorization },
      body: '{"mobilePhone":',
    });
    expect((await send(broken)).status).toBe(400);
  });
});

describe('who may act on whom', () => {
  const phone = { mobilePhone: '+1 2065550123' };
  const cases: [
    caller: keyof typeof role,
    target: keyof typeof role | undefined,
    phone: number,
    password: number,
  ][] = [
    ['globalAdministrator', 'globalAdministrator', 204, 204],
    ['privilegedAuthentication', 'sharePoint', 204, 204],
    ['privilegedAuthentication', 'privilegedRole', 204, 204],
    ['authentication', undefined, 204, 204],
    ['authentication', 'directoryReaders', 204, 204],
    ['authentication', 'authentication', 204, 204],
    ['authentication', 'user', 403, 403],
    ['authentication', 'sharePoint', 403, 403],
    ['authentication', 'globalAdministrator', 403, 403],
    ['user', undefined, 204, 204],
    ['user', 'user', 204, 204],
    ['user', 'authentication', 403, 403],
    ['helpdesk', undefined, 403, 204],
    ['helpdesk', 'reportsReader', 403, 204],
    ['helpdesk', 'user', 403, 403],
    ['password', undefined, 403, 204],
    ['password', 'reportsReader', 403, 403],
    ['password', 'password', 403, 204],
    ['authenticationPolicy', undefined, 403, 403],
    ['globalReader', undefined, 403, 403],
  ];

  it.each(cases)('%s on %s: contact number %d, password %d', async (caller, target, onPhone, onPassword) => {
    const { admin, service, patch } = smallTenant();
    admin.roles = [role[caller]];
    service.roles = target ? [role[target]] : [];
    expect((await patch(path, phone)).status).toBe(onPhone);
    expect((await patch(path, reset(strong))).status).toBe(onPassword);
  });

  it('leaves an account with several roles to whoever may act on each of them', async () => {
    const { admin, service, patch } = smallTenant();
    admin.roles = [role.user];
    service.roles = [role.user, role.sharePoint];
    expect(refusal(await patch(path, phone))).toEqual(denied);
  });

  it('leaves an account with a custom role to the highest', async () => {
    const { admin, service, patch } = smallTenant();
    admin.roles = [role.user];
    service.roles = ['c0000000-0000-4000-8000-00000000c057'];
    expect(refusal(await patch(path, phone))).toEqual(denied);
  });

  it('keeps a restricted account out of everybody’s reach', async () => {
    const { service, patch } = smallTenant();
    service.isManagementRestricted = true;
    expect(refusal(await patch(path, phone))).toEqual(denied);
    expect(refusal(await patch(path, reset(strong)))).toEqual(denied);
  });
});
