import { adminId, denied, personId, refusal, role, serviceId, smallTenant } from './support';

const path = `/v1.0/users/${serviceId}/authentication/phoneMethods`;
const mobileId = '3179e48a-750b-4051-897c-87b9720928f7';
const alternateId = 'b6332ec1-7057-4abe-9331-3d72feddfe41';
const mobile = { phoneNumber: '+1 2065550123', phoneType: 'mobile' };
const notAcceptable = [400, 'Request_BadRequest'];
const missing = [404, 'Request_ResourceNotFound'];

async function withMobile() {
  const tenant = smallTenant();
  await tenant.post(path, mobile);
  return tenant;
}

describe('POST phoneMethods', () => {
  it('registers a phone under the fixed id of its type', async () => {
    const { status, body } = await smallTenant().post(path, mobile);
    expect(status).toBe(201);
    expect(body).toMatchObject({ id: mobileId, ...mobile, smsSignInState: 'notAllowedByPolicy' });
  });

  it.each([
    ['+12065550123', '+1 2065550123'],
    ['+491701234567', '+49 1701234567'],
    ['+358401234567', '+358 401234567'],
    ['+74951234567', '+7 4951234567'],
    ['+44 2079460123', '+44 2079460123'],
    ['+49 1701234567890', '+49 1701234567890'],
    ['+1 2065550123x99', '+1 2065550123x99'],
  ])('takes %s and shows %s', async (phoneNumber, shown) => {
    const { body } = await smallTenant().post(path, { phoneNumber, phoneType: 'mobile' });
    expect(body['phoneNumber']).toBe(shown);
  });

  it.each([
    '2065550123',
    '+1 206 555 0123',
    '+1 (206) 5550123',
    '0049170123',
    '+1',
    '+123 1234567890123',
    '',
    12,
    null,
  ])('refuses the number %j', async (phoneNumber) => {
    const { service, post } = smallTenant();
    expect(refusal(await post(path, { phoneNumber, phoneType: 'mobile' }))).toEqual(notAcceptable);
    expect(service.phoneMethods).toEqual([]);
  });

  it.each(['pager', undefined, 'constructor'])('refuses the type %s', async (phoneType) => {
    expect(refusal(await smallTenant().post(path, { ...mobile, phoneType }))).toEqual(notAcceptable);
  });

  it('refuses a second mobile phone, and takes one of another type', async () => {
    const { post, get } = await withMobile();
    expect(refusal(await post(path, { ...mobile, phoneNumber: '+1 2065550199' }))).toEqual(notAcceptable);
    expect((await post(path, { ...mobile, phoneType: 'alternateMobile' })).body['id']).toBe(alternateId);
    expect((await get(path)).body.value).toHaveLength(2);
  });

  it('leaves the per-user MFA state and the contact number as they are', async () => {
    const { service, post } = smallTenant();
    service.perUserMfaState = 'enabled';
    await post(path, mobile);
    expect(service).toMatchObject({ perUserMfaState: 'enabled', mobilePhone: null });
  });

  it('refuses the caller’s own account', async () => {
    const answer = await smallTenant().post(`/v1.0/users/${adminId}/authentication/phoneMethods`, mobile);
    expect(refusal(answer)).toEqual(denied);
  });
});

describe('GET phoneMethods', () => {
  it('lists the phones, or those of one type', async () => {
    const { get } = await withMobile();
    expect((await get(path)).body.value).toEqual([
      { id: mobileId, ...mobile, smsSignInState: 'notAllowedByPolicy' },
    ]);
    expect((await get(`${path}?$filter=phoneType eq 'office'`)).body.value).toEqual([]);
    expect((await get(`${path}?$filter=phoneType eq 'mobile'`)).body.value).toHaveLength(1);
    expect((await get(`${path}?$filter=phoneNumber eq 'x'`)).status).toBe(400);
    expect((await get(`${path}?$top=1`)).status).toBe(400);
  });

  it('shows one phone by its id', async () => {
    const { get } = await withMobile();
    expect((await get(`${path}/${mobileId}`)).body).toMatchObject(mobile);
    expect(refusal(await get(`${path}/${alternateId}`))).toEqual(missing);
  });

  it('is open to a Global Reader, who cannot write', async () => {
    const { admin, get, post } = smallTenant();
    admin.roles = [role.globalReader];
    expect((await get(path)).status).toBe(200);
    expect(refusal(await post(path, mobile))).toEqual(denied);
  });

  it('shows a person his own phones without any role', async () => {
    const { get } = smallTenant();
    expect((await get(`/v1.0/users/${personId}/authentication/phoneMethods`, { as: personId })).status).toBe(
      200,
    );
    expect(refusal(await get(path, { as: personId }))).toEqual(denied);
  });
});

describe('PATCH, DELETE and disableSmsSignIn', () => {
  it('changes the number', async () => {
    const { service, patch } = await withMobile();
    const answer = await patch(`${path}/${mobileId}`, { ...mobile, phoneNumber: '+12065550199' });
    expect(answer.status).toBe(204);
    expect(service.phoneMethods[0]?.phoneNumber).toBe('+1 2065550199');
  });

  it('refuses a bad number, another type, an unknown property and a phone that is not there', async () => {
    const { patch } = await withMobile();
    const one = `${path}/${mobileId}`;
    expect(refusal(await patch(one, { phoneNumber: 'x' }))).toEqual(notAcceptable);
    expect(refusal(await patch(one, { ...mobile, phoneType: 'office' }))).toEqual(notAcceptable);
    expect(refusal(await patch(one, { ...mobile, colour: 'red' }))).toEqual(notAcceptable);
    expect(refusal(await patch(`${path}/${alternateId}`, mobile))).toEqual(missing);
  });

  it('removes the phone', async () => {
    const { get, remove } = await withMobile();
    expect((await remove(`${path}/${mobileId}`)).status).toBe(204);
    expect((await get(path)).body.value).toEqual([]);
    expect(refusal(await remove(`${path}/${mobileId}`))).toEqual(missing);
  });

  it('keeps the mobile phone while there is an alternate one', async () => {
    const { service, remove } = await withMobile();
    service.phoneMethods.push({
      phoneType: 'alternateMobile',
      phoneNumber: '+1 2065550166',
      smsSignInState: 'notSupported',
    });
    expect(refusal(await remove(`${path}/${mobileId}`))).toEqual(notAcceptable);
    expect((await remove(`${path}/${alternateId}`)).status).toBe(204);
    expect((await remove(`${path}/${mobileId}`)).status).toBe(204);
  });

  it('turns sign-in by text message off', async () => {
    const { service, ask } = smallTenant();
    service.phoneMethods.push({ phoneType: 'mobile', phoneNumber: '+1 2065550123', smsSignInState: 'ready' });
    expect((await ask('POST', `${path}/${mobileId}/disableSmsSignIn`)).status).toBe(204);
    expect(service.phoneMethods[0]?.smsSignInState).toBe('notEnabled');
  });

  it('writes an audit entry for each', async () => {
    const { world, patch, remove } = await withMobile();
    await patch(`${path}/${mobileId}`, mobile);
    await remove(`${path}/${mobileId}`);
    expect(world.directoryAudits).toMatchObject([
      { activityDisplayName: 'Admin registered security info', operationType: 'Add' },
      { activityDisplayName: 'Admin updated security info', operationType: 'Update' },
      { activityDisplayName: 'Admin deleted security info', operationType: 'Delete' },
    ]);
    expect(new Set(world.directoryAudits.map((entry) => entry.loggedByService))).toEqual(
      new Set(['Authentication Methods']),
    );
  });
});

describe('rights over phone methods', () => {
  it.each([
    ['authentication', undefined, 201],
    ['authentication', 'sharePoint', 403],
    ['privilegedAuthentication', 'sharePoint', 201],
    ['globalAdministrator', 'globalAdministrator', 201],
    ['user', undefined, 403],
    ['helpdesk', undefined, 403],
    ['authenticationPolicy', undefined, 403],
  ] as const)('%s on %s: %d', async (caller, target, status) => {
    const { admin, service, post } = smallTenant();
    admin.roles = [role[caller]];
    service.roles = target ? [role[target]] : [];
    expect((await post(path, mobile)).status).toBe(status);
  });

  it('tells the scope that reads from the scope that writes', async () => {
    const { get, post } = smallTenant();
    const scopes = ['UserAuthMethod-Phone.Read.All'];
    expect((await get(path, { scopes })).status).toBe(200);
    expect(refusal(await post(path, mobile, { scopes }))).toEqual(denied);
    expect(refusal(await get(path, { scopes: ['User.Read.All', 'User-Phone.ReadWrite.All'] }))).toEqual(
      denied,
    );
  });

  it('keeps a restricted account out of reach of writes', async () => {
    const { service, get, post } = smallTenant();
    service.isManagementRestricted = true;
    expect(refusal(await post(path, mobile))).toEqual(denied);
    expect((await get(path)).status).toBe(200);
  });
});

describe('GET methods', () => {
  const methods = `/v1.0/users/${serviceId}/authentication/methods`;

  it('lists phones and always the password', async () => {
    const { get } = await withMobile();
    const { body } = await get(methods);
    expect(body.value.map((one) => [one['@odata.type'], one['id']])).toEqual([
      ['#microsoft.graph.phoneAuthenticationMethod', mobileId],
      ['#microsoft.graph.passwordAuthenticationMethod', '28c10230-6103-485e-b985-444c60001490'],
    ]);
    expect(body.value[1]?.['password']).toBeNull();
  });

  it('needs the scope for all methods', async () => {
    const answer = await smallTenant().get(methods, { scopes: ['UserAuthMethod-Phone.ReadWrite.All'] });
    expect(refusal(answer)).toEqual(denied);
  });
});
