import { adminId, begin, denied, personId, refusal, role, serviceId, smallTenant } from './support';

const path = `/v1.0/users/${serviceId}`;
const revoke = `${path}/revokeSignInSessions`;
const scopes = ['User.RevokeSessions.All'];
const shown = `${path}?$select=signInSessionsValidFromDateTime`;

/** The tenant, with what the property says. */
function tenant() {
  const at = smallTenant();
  return { ...at, validFrom: async () => (await at.get(shown)).body['signInSessionsValidFromDateTime'] };
}

describe('POST revokeSignInSessions', () => {
  it('moves the moment from which on sessions are good, says true, and writes an audit entry', async () => {
    const { world, clock, calls, post, validFrom } = tenant();
    expect(await validFrom()).toBe('2020-03-01T08:00:00Z');
    clock.now = begin + 60_000;
    const answer = await post(revoke, undefined, { scopes });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ value: true });
    expect(await validFrom()).toBe('2026-11-20T09:01:00Z');
    expect(calls.saves).toBe(1);
    expect(world.directoryAudits).toMatchObject([{ initiatedByUserId: adminId, targetUserId: serviceId }]);
  });

  it('leaves app passwords as they are', async () => {
    const { service, post } = tenant();
    const kept = { id: 'a', name: 'CAS', hash: service.password, createdDateTime: service.createdDateTime };
    service.appPasswords.push(kept);
    await post(revoke, undefined, { scopes });
    expect(service.appPasswords).toEqual([kept]);
  });

  it('is outdone by a later password', async () => {
    const { service, post, validFrom } = tenant();
    await post(revoke, undefined, { scopes });
    service.lastPasswordChangeDateTime = '2027-01-01T00:00:00.000Z';
    expect(await validFrom()).toBe('2027-01-01T00:00:00Z');
  });

  it('needs its scope, or a wider one', async () => {
    const { service, post } = tenant();
    expect(refusal(await post(revoke, undefined, { scopes: ['User.Read.All'] }))).toEqual(denied);
    expect(service.sessionsRevokedDateTime).toBeUndefined();
    expect((await post(revoke, undefined, { scopes: ['User.ReadWrite.All'] })).status).toBe(200);
  });

  it.each([
    ['nobody', undefined, 403],
    ['a Global Reader', role.globalReader, 403],
    ['a Password Administrator', role.password, 403],
    ['a Helpdesk Administrator', role.helpdesk, 200],
    ['an Authentication Administrator', role.authentication, 200],
    ['a User Administrator', role.user, 200],
  ])('as %s', async (_, held, status) => {
    const { person, post } = tenant();
    person.roles = held === undefined ? [] : [held];
    expect((await post(revoke, undefined, { scopes, as: personId })).status).toBe(status);
  });

  it('depends on what the target holds, and on its administrative unit', async () => {
    const { person, service, post } = tenant();
    person.roles = [role.helpdesk];
    service.roles = [role.sharePoint];
    expect(refusal(await post(revoke, undefined, { scopes, as: personId }))).toEqual(denied);
    service.isManagementRestricted = true;
    expect(refusal(await post(revoke, undefined, { scopes }))).toEqual(denied);
  });

  it('finds no account that is not there', async () => {
    const answer = await tenant().post('/v1.0/users/nobody/revokeSignInSessions', undefined, { scopes });
    expect(answer.status).toBe(404);
  });
});
