import { openOffice, type Office } from './support';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});

const botScope = 'https://api.botframework.com/.default';

function asBot(changes: Record<string, string> = {}): Record<string, string> {
  const { botId, botPassword } = office.registration;
  const client = { client_id: botId, client_secret: botPassword };
  return { grant_type: 'client_credentials', scope: botScope, ...client, ...changes };
}

describe('the bot’s own token', () => {
  it('is good for the Bot Framework for a day and not for Graph', async () => {
    const { status, body } = await office.token(asBot());
    expect(status).toBe(200);
    const token = String(body['access_token']);
    expect(office.service.isBotToken(token)).toBe(true);
    expect(office.service.readAccessToken(token)).toBeUndefined();
    office.clock.now += 86_400_000;
    expect(office.service.isBotToken(token)).toBe(false);
  });

  it('is not the token of a person', () => {
    expect(office.service.isBotToken(office.service.teamsToken(office.admin))).toBe(false);
  });

  it('is given for the Bot Framework alone', async () => {
    const answer = await office.token(asBot({ scope: 'https://graph.microsoft.com/.default' }));
    expect(answer).toMatchObject({ status: 400, body: { error: 'invalid_resource' } });
  });

  it('is not given to the app that speaks for people', async () => {
    const answer = await office.token({ grant_type: 'client_credentials', scope: botScope });
    expect(answer.status).toBe(400);
  });
});

describe('a client', () => {
  it('with a wrong secret is turned away (7000215)', async () => {
    const answer = await office.token(asBot({ client_secret: office.registration.aadAppClientSecret }));
    expect(answer).toMatchObject({ status: 401, body: { error: 'invalid_client', error_codes: [7000215] } });
    expect(answer.body['error_description']).toMatch(/^AADSTS7000215: .* Trace ID: .* Timestamp: /);
  });

  it('that nobody registered is turned away (700016)', async () => {
    const answer = await office.token(asBot({ client_id: 'a-stranger' }));
    expect(answer).toMatchObject({
      status: 400,
      body: { error: 'unauthorized_client', error_codes: [700016] },
    });
  });

  it('may show an assertion in place of a secret', async () => {
    const form = new URLSearchParams(asBot());
    form.delete('client_secret');
    form.set('client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer');
    form.set('client_assertion', office.service.teamsToken(office.admin));
    const url = `https://login.microsoftonline.com/${office.world.tenantId}/oauth2/v2.0/token`;
    const ask = async () =>
      (await office.service.answer(new Request(url, { method: 'POST', body: form }))).status;
    expect(await ask()).toBe(200);
    form.set('client_assertion', 'nonsense');
    expect(await ask()).toBe(401);
    form.delete('client_assertion');
    expect(await ask()).toBe(401);
  });

  it('with an unknown wish is told so (70003)', async () => {
    const answer = await office.token(asBot({ grant_type: 'password' }));
    expect(answer).toMatchObject({ status: 400, body: { error: 'unsupported_grant_type' } });
  });
});

describe('what a client looks up', () => {
  it('leads from the instance to the keys', async () => {
    const instance = await office.get('/common/discovery/instance?api-version=1.1&authorization_endpoint=x');
    const { tenant_discovery_endpoint: next } = (await instance.json()) as Record<string, string>;
    const openId = await office.get(new URL(next ?? '').pathname);
    const { jwks_uri: last, issuer } = (await openId.json()) as Record<string, string>;
    const keys = (await (await office.get(new URL(last ?? '').pathname)).json()) as { keys: object[] };
    expect(issuer).toBe(`https://login.microsoftonline.com/${office.world.tenantId}/v2.0`);
    expect(keys.keys).toEqual([expect.objectContaining({ kty: 'RSA', alg: 'RS256', use: 'sig' })]);
    expect(keys.keys[0]).not.toHaveProperty('d');
  });

  it('is refused for another tenant (90002), and absent where nothing is played', async () => {
    const other = await office.get('/another-tenant/v2.0/.well-known/openid-configuration');
    expect(other.status).toBe(400);
    expect(await other.json()).toMatchObject({ error_codes: [90002] });
    expect((await office.get(`/${office.world.tenantId}/oauth2/v2.0/devicecode`)).status).toBe(404);
  });
});
