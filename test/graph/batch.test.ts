import { Unreachable } from '../../src/procedure/errors';
import {
  accountId,
  answer,
  batched,
  failure,
  graphUser,
  microsoftTime,
  requestId,
  requestsOf,
  scriptedGraph,
} from './scriptedGraph';

const me = { id: accountId, displayName: 'Avery Admin', userPrincipalName: 'avery@contoso.example' };
const role = { id: '1', displayName: 'Global Administrator', roleTemplateId: '62e90394' };
const meItem = { status: 200, body: me };
const rolesItem = { status: 200, body: { value: [role] } };
const target = { id: accountId, userPrincipalName: 'tmcassp_1@contoso.example' };
const since = '2026-03-02T08:00:00.000Z';
const busy = (seconds: string) => ({ status: 429, headers: { 'Retry-After': seconds } });

describe('a batch of reads', () => {
  it('gives each question its own answer, in whatever order they come', async () => {
    const graph = scriptedGraph([batched(meItem, rolesItem)]);
    expect(await graph.directory.me()).toEqual({
      ok: true,
      at: microsoftTime,
      requestId,
      value: { ...me, roles: { ok: true, at: microsoftTime, requestId, value: ['62e90394'] } },
    });
  });

  it('is one request to v1.0 with relative, encoded addresses', async () => {
    const graph = scriptedGraph([batched(meItem, rolesItem)]);
    await graph.directory.me();
    const [sent] = graph.sent;
    expect(graph.sent).toHaveLength(1);
    expect([sent?.method, sent?.url.pathname]).toEqual(['POST', '/v1.0/$batch']);
    expect(sent?.headers.get('content-type')).toBe('application/json');
    expect(requestsOf(sent)).toEqual([
      { id: 'person', method: 'GET', url: '/me?$select=id%2CdisplayName%2CuserPrincipalName' },
      {
        id: 'roles',
        method: 'GET',
        url: '/me/transitiveMemberOf/microsoft.graph.directoryRole?$count=true&$select=id%2CdisplayName%2CroleTemplateId',
        headers: { ConsistencyLevel: 'eventual' },
      },
    ]);
  });

  it('keeps the refusal of one item beside the answers of the others', async () => {
    const refusedItem = {
      status: 403,
      headers: { 'request-id': 'of-the-item' },
      body: { error: { code: 'Authorization_RequestDenied' } },
    };
    const graph = scriptedGraph([batched(meItem, refusedItem)]);
    expect(await graph.directory.me()).toMatchObject({
      ok: true,
      requestId,
      value: { roles: { ok: false, code: 'forbidden', at: microsoftTime, requestId: 'of-the-item' } },
    });
  });

  it('asks again only for the items that failed for a moment', async () => {
    const graph = scriptedGraph([batched(meItem, busy('1')), batched(rolesItem)]);
    expect(await graph.directory.me()).toMatchObject({ ok: true, value: { roles: { ok: true } } });
    expect(graph.sent.map((sent) => requestsOf(sent).map(({ id }) => id))).toEqual([
      ['person', 'roles'],
      ['roles'],
    ]);
    expect(graph.waits).toEqual([1000]);
  });

  it('does not wait longer for an item than for a single read', async () => {
    const graph = scriptedGraph([batched(meItem, busy('10'))]);
    expect(await graph.directory.me()).toMatchObject({
      ok: true,
      value: { roles: { ok: false, code: 'throttled', retryAfter: 10 } },
    });
    expect(graph.sent).toHaveLength(1);
  });

  it('waits for one item when another asks for too much', async () => {
    const graph = scriptedGraph([batched(busy('1'), busy('10')), batched(meItem)]);
    expect(await graph.directory.me()).toMatchObject({ ok: true, value: { roles: { code: 'throttled' } } });
    expect(graph.waits).toEqual([1000]);
  });

  it('spends one budget on all its rounds', async () => {
    const graph = scriptedGraph([batched(meItem, busy('2')), batched(busy('2'))]);
    expect(await graph.directory.me()).toMatchObject({ ok: true, value: { roles: { code: 'throttled' } } });
    expect(graph.waits).toEqual([2000]);
  });

  it.each([
    ['fails', { status: 503 }],
    ['is missing', undefined],
  ])('has no answer when an item %s and stays so', async (_, item) => {
    const graph = scriptedGraph([batched(meItem, item), batched(item), batched(item), batched(item)]);
    await expect(graph.directory.me()).rejects.toThrow(Unreachable);
    expect(graph.sent).toHaveLength(4);
  });

  it('is sent again as a whole when it fails as a whole', async () => {
    const graph = scriptedGraph([answer(503), batched(meItem, rolesItem)]);
    expect(await graph.directory.me()).toMatchObject({ ok: true });
    expect(graph.waits).toEqual([250]);
  });

  it('is not sent again for its items when it failed as a whole', async () => {
    const graph = scriptedGraph(Array.from({ length: 12 }, () => () => answer(503)));
    await expect(graph.directory.me()).rejects.toThrow(Unreachable);
    expect(graph.sent).toHaveLength(4);
  });

  it('waits for the item that asks for most', async () => {
    const graph = scriptedGraph([batched(busy('1'), busy('2')), batched(meItem, rolesItem)]);
    expect(await graph.directory.me()).toMatchObject({ ok: true, value: { roles: { ok: true } } });
    expect(graph.waits).toEqual([2000]);
  });

  it('spends the budget of its items on itself too', async () => {
    const graph = scriptedGraph([
      batched(meItem, busy('2')),
      failure(429, 'TooManyRequests', { 'retry-after': '2' }),
    ]);
    expect(await graph.directory.me()).toMatchObject({ ok: true, value: { roles: { code: 'throttled' } } });
    expect(graph.waits).toEqual([2000]);
  });

  it('refuses each item when it is refused as a whole', async () => {
    const no = () => failure(400, 'BadRequest');
    const graph = scriptedGraph([no]);
    expect(await graph.directory.readings(target, since)).toMatchObject({
      account: { ok: false, code: 'not-understood' },
      myRoles: { ok: false, code: 'not-understood' },
      accountRoles: { ok: false, code: 'not-understood' },
      securityDefaults: { ok: false, code: 'not-understood' },
      legacyAuthentication: { ok: false, code: 'not-understood' },
    });
  });

  it('has no answer when its body is none', async () => {
    const empty = () => answer(200, { responses: 'none' });
    const graph = scriptedGraph(Array.from({ length: 12 }, () => empty));
    await expect(graph.directory.readings(target, since)).rejects.toThrow(Unreachable);
  });

  it('survives an item without headers, and headers that are no text', async () => {
    const graph = scriptedGraph([
      () =>
        answer(200, {
          responses: [
            { id: 'person', status: 200, headers: null, body: graphUser() },
            { id: 'roles', status: 200, headers: { 'x-count': 1 }, body: { value: [] } },
          ],
        }),
    ]);
    expect(await graph.directory.me()).toMatchObject({ ok: true, value: { roles: { ok: true, value: [] } } });
  });
});
