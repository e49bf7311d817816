import { accountFrom } from '../../src/graph/users';
import { accountId, answer, failure, graphUser, scriptedGraph } from './scriptedGraph';

const number = '+12065550142';

describe('an account', () => {
  it('is read with every property that the procedure needs', async () => {
    const graph = scriptedGraph([answer(200, graphUser())]);
    await graph.directory.account(accountId);
    expect(graph.sent[0]?.url.pathname).toBe(`/v1.0/users/${accountId}`);
    expect(graph.sent[0]?.url.searchParams.get('$select')?.split(',')).toEqual(Object.keys(graphUser()));
  });

  it('is told in our words', () => {
    expect(accountFrom(graphUser({ mobilePhone: '+1 2065550142' }))).toEqual({
      id: accountId,
      displayName: 'Cloud App Security Service Account for SharePoint',
      userPrincipalName: 'tmcassp_1@contoso.example',
      accountEnabled: true,
      isGuest: false,
      isSynchronised: false,
      isProtected: false,
      contactNumber: number,
      lastPasswordChange: '2019-03-11T09:42:17.000Z',
      passwordNeverExpires: true,
    });
  });

  it.each([
    [{ accountEnabled: false }, { accountEnabled: false }],
    [{ accountEnabled: undefined }, { accountEnabled: true }],
    [{ userType: 'Guest' }, { isGuest: true }],
    [{ onPremisesSyncEnabled: true }, { isSynchronised: true }],
    [{ onPremisesSyncEnabled: false }, { isSynchronised: false }],
    [{ isManagementRestricted: true }, { isProtected: true }],
    [
      { passwordPolicies: 'DisableStrongPassword, DisablePasswordExpiration' },
      { passwordNeverExpires: true },
    ],
    [{ passwordPolicies: null }, { passwordNeverExpires: false }],
    [{ lastPasswordChangeDateTime: null }, { lastPasswordChange: undefined }],
    [{ mobilePhone: '' }, { contactNumber: undefined }],
    [{ mobilePhone: 'ask Kim' }, { contactNumber: 'ask Kim' }],
  ])('%j is %j', (shown, told) => {
    expect(accountFrom(graphUser(shown))).toMatchObject(told);
  });
});

describe('the contact number', () => {
  it('is written with one blank behind the country code', async () => {
    const graph = scriptedGraph([answer(204)]);
    expect(await graph.directory.setContactNumber(accountId, number)).toMatchObject({ ok: true });
    expect(graph.sent[0]?.method).toBe('PATCH');
    expect(graph.sent[0]?.body).toEqual({ mobilePhone: '+1 2065550142' });
  });

  it('is taken away by writing none', async () => {
    const graph = scriptedGraph([answer(204)]);
    expect(await graph.directory.setContactNumber(accountId, undefined)).toMatchObject({ ok: true });
    expect(graph.sent[0]?.body).toEqual({ mobilePhone: null });
  });

  it('of a synchronised account is refused as such', async () => {
    const graph = scriptedGraph([
      failure(400, 'Request_BadRequest'),
      answer(200, graphUser({ onPremisesSyncEnabled: true })),
    ]);
    expect(await graph.directory.setContactNumber(accountId, number)).toMatchObject({
      ok: false,
      code: 'synchronised-account',
    });
  });

  it('of another account is refused for itself', async () => {
    const graph = scriptedGraph([failure(400, 'Request_BadRequest'), answer(200, graphUser())]);
    expect(await graph.directory.setContactNumber(accountId, number)).toMatchObject({
      code: 'phone-not-accepted',
    });
  });

  it('stays refused when nobody answers why', async () => {
    const graph = scriptedGraph([failure(400, 'Request_BadRequest'), answer(500)]);
    expect(await graph.directory.setContactNumber(accountId, number)).toMatchObject({
      code: 'phone-not-accepted',
    });
  });
});
