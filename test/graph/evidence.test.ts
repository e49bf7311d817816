import { accountId, answer, failure, scriptedGraph } from './scriptedGraph';

const since = '2026-03-01T00:00:00.000Z';

describe('the audit log', () => {
  const entry = (activityDateTime: string, changes: Record<string, unknown> = {}) => ({
    activityDateTime,
    result: 'success',
    targetResources: [{ id: accountId.toUpperCase() }],
    ...changes,
  });

  it('tells when app passwords were created for the account, newest first', async () => {
    const value = [
      entry('2026-03-02T08:00:00Z'),
      entry('2026-03-02T09:00:00Z'),
      entry('2026-03-02T10:00:00Z', { targetResources: [{ id: 'somebody-else' }] }),
      entry('2026-03-02T11:00:00Z', { result: 'failure' }),
      entry('2026-03-02T12:00:00Z', { targetResources: null }),
    ];
    const graph = scriptedGraph([answer(200, { value })]);
    expect(await graph.directory.appPasswordsCreated(accountId, since)).toMatchObject({
      ok: true,
      value: ['2026-03-02T09:00:00.000Z', '2026-03-02T08:00:00.000Z'],
    });
    expect(graph.sent[0]?.url.pathname).toBe('/v1.0/auditLogs/directoryAudits');
    expect(graph.sent[0]?.url.searchParams.get('$filter')).toBe(
      `activityDisplayName eq 'Create application password for user' and activityDateTime ge ${since}`,
    );
  });
});

describe('a log', () => {
  const logs = ['signIns', 'appPasswordsCreated'] as const;

  it.each(logs)('is refused for lack of a role: %s', async (log) => {
    const graph = scriptedGraph([failure(403, 'UnknownError')]);
    expect(await graph.directory[log](accountId, since)).toMatchObject({ code: 'role-missing-for-logs' });
  });

  it.each(logs)('is refused for lack of a licence: %s', async (log) => {
    const graph = scriptedGraph([failure(403, 'Authentication_RequestFromNonPremiumTenantOrB2CTenant')]);
    expect(await graph.directory[log](accountId, since)).toMatchObject({ code: 'premium-missing' });
  });

  it('is refused for lack of a licence that only the inner error names', async () => {
    const inner = { code: 'Authentication_RequestFromNonPremiumTenantOrB2CTenant' };
    const graph = scriptedGraph([failure(403, 'Forbidden', {}, inner)]);
    expect(await graph.directory.signIns(accountId, since)).toMatchObject({ code: 'premium-missing' });
  });
});
