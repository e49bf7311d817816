import { writeLegacySignIn } from '../../../src/practice/world/purviewLog';
import { begin, denied, refusal, role, smallTenant } from './support';

const path = '/v1.0/security/auditLog/queries';
const scopes = ['AuditLogsQuery-SharePoint.Read.All'];
const minute = 60_000;

function tenant() {
  const some = smallTenant();
  const { service, world } = some;
  const filters = {
    displayName: 'a search',
    filterStartDateTime: new Date(begin - 10 * minute).toISOString(),
    filterEndDateTime: new Date(begin).toISOString(),
    operationFilters: ['IDCRLSuccessSignIn'],
    userPrincipalNameFilters: [service.userPrincipalName.toUpperCase()],
  };
  return {
    ...some,
    filters,
    signsIn: (at: number) => writeLegacySignIn(world, at, service, 'IDCRLSuccessSignIn'),
    search: (but: object = {}) => some.post(path, { ...filters, ...but }, { scopes }),
    records: (id: unknown, query = '') => some.get(`${path}/${String(id)}/records${query}`, { scopes }),
  };
}

describe('POST security/auditLog/queries', () => {
  it('takes a search, which has not started', async () => {
    const { search, filters } = tenant();
    const { status, body } = await search();
    expect(status).toBe(201);
    expect(body).toMatchObject({ ...filters, status: 'notStarted' });
  });

  it('needs a scope of its own, and a role', async () => {
    const { post, admin, filters, search } = tenant();
    expect(refusal(await post(path, filters))).toEqual(denied);
    admin.roles = [role.reportsReader, role.globalReader];
    expect(refusal(await search())).toEqual(denied);
  });

  it.each<[string, object]>([
    ['a range that ends before it begins', { filterEndDateTime: '2020-01-01T00:00:00Z' }],
    ['a date that is none', { filterStartDateTime: 'yesterday' }],
    ['a list that is none', { operationFilters: 'IDCRLSuccessSignIn' }],
    ['a property that it does not know', { operations: [] }],
  ])('refuses %s', async (_, but) => {
    expect(refusal(await tenant().search(but))).toEqual([400, 'BadRequest']);
  });

  it('is a write: it is kept', async () => {
    const { search, calls, world } = tenant();
    await search();
    expect(calls.saves).toBe(1);
    expect(JSON.parse(JSON.stringify(world.purview))).toMatchObject({ searches: [{}] });
  });
});

describe('GET security/auditLog/queries/{id}', () => {
  it('shows how far the search is', async () => {
    const { search, get, clock } = tenant();
    const { body } = await search();
    const states: unknown[] = [];
    for (const seconds of [0, 10, 30]) {
      clock.now = begin + seconds * 1_000;
      states.push((await get(`${path}/${String(body['id'])}`, { scopes })).body['status']);
    }
    expect(states).toEqual(['notStarted', 'running', 'succeeded']);
  });

  it('does not find one that was never begun', async () => {
    expect((await tenant().get(`${path}/nothing`, { scopes })).status).toBe(404);
  });
});

describe('GET security/auditLog/queries/{id}/records', () => {
  it('is not ready while the search runs', async () => {
    const { search, records } = tenant();
    const { body } = await search();
    expect(refusal(await records(body['id']))).toEqual([400, 'BadRequest']);
  });

  it('shows what the filters let through and the log held when the search ended', async () => {
    const { search, records, signsIn, clock, world, person, service } = tenant();
    signsIn(begin - 11 * minute);
    signsIn(begin - minute);
    signsIn(begin - 250);
    writeLegacySignIn(world, begin - minute, person, 'IDCRLSuccessSignIn');
    writeLegacySignIn(world, begin - minute, service, 'IDCRLBlockedDueToSoftEnforcement');
    const { body } = await search();
    clock.now += minute;
    const shown = await records(body['id']);
    expect(shown.body.value).toMatchObject([
      {
        ...{ createdDateTime: '2026-11-20T08:59:00Z', operation: 'IDCRLSuccessSignIn' },
        ...{ userPrincipalName: service.userPrincipalName, service: 'SharePoint' },
      },
      { createdDateTime: '2026-11-20T09:00:00Z' },
    ]);
    expect(shown.body.value).toHaveLength(2);
  });

  it('comes in pages of a hundred at most', async () => {
    const { search, records, signsIn, clock, get } = tenant();
    for (let second = 150; second > 0; second--) signsIn(begin - minute - second * 1_000);
    const { body } = await search();
    clock.now += minute;
    const first = await records(body['id'], '?$top=1000');
    expect(first.body.value).toHaveLength(100);
    const link = new URL(String(first.body['@odata.nextLink']));
    const second = await get(`${link.pathname}${link.search}`, { scopes });
    expect(second.body.value).toHaveLength(50);
    expect(second.body['@odata.nextLink']).toBeUndefined();
  });
});
