import {
  account,
  denied,
  eventual,
  namesIn,
  personId,
  refusal,
  serviceId,
  signIn,
  smallTenant,
} from './support';

const list = (query: Record<string, string>) =>
  `/v1.0/users?${Object.entries(query)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')}`;

describe('GET /me', () => {
  it('shows the caller with the usual properties', async () => {
    const { status, body } = await smallTenant().get('/v1.0/me', { scopes: ['User.Read'] });
    expect(status).toBe(200);
    expect(body).toMatchObject({ displayName: 'Ada Admin', businessPhones: [], mobilePhone: null });
    expect(Object.keys(body).sort()).toEqual(
      [
        '@odata.context',
        'businessPhones',
        'displayName',
        'givenName',
        'id',
        'jobTitle',
        'mail',
        'mobilePhone',
      ]
        .concat(['officeLocation', 'preferredLanguage', 'surname', 'userPrincipalName'])
        .sort(),
    );
  });

  it('shows exactly what is selected', async () => {
    const { body } = await smallTenant().get('/v1.0/me?$select=id,userType', { scopes: ['User.Read'] });
    expect(Object.keys(body)).toEqual(['@odata.context', 'id', 'userType']);
  });

  it('needs a scope that reads the profile', async () => {
    expect(refusal(await smallTenant().get('/v1.0/me', { scopes: ['openid'] }))).toEqual(denied);
  });
});

describe('GET /users/{id}', () => {
  it.each([serviceId, serviceId.toUpperCase()])('finds an account by object id %s', async (id) => {
    expect((await smallTenant().get(`/v1.0/users/${id}`)).body['id']).toBe(serviceId);
  });

  it('finds an account by user principal name in any letter case', async () => {
    const { person, get } = smallTenant();
    const name = encodeURIComponent(person.userPrincipalName.toUpperCase());
    expect((await get(`/v1.0/users/${name}`)).body['id']).toBe(personId);
  });

  it('takes the key in brackets', async () => {
    expect((await smallTenant().get(`/v1.0/users('${serviceId}')`)).body['id']).toBe(serviceId);
  });

  it('leaves out what is not among the usual properties', async () => {
    const { body } = await smallTenant().get(`/v1.0/users/${serviceId}`);
    expect(body).not.toHaveProperty('accountEnabled');
    expect(body).not.toHaveProperty('lastPasswordChangeDateTime');
  });

  it('shows times in whole seconds', async () => {
    const { body } = await smallTenant().get(
      `/v1.0/users/${serviceId}?$select=lastPasswordChangeDateTime,createdDateTime`,
    );
    expect(body).toMatchObject({
      lastPasswordChangeDateTime: '2020-03-01T08:00:00Z',
      createdDateTime: '2020-03-01T08:00:00Z',
    });
  });

  it('shows what the procedure must know of an account', async () => {
    const { service, get } = smallTenant();
    Object.assign(service, { onPremisesSyncEnabled: true, passwordPolicies: 'DisablePasswordExpiration' });
    const select = 'accountEnabled,onPremisesSyncEnabled,userType,passwordPolicies,isManagementRestricted';
    expect((await get(`/v1.0/users/${serviceId}?$select=${select}`)).body).toMatchObject({
      accountEnabled: true,
      onPremisesSyncEnabled: true,
      userType: 'Member',
      passwordPolicies: 'DisablePasswordExpiration',
      isManagementRestricted: null,
    });
  });

  it('shows the per-user MFA state as an undocumented property, and leaves out what nobody knows', async () => {
    const { body } = await smallTenant().get(`/v1.0/users/${serviceId}?$select=perUserMfaState,shoeSize`);
    expect(body['perUserMfaState']).toBe('disabled');
    expect(body).not.toHaveProperty('shoeSize');
  });

  it('never shows a password', async () => {
    const { body } = await smallTenant().get(`/v1.0/users/${serviceId}?$select=password,passwordProfile`);
    expect(body).not.toHaveProperty('password');
    expect(body['passwordProfile']).toBeNull();
  });

  it('does not find a stranger', async () => {
    const answer = await smallTenant().get('/v1.0/users/nobody@northwind.onmicrosoft.com');
    expect(refusal(answer)).toEqual([404, 'Request_ResourceNotFound']);
  });

  it('keeps User.Read to the own account', async () => {
    const { get, admin } = smallTenant();
    expect((await get(`/v1.0/users/${admin.id}`, { scopes: ['User.Read'] })).status).toBe(200);
    expect((await get(`/v1.0/users/${admin.userPrincipalName}`, { scopes: ['User.Read'] })).status).toBe(200);
    expect(refusal(await get(`/v1.0/users/${serviceId}`, { scopes: ['User.Read'] }))).toEqual(denied);
  });

  it.each(['User.ReadBasic.All', 'User-Phone.ReadWrite.All', 'User-PasswordProfile.ReadWrite.All'])(
    'shows only the basic profile for %s',
    async (scope) => {
      const { get } = smallTenant();
      const { body } = await get(`/v1.0/users/${serviceId}`, { scopes: [scope] });
      expect(body).toHaveProperty('displayName');
      expect(body).not.toHaveProperty('mobilePhone');
      const more = await get(`/v1.0/users/${serviceId}?$select=accountEnabled`, { scopes: [scope] });
      expect(refusal(more)).toEqual(denied);
    },
  );

  it('refuses sign-in activity without a premium licence, and with it the whole request', async () => {
    const { world, get } = smallTenant();
    world.premium = false;
    expect(refusal(await get(`/v1.0/users/${serviceId}?$select=id,signInActivity`))).toEqual([
      403,
      'Authentication_RequestFromNonPremiumTenantOrB2CTenant',
    ]);
  });

  it('shows the newest sign-in of each kind that the log shows by now', async () => {
    const { world, get } = smallTenant();
    world.signIns.push(
      signIn('a', 30),
      signIn('b', 20, { errorCode: 50126 }),
      signIn('c', 10, { isInteractive: false, errorCode: 50126 }),
      signIn('d', 5, { userId: personId }),
      signIn('e', 1, { visibleFrom: '2027-01-01T00:00:00Z' }),
    );
    const { body } = await get(`/v1.0/users/${serviceId}?$select=signInActivity`);
    expect(body['signInActivity']).toEqual({
      lastSignInDateTime: '2026-11-20T08:40:00.250Z',
      lastNonInteractiveSignInDateTime: '2026-11-20T08:50:00.250Z',
      lastSuccessfulSignInDateTime: '2026-11-20T08:30:00.250Z',
    });
  });

  it('shows sign-in activity to a token that reads the audit log', async () => {
    const { get } = smallTenant();
    const path = `/v1.0/users/${serviceId}?$select=signInActivity`;
    expect((await get(path)).body['signInActivity']).toMatchObject({ lastSignInDateTime: null });
    expect(refusal(await get(path, { scopes: ['User.Read.All'] }))).toEqual(denied);
  });

  it.each(['$filter=id eq 1', '$top=1', '$skip=1', 'foo=1', '$select=id&$select=mail'])(
    'refuses the query option %s',
    async (query) => {
      expect(refusal(await smallTenant().get(`/v1.0/users/${serviceId}?${query}`))).toEqual([
        400,
        'BadRequest',
      ]);
    },
  );
});

describe('GET /users', () => {
  it('lists every account with the usual properties', async () => {
    const { body } = await smallTenant().get('/v1.0/users');
    expect(body.value).toHaveLength(3);
    expect(body.value[0]).not.toHaveProperty('accountEnabled');
    expect(body).not.toHaveProperty('@odata.nextLink');
  });

  it.each([
    ["startswith(displayName,'cloud app security')", ['Cloud App Security Service Account for SharePoint']],
    ["startsWith(displayName,'Ada') or startswith(userPrincipalName,'pat')", ['Ada Admin', "Pat O'Neill"]],
    ["displayName eq 'Pat O''Neill'", ["Pat O'Neill"]],
    ["displayName in ('Ada Admin', 'nobody')", ['Ada Admin']],
    ["accountEnabled eq true and (id eq 'x' or startswith(displayName,'Ada'))", ['Ada Admin']],
    ['createdDateTime ge 2021-01-01T00:00:00Z', []],
    ["onPremisesSyncEnabled eq null and userType eq 'Guest'", []],
  ])('filters by %s', async (filter, names) => {
    expect(namesIn(await smallTenant().get(list({ $filter: filter })))).toEqual(names);
  });

  it.each([
    "displayName eq 'Pat O'Neill'",
    'displayName eq Ada',
    "contains(displayName,'Ada')",
    "startswith(displayName,'Ada'",
    "displayName like 'Ada'",
    "accountEnabled eq 'true'",
    "createdDateTime ge '2021-01-01T00:00:00Z'",
    'displayName eq',
    "displayName eq 'Ada' 'Admin'",
    'createdDateTime ge 2021-99-01',
    'createdDateTime ge 1x',
    '',
  ])('cannot read the filter %s', async (filter) => {
    expect(refusal(await smallTenant().get(list({ $filter: filter })))).toEqual([400, 'BadRequest']);
  });

  it.each(['lastPasswordChangeDateTime ge 2021-01-01T00:00:00Z', "shoeSize eq '9'", "startswith(id,'a')"])(
    'does not filter by %s',
    async (filter) => {
      const answer = await smallTenant().get(list({ $filter: filter }));
      expect(refusal(answer)).toEqual([400, 'Request_UnsupportedQuery']);
    },
  );

  it.each(["displayName ne 'Ada Admin'", "not startswith(displayName,'Ada')", "endswith(mail,'x')"])(
    'calls %s an advanced query: header and count together',
    async (filter) => {
      const { get } = smallTenant();
      const unsupported = [400, 'Request_UnsupportedQuery'];
      expect(refusal(await get(list({ $filter: filter })))).toEqual(unsupported);
      expect(refusal(await get(list({ $filter: filter }), { headers: eventual }))).toEqual(unsupported);
      expect((await get(list({ $filter: filter, $count: 'true' }), { headers: eventual })).status).toBe(200);
    },
  );

  it.each([
    ["displayName ne 'Ada Admin'", 2],
    ["endswith(userPrincipalName,'@NORTHWIND.onmicrosoft.com')", 3],
    ["endswith(userPrincipalName,'.com') and displayName eq 'Ada Admin'", 1],
    ["not startswith(displayName,'Ada') and accountEnabled eq true", 2],
  ])('counts %s as %d', async (filter, count) => {
    const { get } = smallTenant();
    const { body } = await get(list({ $filter: filter, $count: 'true' }), { headers: eventual });
    expect(body['@odata.count']).toBe(count);
    expect((await get(list({ $filter: filter }))).status).toBe(400);
  });

  it.each([
    ['createdDateTime gt 2020-03-01T08:00:00Z', 0],
    ['createdDateTime ge 2020-03-01T08:00:00Z', 3],
    ['createdDateTime lt 2020-03-01T08:00:00Z', 0],
    ['createdDateTime le 2020-03-01T08:00:00Z', 3],
    ['createdDateTime lt 2020-03-01T08:00:01Z', 3],
    ['createdDateTime gt 2020-03-01T07:59:59Z', 3],
    ['createdDateTime gt 2020-03-01T08:00:01Z', 0],
  ])('compares %s and finds %d', async (filter, count) => {
    expect((await smallTenant().get(list({ $filter: filter }))).body.value).toHaveLength(count);
  });

  it('gives no link after a last page that is full', async () => {
    const { body } = await smallTenant().get(list({ $top: '3' }));
    expect(body.value).toHaveLength(3);
    expect(body).not.toHaveProperty('@odata.nextLink');
  });

  it('calls a filter with an order an advanced query', async () => {
    const { get } = smallTenant();
    const query = { $filter: 'accountEnabled eq true', $orderby: 'displayName desc' };
    expect(refusal(await get(list(query)))).toEqual([400, 'Request_UnsupportedQuery']);
    const answer = await get(list({ ...query, $count: 'true' }), { headers: eventual });
    expect(namesIn(answer)[0]).toBe("Pat O'Neill");
    expect(answer.body['@odata.count']).toBe(3);
  });

  it('refuses a count without the header', async () => {
    expect(refusal(await smallTenant().get(list({ $count: 'true' })))).toEqual([400, 'Request_BadRequest']);
  });

  it('searches the words of a name in any order, with the header', async () => {
    const { get } = smallTenant();
    const $search = '"displayName:sharepoint cloud"';
    expect(refusal(await get(list({ $search })))).toEqual([400, 'Request_BadRequest']);
    expect(namesIn(await get(list({ $search }), { headers: eventual }))).toEqual([
      'Cloud App Security Service Account for SharePoint',
    ]);
  });

  it('joins searches by OR and AND', async () => {
    const { get } = smallTenant();
    const either = '"displayName:Ada" OR "userPrincipalName:pat"';
    const both = '"displayName:Ada" AND "userPrincipalName:pat"';
    expect(namesIn(await get(list({ $search: either }), { headers: eventual }))).toHaveLength(2);
    expect(namesIn(await get(list({ $search: both }), { headers: eventual }))).toEqual([]);
  });

  it.each(['displayName:Ada', '"Ada"', '"shoeSize:9"', '"displayName:-- !"'])(
    'cannot read the search %s',
    async ($search) => {
      expect(refusal(await smallTenant().get(list({ $search }), { headers: eventual }))).toEqual([
        400,
        'BadRequest',
      ]);
    },
  );

  it('pages by an opaque link that keeps the query', async () => {
    const { get } = smallTenant();
    const first = await get(list({ $top: '2', $select: 'displayName', $filter: 'accountEnabled eq true' }));
    expect(namesIn(first)).toHaveLength(2);
    const next = new URL(String(first.body['@odata.nextLink']));
    expect(next.searchParams.get('$select')).toBe('displayName');
    const second = await get(next.pathname + next.search);
    expect(second.body.value).toEqual([{ displayName: "Pat O'Neill" }]);
    expect(second.body).not.toHaveProperty('@odata.nextLink');
  });

  it('refuses a page token that it did not give', async () => {
    const answer = await smallTenant().get(list({ $skiptoken: 'abc' }));
    expect(refusal(answer)).toEqual([400, 'Directory_ExpiredPageToken']);
  });

  it.each([
    '$skip=1',
    '$top=0',
    '$top=1000',
    '$top=x',
    '$select=',
    '$count=maybe',
    '$orderby=mobilePhone',
    '$foo=1',
  ])('refuses %s', async (query) => {
    expect(refusal(await smallTenant().get(`/v1.0/users?${query}`))).toEqual([400, 'BadRequest']);
  });

  it('answers 501 for a property that is kept elsewhere', async () => {
    expect((await smallTenant().get(list({ $select: 'id,mailboxSettings' }))).status).toBe(501);
  });

  it('is closed to guests and to tokens that read only the own profile', async () => {
    const { get, person } = smallTenant();
    person.userType = 'Guest';
    expect(refusal(await get('/v1.0/users', { as: personId }))).toEqual(denied);
    expect(refusal(await get('/v1.0/users', { scopes: ['User.Read'] }))).toEqual(denied);
  });

  it('does not find a new account before the index has it, while its id is found', async () => {
    const { world, clock, get } = smallTenant();
    const indexedDateTime = new Date(clock.now + 10_000).toISOString();
    world.accounts.push(account('a0000000-0000-4000-8000-00000000000f', 'Nora New', { indexedDateTime }));
    const find = () => get(list({ $filter: "displayName eq 'Nora New'" }));
    expect(namesIn(await find())).toEqual([]);
    expect((await get('/v1.0/users/a0000000-0000-4000-8000-00000000000f')).status).toBe(200);
    clock.now += 10_000;
    expect(namesIn(await find())).toEqual(['Nora New']);
  });

  it('shows old values for some seconds after a write, while the account itself shows the new ones', async () => {
    const { clock, get, patch } = smallTenant();
    await patch(`/v1.0/users/${personId}`, { mobilePhone: '+1 2065550199' });
    const searched = async () =>
      (await get(list({ $filter: `id eq '${personId}'` }))).body.value[0]?.['mobilePhone'];
    expect(await searched()).toBe('+1 2065550111');
    expect((await get(`/v1.0/users/${personId}`)).body['mobilePhone']).toBe('+1 2065550199');
    clock.now += 5_000;
    expect(await searched()).toBe('+1 2065550199');
  });
});
