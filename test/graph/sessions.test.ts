import {
  accountId,
  answer,
  batched,
  failure,
  microsoftTime,
  requestId,
  requestsOf,
  scriptedGraph,
  type Item,
} from './scriptedGraph';

const roles: Item = { status: 200, body: { value: [{ roleTemplateId: 'some' }] } };
const user = (more: object): Item => ({ status: 200, body: { id: accountId, ...more } });
const seenWith = (validFrom: Item) => {
  const graph = scriptedGraph([batched(validFrom, roles, roles)]);
  return graph.directory.sessions(accountId);
};

describe('the sessions of an account', () => {
  it('are looked at in one round trip, with the roles that decide who may end them', async () => {
    const graph = scriptedGraph([batched(user({}), roles, roles)]);
    const { myRoles, accountRoles } = await graph.directory.sessions(accountId);
    expect([myRoles, accountRoles]).toMatchObject([{ value: ['some'] }, { value: ['some'] }]);
    const [asked] = requestsOf(graph.sent[0]);
    expect(decodeURIComponent(asked?.url ?? '')).toBe(
      `/users/${accountId}?$select=id,signInSessionsValidFromDateTime`,
    );
  });

  it.each([
    [user({ signInSessionsValidFromDateTime: '2026-03-02T08:00:00Z' }), '2026-03-02T08:00:00.000Z'],
    [user({ signInSessionsValidFromDateTime: null }), ''],
    [user({}), ''],
  ])('are good from a moment on, or all of them: %j', async (item, value) => {
    expect((await seenWith(item)).validFrom).toMatchObject({ ok: true, value });
  });

  it.each([
    [{ status: 403, body: { error: { code: 'Authorization_RequestDenied' } } }, 'forbidden'],
    [{ status: 503 }, 'unanswered'],
    [{ status: 200, body: {} }, 'not-understood'],
  ])('may be unreadable, each reading for itself: %j', async (item, code) => {
    const view = await seenWith(item);
    expect(view).toMatchObject({ validFrom: { ok: false, code }, myRoles: { ok: true } });
  });
});

describe('ending them', () => {
  it.each([
    ['as documented', answer(200, { value: true })],
    ['without a body, as is known of it', answer(204)],
  ])('is one POST, answered %s', async (_, said) => {
    const graph = scriptedGraph([said]);
    expect(await graph.directory.endSessions(accountId)).toMatchObject({
      ...{ ok: true, at: microsoftTime, requestId },
    });
    expect(graph.sent).toHaveLength(1);
    expect(graph.sent[0]?.method).toBe('POST');
    expect(graph.sent[0]?.url.pathname).toBe(`/v1.0/users/${accountId}/revokeSignInSessions`);
  });

  it('is refused to whom Graph refuses it, and never sent a second time', async () => {
    const refused = scriptedGraph([failure(403, 'Authorization_RequestDenied')]);
    expect(await refused.directory.endSessions(accountId)).toMatchObject({ ok: false, code: 'forbidden' });
    const lost = scriptedGraph([failure(504, 'x')]);
    await expect(lost.directory.endSessions(accountId)).rejects.toMatchObject({ name: 'Unreachable' });
    expect(lost.sent).toHaveLength(1);
  });
});
