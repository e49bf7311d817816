import { account, adminId, begin, denied, refusal, serviceId, smallTenant, tenantId } from './support';

const noToken = [401, 'InvalidAuthenticationToken'];

describe('every answer', () => {
  it('carries the request ids, the clock’s date and a content type', async () => {
    const { headers } = await smallTenant().get('/v1.0/me', { headers: { 'client-request-id': 'mine-1' } });
    expect(headers.get('request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get('client-request-id')).toBe('mine-1');
    expect(headers.get('date')).toBe('Fri, 20 Nov 2026 09:00:00 GMT');
    expect(headers.get('content-type')).toContain('application/json');
  });

  it('names its OData context', async () => {
    const { body } = await smallTenant().get('/v1.0/me?$select=id');
    expect(body['@odata.context']).toBe('https://graph.microsoft.com/v1.0/$metadata#users(id)/$entity');
  });

  it('says no with a body that repeats the ids', async () => {
    const { headers, body } = await smallTenant().get('/v1.0/users/nobody', {
      headers: { 'client-request-id': 'mine-2' },
    });
    expect(Object.keys(body)).toEqual(['error']);
    expect(Object.keys(body.error)).toEqual(['code', 'message', 'innerError']);
    expect(body.error.innerError).toEqual({
      date: '2026-11-20T09:00:00',
      'request-id': headers.get('request-id'),
      'client-request-id': 'mine-2',
    });
  });

  it('lets the world catch up first', async () => {
    const { calls, get } = smallTenant();
    await get('/v1.0/me');
    expect(calls.catchUps).toBe(1);
  });

  it('is not saved after a read', async () => {
    const { calls, get } = smallTenant();
    await get('/v1.0/me');
    expect(calls.saves).toBe(0);
  });
});

describe('who asks', () => {
  it.each(['', 'Basic abc', 'Bearer ', 'Bearer unknown', `Bearer ${adminId}|another-tenant|User.Read`])(
    'is refused with the header "%s"',
    async (authorization) => {
      const answer = await smallTenant().get('/v1.0/me', { headers: { authorization } });
      expect(refusal(answer)).toEqual(noToken);
      expect(answer.headers.get('www-authenticate')).toContain('Bearer');
    },
  );

  it('is refused when the account is gone or disabled', async () => {
    const { world, get } = smallTenant();
    expect(refusal(await get('/v1.0/me', { as: 'nobody' }))).toEqual(noToken);
    world.accounts.push(account('disabled', 'Dora Disabled', { accountEnabled: false }));
    expect(refusal(await get('/v1.0/me', { as: 'disabled' }))).toEqual(noToken);
  });

  it('is asked before anything else', async () => {
    const answer = await smallTenant().get('/v9/nothing', { headers: { authorization: '' } });
    expect(refusal(answer)).toEqual(noToken);
  });
});

describe('what is not played', () => {
  it.each([
    ['/v1.0/nothing', 'nothing'],
    ['/v1.0/users/x/nothing/more', 'nothing'],
    ['/v1.0/me/photo/$value', 'photo'],
    ['/v1.0/users/$count', '$count'],
    ['/beta/auditLogs/provisioning', 'provisioning'],
  ])('%s is no resource: the segment %s is unknown', async (path, segment) => {
    const answer = await smallTenant().get(path);
    expect(refusal(answer)).toEqual([400, 'BadRequest']);
    expect(answer.body.error.message).toBe(`Resource not found for the segment '${segment}'.`);
  });

  it.each(['/v1.0/policies', '/v1.0/domains', '/v1.0/security/auditLog'])(
    '%s exists and is not available',
    async (path) => {
      expect((await smallTenant().get(path)).status).toBe(501);
    },
  );

  it.each(['/v3/me', '/', '/v1.0', '/v1.0/users/%E0%A4%A'])('%s is no path', async (path) => {
    expect(refusal(await smallTenant().get(path))).toEqual([400, 'BadRequest']);
  });

  it('another method is not allowed', async () => {
    const { ask } = smallTenant();
    const answer = await ask('DELETE', `/v1.0/users/${serviceId}`);
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('GET, PATCH');
  });
});

describe('the connection', () => {
  it('leads to no other host', async () => {
    const { send } = smallTenant();
    await expect(send(new Request('https://graph.microsoft.us/v1.0/me'))).rejects.toThrow(
      new TypeError('fetch failed'),
    );
  });

  it('ends when the caller has given up', async () => {
    const { send, service } = smallTenant();
    const gone = new AbortController();
    gone.abort();
    const request = new Request(`https://graph.microsoft.com/v1.0/users/${serviceId}`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${adminId}|${tenantId}|User-Phone.ReadWrite.All` },
      body: '{"mobilePhone":"+1 2065550123"}',
      signal: gone.signal,
    });
    await expect(send(request)).rejects.toMatchObject({ name: 'AbortError' });
    expect(service.mobilePhone).toBeNull();
  });
});

describe('rehearsed troubles', () => {
  const path = `/v1.0/users/${serviceId}`;
  const phone = { mobilePhone: '+1 2065550123' };
  const lost = new TypeError('fetch failed');

  it('refuses the next write only', async () => {
    const { troubles, service, get, patch } = smallTenant();
    troubles.set('forbidden');
    expect((await get(path)).status).toBe(200);
    expect(refusal(await patch(path, phone))).toEqual(denied);
    expect(service.mobilePhone).toBeNull();
    expect((await patch(path, phone)).status).toBe(204);
  });

  it('tells the next requests to wait', async () => {
    const { troubles, get } = smallTenant();
    troubles.set('throttled', 2);
    const first = await get(path);
    expect(refusal(first)).toEqual([429, 'TooManyRequests']);
    expect(first.headers.get('retry-after')).toBe('1');
    expect((await get(path)).status).toBe(429);
    expect((await get(path)).status).toBe(200);
  });

  it('carries a write out and loses its answer', async () => {
    const { troubles, calls, service, patch } = smallTenant();
    troubles.set('lost-answer');
    expect((await patch(path, { mobilePhone: '' })).status).toBe(400);
    await expect(patch(path, phone)).rejects.toThrow(lost);
    expect(service.mobilePhone).toBe(phone.mobilePhone);
    expect(calls.saves).toBe(1);
    expect((await patch(path, phone)).status).toBe(204);
  });

  it('loses a write', async () => {
    const { troubles, calls, service, patch } = smallTenant();
    troubles.set('lost-write');
    expect((await patch(path, phone)).status).toBe(504);
    expect(service.mobilePhone).toBeNull();
    expect(calls.saves).toBe(0);
  });

  it('saves a phone that is somebody’s sign-in name, and answers with a conflict', async () => {
    const { troubles, service, patch, post } = smallTenant();
    troubles.set('phone-conflict');
    expect((await patch(path, phone)).status).toBe(204);
    const answer = await post(`${path}/authentication/phoneMethods`, {
      phoneNumber: '+1 2065550123',
      phoneType: 'mobile',
    });
    expect(refusal(answer)).toEqual([409, 'phoneNumberNotUnique']);
    expect(service.phoneMethods).toHaveLength(1);
  });

  it('bans the next password, however good', async () => {
    const { troubles, patch } = smallTenant();
    troubles.set('banned-password');
    const body = { passwordProfile: { password: 'Correct-Horse-42', forceChangePasswordNextSignIn: false } };
    expect(refusal(await patch(path, body))).toEqual([400, 'Request_BadRequest']);
    expect((await patch(path, body)).status).toBe(204);
  });

  it('breaks the connection of the next read', async () => {
    const { troubles, get } = smallTenant();
    troubles.set('unreachable');
    await expect(get(path)).rejects.toThrow(lost);
    expect((await get(path)).status).toBe(200);
  });

  it('closes the logs until it is cleared', async () => {
    const { troubles, get } = smallTenant();
    troubles.set('logs-forbidden');
    for (const log of ['auditLogs/signIns', 'auditLogs/directoryAudits', 'auditLogs/signIns']) {
      expect(refusal(await get(`/v1.0/${log}`))).toEqual(denied);
    }
    troubles.clear();
    expect((await get('/v1.0/auditLogs/signIns')).status).toBe(200);
  });

  it('keeps log entries back for some minutes', async () => {
    const { troubles, clock, get, patch } = smallTenant();
    await patch(path, phone);
    troubles.set('late-log', 3);
    clock.now = begin + 60_000;
    expect((await get('/v1.0/auditLogs/directoryAudits')).body.value).toEqual([]);
    clock.now = begin + 4 * 60_000;
    expect((await get('/v1.0/auditLogs/directoryAudits')).body.value).toHaveLength(1);
  });
});
