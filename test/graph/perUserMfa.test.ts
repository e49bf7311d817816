import { accountId, answer, failure, scriptedGraph } from './scriptedGraph';

describe('per-user MFA', () => {
  it.each([
    ['disabled', 'disabled'],
    ['enabled', 'enabled'],
    ['enforced', 'enforced'],
    ['unknownFutureValue', 'unknown'],
    [undefined, 'unknown'],
  ])('that Graph calls %s is %s', async (perUserMfaState, state) => {
    const graph = scriptedGraph([answer(200, { perUserMfaState })]);
    expect(await graph.directory.perUserMfa(accountId)).toMatchObject({ ok: true, value: state });
    expect(graph.sent[0]?.url.pathname).toBe(`/beta/users/${accountId}/authentication/requirements`);
  });

  it.each(['enforced', 'disabled'] as const)('is written in beta as %s', async (state) => {
    const graph = scriptedGraph([answer(204)]);
    expect(await graph.directory.setPerUserMfa(accountId, state)).toMatchObject({ ok: true });
    expect(graph.sent[0]).toMatchObject({ method: 'PATCH', body: { perUserMfaState: state } });
    expect(graph.sent[0]?.url.pathname).toBe(`/beta/users/${accountId}/authentication/requirements`);
  });

  it('of an account that is not there is refused', async () => {
    const graph = scriptedGraph([failure(404, 'Request_ResourceNotFound')]);
    expect(await graph.directory.perUserMfa(accountId)).toMatchObject({ ok: false, code: 'not-found' });
  });
});
