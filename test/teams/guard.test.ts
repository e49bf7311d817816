import { createHmac } from 'node:crypto';
import { TestAdapter, TurnContext } from 'botbuilder';
import { claimsToBeBotFramework } from '../../src/teams/bearer';
import { publicCloud } from '../../src/teams/cloud';
import { createGuard } from '../../src/teams/guard';
import { activity, execute, type House, openHouse, tenantId } from './house';

let house: House;
let printed: jest.SpyInstance[];
beforeEach(async () => {
  house = await openHouse();
  printed = (['log', 'warn', 'error', 'info'] as const).map((name) =>
    jest.spyOn(console, name).mockReturnValue(),
  );
});
afterEach(async () => {
  jest.restoreAllMocks();
  await house.close();
});

const reasons = () =>
  house.log.lines.filter(({ event }) => event === 'turn-refused').map(({ fields }) => fields?.['reason']);
const nothingHappened = () => {
  expect(house.conversation.heard).toEqual([]);
  expect(house.framework.sent).toEqual([]);
};
const stranger = '99999999-2222-4333-8444-555555555555';

describe('a request that does not prove where it comes from', () => {
  const token = (changes: Parameters<House['framework']['token']>[0]) => () => house.framework.token(changes);
  const hs256 = () => {
    const [header, payload] = house.framework
      .token({ header: { alg: 'HS256' } })
      .replace('Bearer ', '')
      .split('.');
    const head = `${String(header)}.${String(payload)}`;
    return `Bearer ${head}.${createHmac('sha256', 'guess').update(head).digest('base64url')}`;
  };
  const soon = Math.floor(Date.now() / 1000);

  it.each<[string, () => string]>([
    ['no token', () => ''],
    ['no bearer token', () => 'Basic dTpw'],
    ['garbage', () => 'Bearer a.b.c'],
    ['half a token', () => 'Bearer abc'],
    ['a token for another bot', token({ claims: { aud: stranger } })],
    ['a token of another issuer', token({ claims: { iss: 'https://login.microsoftonline.com/x/v2.0' } })],
    [
      'a token like the Emulator has',
      token({ claims: { iss: `https://sts.windows.net/${stranger}/`, tid: stranger } }),
    ],
    ['an expired token', token({ claims: { exp: soon - 3_600 } })],
    ['a token without an end', token({ claims: { exp: undefined } })],
    ['a token signed with another key', token({ badSignature: true })],
    ['a token of an unknown key', token({ header: { kid: 'key-2' } })],
    ['a token that is not signed', token({ header: { alg: 'none' } })],
    ['a token signed with a shared secret', hs256],
    [
      'a token for another service URL',
      token({ claims: { serviceurl: 'https://smba.trafficmanager.net/x' } }),
    ],
  ])('is refused with 401 and nothing else: %s', async (_what, authorization) => {
    const response = await house.teamsSends(activity(house), authorization());
    expect([response.status, await response.text()]).toEqual([401, '']);
    nothingHappened();
    expect((await house.teamsSends(activity(house))).status).toBe(200);
  });

  it('does not even come to the SDK when it is plainly foreign', () => {
    const says = (changes: Parameters<House['framework']['token']>[0]) =>
      claimsToBeBotFramework(publicCloud, house.framework.token(changes));
    expect(says({})).toBe(true);
    expect(says({ claims: { iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/' } })).toBe(
      false,
    );
    expect(says({ claims: { exp: undefined } })).toBe(false);
    expect(says({ header: { kid: undefined } })).toBe(false);
    for (const alg of ['HS256', 'none', 'ES256', undefined]) expect(says({ header: { alg } })).toBe(false);
    expect(claimsToBeBotFramework(publicCloud, `${house.framework.token()} more`)).toBe(false);
  });

  it('does not make the console speak when it is plainly foreign', async () => {
    await house.teamsSends(activity(house), hs256());
    await house.teamsSends(
      activity(house),
      house.framework.token({ claims: { iss: 'https://example.org' } }),
    );
    for (const each of printed) expect(each).not.toHaveBeenCalled();
  });

  it('is refused with 503 while the keys cannot be had', async () => {
    const other = await openHouse();
    const authorization = other.framework.token();
    await other.framework.close();
    const response = await other.teamsSends(activity(other), authorization);
    expect([response.status, await response.text()]).toEqual([503, '']);
    await other.server.close();
  });
});

describe('an activity that Teams vouches for', () => {
  it.each<[string, () => object]>([
    ['event', () => ({ type: 'event', name: 'ContinueConversation' })],
    ['event', () => ({ type: 'event', name: 'CreateConversation' })],
    ['channel', () => ({ channelId: 'emulator' })],
    ['channel', () => ({ channelId: 'directline' })],
    [
      'conversation-tenant',
      () => ({ conversation: { id: 'a', conversationType: 'personal', tenantId: stranger } }),
    ],
    ['conversation-tenant', () => ({ conversation: { id: 'a', conversationType: 'personal' } })],
    ['channel-data-tenant', () => ({ channelData: { tenant: { id: stranger } } })],
    ['channel-data-tenant', () => ({ channelData: undefined })],
    ['speaker', () => ({ from: { id: '29:ada' } })],
    ['speaker', () => ({ from: { id: '29:ada', aadObjectId: 'ada' } })],
  ])('is not heard for its %s', async (reason, changes) => {
    const response = await house.teamsSends(activity(house, changes()));
    expect([response.status, await response.text()]).toEqual([200, '']);
    nothingHappened();
    expect(reasons()).toEqual([reason]);
  });

  it('is refused with 403 when it is an invoke of another tenant', async () => {
    const response = await house.teamsSends({
      ...execute(house, 'save'),
      channelData: { tenant: { id: stranger } },
    });
    expect([response.status, await response.text()]).toEqual([403, '']);
    nothingHappened();
  });

  it('is not heard when its service URL is not on the list, though its token says the same', async () => {
    const serviceUrl = 'https://example.org/';
    const authorization = house.framework.token({ claims: { serviceurl: serviceUrl } });
    await house.teamsSends(activity(house, { serviceUrl }), authorization);
    expect(reasons()).toEqual(['service-url']);
    nothingHappened();
  });

  it('is heard whatever the case of the tenant id', async () => {
    const conversation = { id: 'a', conversationType: 'personal', tenantId: tenantId.toUpperCase() };
    await house.teamsSends(activity(house, { conversation }));
    expect(house.conversation.heard).toEqual(['says hello']);
  });

  it('cannot have its replies sent back in the answer', async () => {
    const response = await house.teamsSends(activity(house, { deliveryMode: 'expectReplies' }));
    expect(await response.text()).toBe('');
    expect(house.framework.sent).toHaveLength(1);
  });

  it.each(['groupChat', 'channel', undefined])(
    'is led to the private chat from a conversation of type %s',
    async (conversationType) => {
      const conversation = { id: '19:team', conversationType, tenantId };
      await house.teamsSends(activity(house, { conversation, text: 'enable mfa' }));
      expect(house.conversation.heard).toEqual(['elsewhere']);
      const response = await house.teamsSends({ ...execute(house, 'save'), conversation });
      expect(response.status).toBe(403);
      expect(house.conversation.heard).toEqual(['elsewhere']);
      expect(house.conversations.kept.size).toBe(0);
    },
  );
});

describe('a turn whose token names another service URL than its activity', () => {
  it('is not run, whatever the SDK thought of it', async () => {
    const guard = createGuard({ cloud: publicCloud, tenantId, isOurs: () => false, log: house.log });
    const serviceUrl = 'https://smba.trafficmanager.net/emea/';
    const turn = new TurnContext(new TestAdapter(), activity(house, { serviceUrl }));
    const claims = (claimed: string) =>
      turn.turnState.set(turn.adapter.BotIdentityKey, { getClaimValue: () => claimed });
    let runs = 0;
    const run = () => guard.onTurn(turn, async () => void (runs += 1));
    claims('https://smba.trafficmanager.net/amer/');
    await run();
    expect([runs, ...reasons()]).toEqual([0, 'service-url-claim']);
    claims(serviceUrl);
    await run();
    expect(runs).toBe(1);
  });
});

describe('what the bot sends', () => {
  it('does not leave for a service that is not on the list', async () => {
    const refused: string[] = [];
    const address = {
      serviceUrl: house.framework.url,
      conversationId: 'a',
      botId: '28:b',
      userChannelId: '29:a',
    };
    await house.bot.reach(address, { tenantId, userId: stranger, name: '' }, async (turn) => {
      turn.activity.serviceUrl = 'https://example.org/';
      const note = (thrown: Error) => void refused.push(thrown.name);
      await turn.sendActivity('hello').catch(note);
      await turn.updateActivity({ type: 'message', id: '1', text: 'hello' }).catch(note);
      await turn.deleteActivity('1').catch(note);
    });
    expect(refused).toEqual(['ServiceUrlRefused', 'ServiceUrlRefused', 'ServiceUrlRefused']);
    expect(house.framework.sent).toEqual([]);
  });
});

describe('a body that is no activity', () => {
  it.each([[[]], [null], ['text'], [{}], [{ type: 'message' }], [{ type: 'message', channelId: 'msteams' }]])(
    'is refused with 400: %j',
    async (body) => {
      const response = await house.teamsSends(body as object);
      expect([response.status, await response.text()]).toEqual([400, '']);
    },
  );
});
