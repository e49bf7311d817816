import { answer, failure, scriptedGraph } from './scriptedGraph';

const search = {
  userPrincipalName: 'tmcassp_1@contoso.example',
  from: '2026-03-02T08:00:00.000Z',
  until: '2026-03-02T09:00:00.000Z',
};
const id = '168ec429-084b-a489-90d8-504a87846305';
const ended = () => answer(200, { id, status: 'succeeded' });
const account = 'tmcas@contoso.example';
const record = (operation: unknown, createdDateTime: unknown = '2026-03-02T08:30:00Z') => ({
  ...{ operation, createdDateTime, service: 'SharePoint', userPrincipalName: 'TMCAS@contoso.example' },
});

describe('a search of Purview’s audit log', () => {
  it('asks for both operations of the account in the time given, and answers with its id', async () => {
    const graph = scriptedGraph([answer(201, { id, status: 'notStarted' })]);
    expect(await graph.directory.searchLegacySignIns(search)).toMatchObject({ ok: true, value: id });
    expect(graph.sent[0]?.url.pathname).toBe('/v1.0/security/auditLog/queries');
    expect(graph.sent[0]?.body).toEqual({
      displayName: 'MFA for Cloud App Security: legacy sign-ins',
      filterStartDateTime: search.from,
      filterEndDateTime: search.until,
      operationFilters: ['IDCRLSuccessSignIn', 'IDCRLBlockedDueToSoftEnforcement'],
      userPrincipalNameFilters: [search.userPrincipalName],
    });
  });

  it('is sent once, whatever comes back', async () => {
    const graph = scriptedGraph([failure(503, 'ServiceUnavailable'), answer(201, { id })]);
    await expect(graph.directory.searchLegacySignIns(search)).rejects.toMatchObject({ name: 'Unreachable' });
    expect(graph.sent).toHaveLength(1);
  });

  it.each([undefined, {}, { id: 7 }, { id: '' }])(
    'is not understood when it is answered %j',
    async (body) => {
      const graph = scriptedGraph([answer(201, body)]);
      expect(await graph.directory.searchLegacySignIns(search)).toMatchObject({ code: 'not-understood' });
    },
  );
});

describe('the result of a search', () => {
  it.each([
    ['notStarted', 'under-way'],
    ['running', 'under-way'],
    ['failed', 'failed'],
    ['cancelled', 'failed'],
    ['unknownFutureValue', 'failed'],
  ])('is, when its status is “%s”: %s', async (status, state) => {
    const graph = scriptedGraph([answer(200, { id, status })]);
    expect(await graph.directory.legacySignIns(id, account)).toMatchObject({ ok: true, value: { state } });
    expect(graph.sent.map(({ url }) => url.pathname)).toEqual([`/v1.0/security/auditLog/queries/${id}`]);
  });

  it('tells who was let in and who was turned away, and nothing else', async () => {
    const value = [
      record('IDCRLSuccessSignIn'),
      record('IDCRLBlockedDueToSoftEnforcement'),
      record('FileAccessed'),
      record('IDCRLSuccessSignIn', null),
      record(null),
      { ...record('IDCRLSuccessSignIn'), userPrincipalName: 'somebody.else@contoso.example' },
      { ...record('IDCRLSuccessSignIn'), userPrincipalName: null },
    ];
    const graph = scriptedGraph([ended(), answer(200, { value })]);
    const at = '2026-03-02T08:30:00.000Z';
    expect(await graph.directory.legacySignIns(id, account)).toMatchObject({
      value: {
        state: 'done',
        signIns: [
          { at, operation: 'IDCRLSuccessSignIn', isBlocked: false },
          { at, operation: 'IDCRLBlockedDueToSoftEnforcement', isBlocked: true },
        ],
      },
    });
    expect(graph.sent[1]?.url.pathname).toBe(`/v1.0/security/auditLog/queries/${id}/records`);
  });

  it('is read on the next page, at the same place, whatever address the link names', async () => {
    const next = 'https://evil.example/other?$top=1000&$skiptoken=abc%20d';
    const graph = scriptedGraph([
      ended(),
      answer(200, { value: [record('IDCRLBlockedDueToSoftEnforcement')], '@odata.nextLink': next }),
      answer(200, { value: [record('IDCRLSuccessSignIn')], '@odata.nextLink': next }),
    ]);
    expect(await graph.directory.legacySignIns(id, account)).toMatchObject({
      value: { signIns: [{ isBlocked: true }, { isBlocked: false }] },
    });
    const last = graph.sent[2]?.url;
    expect(last?.origin).toBe('https://graph.microsoft.com');
    expect(last?.pathname).toBe(`/v1.0/security/auditLog/queries/${id}/records`);
    expect(last?.searchParams.get('$skiptoken')).toBe('abc d');
  });

  it('is read for five pages at most', async () => {
    const more = () =>
      answer(200, { value: [], '@odata.nextLink': 'https://graph.microsoft.com/x?$skiptoken=y' });
    const graph = scriptedGraph([ended(), more(), more(), more(), more(), more(), more()]);
    expect(await graph.directory.legacySignIns(id, account)).toMatchObject({
      value: { state: 'done', signIns: [] },
    });
    expect(graph.sent).toHaveLength(1 + 5);
  });

  it.each([
    [403, 'role-missing-for-logs'],
    [404, 'not-found'],
  ])('is refused with %i', async (status, code) => {
    const graph = scriptedGraph([failure(status, 'UnknownError')]);
    expect(await graph.directory.legacySignIns(id, account)).toMatchObject({ ok: false, code });
  });

  it('is refused, too, when only its records are', async () => {
    const graph = scriptedGraph([ended(), failure(403, 'Forbidden')]);
    expect(await graph.directory.legacySignIns(id, account)).toMatchObject({ code: 'role-missing-for-logs' });
  });

  it('is not understood in another shape', async () => {
    const odd = scriptedGraph([answer(200, { id })]);
    expect(await odd.directory.legacySignIns(id, account)).toMatchObject({ code: 'not-understood' });
    const records = scriptedGraph([ended(), answer(200, { value: 'none' })]);
    expect(await records.directory.legacySignIns(id, account)).toMatchObject({ code: 'not-understood' });
  });
});
