import { ConfigurationBotFrameworkAuthentication, type Activity as BotActivity } from 'botbuilder';
import { openRoom, readClaims, start, type Room } from './support';

let room: Room;
beforeEach(async () => {
  room = await openRoom({ machineNow: () => Date.now() });
});
afterEach(() => room.close());

describe('an activity on its way to the bot', () => {
  it('says everything that Teams says', async () => {
    const { registration, world, serviceUrl, teams } = room.practice;
    await teams.deliver({ type: 'message', text: 'hello' });
    expect(room.heard[0]?.activity).toMatchObject({
      type: 'message',
      text: 'hello',
      channelId: 'msteams',
      serviceUrl,
      timestamp: new Date(start).toISOString(),
      localTimezone: 'America/Los_Angeles',
      from: { aadObjectId: world.adminId, name: 'Avery Admin', id: `29:practice-${world.adminId}` },
      recipient: { id: `28:${registration.botId}` },
      conversation: { conversationType: 'personal', tenantId: world.tenantId },
      channelData: { tenant: { id: world.tenantId } },
    });
    expect(room.heard[0]?.activity.id).toMatch(/./);
    expect(room.heard[0]?.activity.conversation?.id).toMatch(/./);
  });

  it('keeps what a test says otherwise, so that a guard has something to refuse', async () => {
    await room.practice.teams.deliver({
      type: 'message',
      channelId: 'emulator',
      conversation: { tenantId: 'another', conversationType: 'groupChat' },
      channelData: { tenant: { id: 'another' } },
    });
    expect(room.heard[0]?.activity).toMatchObject({
      channelId: 'emulator',
      conversation: { tenantId: 'another', conversationType: 'groupChat' },
      channelData: { tenant: { id: 'another' } },
    });
  });

  it('comes from whom it is said to come, in a chat of their own', async () => {
    const [other] = room.practice.world.accounts.filter(({ id }) => id !== room.practice.world.adminId);
    if (!other) throw new Error('nobody else');
    await room.say('one');
    await room.practice.teams.deliver({ type: 'message' }, { as: other });
    const [mine, theirs] = room.heard.map(({ activity }) => activity);
    expect(theirs?.from).toMatchObject({ aadObjectId: other.id, name: other.displayName });
    expect(theirs?.conversation?.id).not.toBe(mine?.conversation?.id);
  });

  it('brings back the bot’s status and body', async () => {
    room.bot = () => ({ status: 409, body: { said: 'no' } });
    expect(await room.say('x')).toEqual({ status: 409, body: { said: 'no' } });
  });

  it('is a 502 when nobody listens', async () => {
    const lonely = await openRoom({ botEndpoint: () => 'http://127.0.0.1:1/api/messages' });
    expect(await lonely.say('x')).toMatchObject({ status: 502 });
    await lonely.close();
  });
});

describe('its token', () => {
  it('can be left out, and each of its claims replaced', async () => {
    const { teams, serviceUrl, registration } = room.practice;
    await teams.deliver({ type: 'message' }, { token: 'none' });
    await teams.deliver(
      { type: 'message' },
      { token: { claims: { aud: 'another', serviceurl: 'https://x/' } } },
    );
    await room.say('good');
    const [none, spoilt, good] = room.heard.map(({ authorization }) => authorization);
    expect(none).toBeUndefined();
    expect(readClaims(spoilt)).toMatchObject({ aud: 'another', serviceurl: 'https://x/' });
    expect(readClaims(good)).toMatchObject({
      iss: 'https://api.botframework.com',
      aud: registration.botId,
      serviceurl: serviceUrl,
    });
  });

  /** What the SDK makes of what was heard last. */
  async function sdk(): Promise<boolean> {
    const { botId, botPassword, tenantId } = room.practice.registration;
    const authentication = new ConfigurationBotFrameworkAuthentication({
      MicrosoftAppId: botId,
      MicrosoftAppPassword: botPassword,
      MicrosoftAppTenantId: tenantId,
      MicrosoftAppType: 'SingleTenant',
      ToBotFromChannelOpenIdMetadataUrl: room.practice.openIdMetadataUrl,
      ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
      ToBotFromEmulatorOpenIdMetadataUrl: room.practice.openIdMetadataUrl,
      ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com',
      ToChannelFromBotOAuthScope: 'https://api.botframework.com',
      OAuthUrl: 'https://token.botframework.com',
      CallerId: '',
      ValidateAuthority: 'true',
    });
    const { activity, authorization = '' } = room.heard.at(-1) ?? {};
    const seen = await authentication
      .authenticateRequest(activity as unknown as BotActivity, authorization)
      .catch(() => undefined);
    return seen?.claimsIdentity.isAuthenticated ?? false;
  }

  it('is accepted by the Bot Framework SDK as it is', async () => {
    await room.say('x');
    expect(await sdk()).toBe(true);
  });

  it.each([
    ['without one', 'none'],
    ['signed by a stranger', { byStranger: true }],
    ['for another bot', { claims: { aud: 'another' } }],
    ['of another issuer', { claims: { iss: 'https://elsewhere.example' } }],
    ['for another service', { claims: { serviceurl: 'https://elsewhere.example' } }],
    ['that has expired', { claims: { exp: 1 } }],
  ] as const)('is refused by it %s', async (_how, token) => {
    const quiet = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    await room.practice.teams.deliver({ type: 'message' }, { token });
    expect(await sdk()).toBe(false);
    quiet.mockRestore();
  });
});
