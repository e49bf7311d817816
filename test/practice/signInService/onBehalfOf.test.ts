import { OnBehalfOfCredential } from '@azure/identity';
import { createSigningKey } from '../../../src/practice/keys';
import { onBehalfOf, openOffice, start, type Office } from './support';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});

describe('an exchange on a person’s behalf', () => {
  it('gives a Graph token of that person with everything that is consented to', async () => {
    const { status, body } = await office.token(onBehalfOf(office.service.teamsToken(office.admin)));

    expect(status).toBe(200);
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3900 });
    const token = office.service.readAccessToken(String(body['access_token']));
    expect(token).toMatchObject({ oid: office.admin.id, tid: office.world.tenantId });
    expect(token?.scopes).toContain('User-PasswordProfile.ReadWrite.All');
    expect(token?.scopes).not.toContain('offline_access');
  });

  it('takes the app’s ID URI as audience too', async () => {
    const aud = `api://botid-${office.registration.botId}`;
    const { status } = await office.token(onBehalfOf(office.service.teamsToken(office.admin, { aud })));
    expect(status).toBe(200);
  });

  it.each([
    ['a token for another app', { aud: 'another-app' }],
    ['a token of another tenant', { tid: 'another-tenant' }],
    ['a token of somebody unknown', { oid: 'nobody' }],
  ])('refuses %s (50013)', async (_what, changes) => {
    const answer = await office.token(onBehalfOf(office.service.teamsToken(office.admin, changes)));
    expect(answer).toMatchObject({ status: 400, body: { error: 'invalid_grant', error_codes: [50013] } });
  });

  it('refuses a token that somebody else has signed', async () => {
    const claims = {
      aud: office.registration.aadAppClientId,
      tid: office.world.tenantId,
      oid: office.admin.id,
    };
    const forged = (await createSigningKey()).sign({ ...claims, exp: start / 1000 + 60 });
    expect(await office.token(onBehalfOf(forged))).toMatchObject({
      status: 400,
      body: { error_codes: [50013] },
    });
  });

  it('refuses a genuine token whose claims were changed', async () => {
    const [head, , signature] = office.service.teamsToken(office.admin).split('.');
    const claims = {
      aud: office.registration.aadAppClientId,
      tid: office.world.tenantId,
      oid: office.admin.id,
    };
    const body = Buffer.from(JSON.stringify({ ...claims, exp: start })).toString('base64url');
    const changed = `${head}.${body}.${signature}`;
    expect(await office.token(onBehalfOf(changed))).toMatchObject({ body: { error_codes: [50013] } });
  });

  it('refuses a token from the second in which it expires (500133)', async () => {
    const token = office.service.teamsToken(office.admin);
    office.clock.now = start + 3_899_000;
    expect((await office.token(onBehalfOf(token))).status).toBe(200);
    office.clock.now = start + 3_900_000;
    expect(await office.token(onBehalfOf(token))).toMatchObject({
      status: 400,
      body: { error_codes: [500133] },
    });
  });

  it('refuses the account that has been switched off (50057)', async () => {
    office.admin.accountEnabled = false;
    const answer = await office.token(onBehalfOf(office.service.teamsToken(office.admin)));
    expect(answer).toMatchObject({ status: 400, body: { error_codes: [50057] } });
  });

  it('asks for consent when one named permission lacks it', async () => {
    office.world.consentedScopes = ['User.Read'];
    const token = office.service.teamsToken(office.admin);
    expect((await office.token(onBehalfOf(token, 'User.Read'))).status).toBe(200);
    expect(await office.token(onBehalfOf(token, 'User.Read User.Read.All'))).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant', error_codes: [65001], suberror: 'consent_required' },
    });
  });

  it('knows no permission that Graph does not have', async () => {
    const answer = await office.token(onBehalfOf(office.service.teamsToken(office.admin), 'User.Reed.All'));
    expect(answer).toMatchObject({ status: 400, body: { error: 'invalid_client', error_codes: [650053] } });
  });

  it('asks once for a stronger sign-in when told to, with the claims', async () => {
    const claims = '{"access_token":{"capolids":{"essential":true,"values":["a"]}}}';
    office.service.refuseNext(50076, claims);
    const form = onBehalfOf(office.service.teamsToken(office.admin));
    expect(await office.token(form)).toMatchObject({
      status: 400,
      body: { error: 'interaction_required', error_codes: [50076], suberror: 'basic_action', claims },
    });
    expect((await office.token(form)).status).toBe(200);
  });

  it('answers the bot, which is no app for people, with a refusal', async () => {
    const { botId, botPassword } = office.registration;
    const form = onBehalfOf(office.service.teamsToken(office.admin));
    const answer = await office.token({ ...form, client_id: botId, client_secret: botPassword });
    expect(answer).toMatchObject({ status: 400, body: { error: 'unsupported_grant_type' } });
  });
});

describe('@azure/identity', () => {
  function credential(userAssertionToken: string): OnBehalfOfCredential {
    const { tenantId, aadAppClientId, aadAppClientSecret } = office.registration;
    return new OnBehalfOfCredential({
      tenantId,
      clientId: aadAppClientId,
      clientSecret: aadAppClientSecret,
      userAssertionToken,
      httpClient: {
        async sendRequest(request) {
          const { url, method, headers, body } = request;
          const sent = new Request(url, { method, headers: headers.toJSON(), body: body as string | null });
          const response = await office.service.answer(sent);
          return { request, status: response.status, headers, bodyAsText: await response.text() };
        },
      },
    });
  }

  it('gets a token, and finds it again in its cache', async () => {
    const identity = credential(office.service.teamsToken(office.admin));
    const scopes = ['https://graph.microsoft.com/User.Read', 'https://graph.microsoft.com/User.Read.All'];
    const first = await identity.getToken(scopes);
    expect(office.service.readAccessToken(first.token)?.oid).toBe(office.admin.id);

    office.service.refuseNext(50076);
    expect((await identity.getToken(scopes)).token).toBe(first.token);
  });

  it('understands a refusal', async () => {
    office.world.consentedScopes = [];
    const identity = credential(office.service.teamsToken(office.admin));
    const asked = identity.getToken('https://graph.microsoft.com/.default');
    await expect(asked).rejects.toMatchObject({ name: 'AuthenticationRequiredError' });
  });
});
