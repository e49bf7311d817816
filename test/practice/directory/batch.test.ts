import { adminId, refusal, serviceId, smallTenant } from './support';
import type { Seen } from './support';

const json = { 'Content-Type': 'application/json' };
const read = (id: string) => ({ id, method: 'GET', url: `/users/${serviceId}` });
const statuses = ({ body }: Seen) => Object.fromEntries(body.responses.map(({ id, status }) => [id, status]));

describe('POST $batch', () => {
  it('answers each request on its own, in another order than asked', async () => {
    const { status, body } = await smallTenant().post('/v1.0/$batch', {
      requests: [
        read('1'),
        { id: '2', method: 'GET', url: '/users/nobody' },
        { ...read('3'), url: 'me?$select=id' },
      ],
    });
    expect(status).toBe(200);
    expect(body.responses.map(({ id, status: own }) => [id, own])).toEqual([
      ['3', 200],
      ['2', 404],
      ['1', 200],
    ]);
    expect(body.responses[0]?.body).toMatchObject({ id: adminId });
    expect(body.responses[1]?.body?.error.code).toBe('Request_ResourceNotFound');
  });

  it('carries writes out, with the headers of each request', async () => {
    const { service, calls, post } = smallTenant();
    const answer = await post('/beta/$batch', {
      requests: [
        {
          id: 'mfa',
          method: 'PATCH',
          url: `/users/${serviceId}/authentication/requirements`,
          headers: json,
          body: { perUserMfaState: 'enabled' },
        },
        {
          id: 'roles',
          method: 'GET',
          url: '/me/transitiveMemberOf/microsoft.graph.directoryRole?$count=true',
          headers: { ConsistencyLevel: 'eventual' },
        },
      ],
    });
    expect(statuses(answer)).toEqual({ mfa: 204, roles: 200 });
    expect(answer.body.responses.find(({ id }) => id === 'mfa')).not.toHaveProperty('body');
    expect(service.perUserMfaState).toBe('enabled');
    expect(calls.saves).toBe(1);
  });

  it('lets only the beta call fail in a v1.0 batch', async () => {
    const answer = await smallTenant().post('/v1.0/$batch', {
      requests: [
        read('1'),
        { id: '2', method: 'GET', url: `/users/${serviceId}/authentication/requirements` },
      ],
    });
    expect(statuses(answer)).toEqual({ 1: 200, 2: 400 });
  });

  it('does not send what depends on a failure', async () => {
    const { calls, post } = smallTenant();
    const write = {
      method: 'PATCH',
      url: `/users/${serviceId}`,
      headers: json,
      body: { mobilePhone: '+1 2065550123' },
    };
    const answer = await post('/v1.0/$batch', {
      requests: [
        { id: 'a', method: 'GET', url: '/users/nobody' },
        { id: 'b', ...write, dependsOn: ['a'] },
        { ...read('c'), dependsOn: ['b'] },
        read('d'),
      ],
    });
    expect(statuses(answer)).toEqual({ a: 404, b: 424, c: 424, d: 200 });
    expect(calls.saves).toBe(0);
  });

  it('tells a single request to wait', async () => {
    const { troubles, post } = smallTenant();
    troubles.set('throttled');
    const answer = await post('/v1.0/$batch', { requests: [read('1'), read('2')] });
    expect(statuses(answer)).toEqual({ 1: 429, 2: 200 });
    expect(answer.body.responses.find(({ id }) => id === '1')?.headers?.['retry-after']).toBe('1');
  });

  it('holds twenty requests and no more', async () => {
    const { post } = smallTenant();
    const many = (count: number) => ({ requests: Array.from({ length: count }, (_, at) => read(`${at}`)) });
    expect((await post('/v1.0/$batch', many(20))).body.responses).toHaveLength(20);
    expect(refusal(await post('/v1.0/$batch', many(21)))).toEqual([400, 'BadRequest']);
  });

  it.each([
    ['no requests', { requests: [] }],
    ['no list', {}],
    ['ids that differ in letter case only', { requests: [read('a'), read('A')] }],
    ['a request without an id', { requests: [{ method: 'GET', url: '/me' }] }],
    ['an absolute url', { requests: [{ ...read('1'), url: 'https://graph.microsoft.com/v1.0/me' }] }],
    ['a batch inside', { requests: [{ id: '1', method: 'POST', url: '/$batch', headers: json, body: {} }] }],
    ['a body without a type', { requests: [{ ...read('1'), method: 'PATCH', body: {} }] }],
    ['a dependency that is not there', { requests: [{ ...read('1'), dependsOn: ['2'] }] }],
    ['headers that are no texts', { requests: [{ ...read('1'), headers: { a: 1 } }] }],
    ['a request that is no object', { requests: ['me'] }],
  ])('refuses a batch with %s', async (_what, body) => {
    expect(refusal(await smallTenant().post('/v1.0/$batch', body))).toEqual([400, 'BadRequest']);
  });

  it('is only posted, and only with a token', async () => {
    const { get, post } = smallTenant();
    expect((await get('/v1.0/$batch')).status).toBe(405);
    const answer = await post('/v1.0/$batch', { requests: [read('1')] }, { headers: { authorization: '' } });
    expect(refusal(answer)).toEqual([401, 'InvalidAuthenticationToken']);
  });
});
