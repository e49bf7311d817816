import { Secret } from '../../src/procedure/secret';
import { accountId, answer, failure, graphUser, requestId, scriptedGraph } from './scriptedGraph';

const password = new Secret('Correct-Horse-42');

describe('a password', () => {
  it('is set without a forced change', async () => {
    const graph = scriptedGraph([answer(204)]);
    expect(await graph.directory.resetPassword(accountId, password)).toMatchObject({ ok: true, requestId });
    expect(graph.sent).toHaveLength(1);
    expect(graph.sent[0]?.url.href).toBe(`https://graph.microsoft.com/v1.0/users/${accountId}`);
    expect(graph.sent[0]?.body).toEqual({
      passwordProfile: { password: 'Correct-Horse-42', forceChangePasswordNextSignIn: false },
    });
  });

  it.each([
    [400, 'Request_BadRequest', 'password-not-accepted'],
    [403, 'Authorization_RequestDenied', 'forbidden'],
    [404, 'Request_ResourceNotFound', 'not-found'],
    [409, 'Conflict', 'not-understood'],
  ])('that is answered with %d is refused: %s, %s', async (status, code, refusal) => {
    const graph = scriptedGraph([failure(status, code), answer(200, graphUser())]);
    expect(await graph.directory.resetPassword(accountId, password)).toMatchObject({
      ok: false,
      code: refusal,
    });
  });

  it('of a synchronised account is refused as such', async () => {
    const graph = scriptedGraph([
      failure(400, 'Request_BadRequest'),
      answer(200, graphUser({ onPremisesSyncEnabled: true })),
    ]);
    expect(await graph.directory.resetPassword(accountId, password)).toMatchObject({
      code: 'synchronised-account',
    });
  });
});
