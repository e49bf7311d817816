import { activity, type House, type HouseOptions, openHouse, person, userId } from './house';

let house: House;
const open = async (options: HouseOptions = {}) => (house = await openHouse(options));
afterEach(() => house.close());

const texts = () => house.framework.sent.map(({ body }) => body.text);
const kept = () => house.conversations.kept.get(userId);
const installs = (action: string) =>
  house.teamsSends(activity(house, { type: 'installationUpdate', action, text: undefined }));
const bot = () => [activity(house)['recipient']];
const updates = (changes: object) =>
  house.teamsSends(activity(house, { type: 'conversationUpdate', text: undefined, ...changes }));

describe('coming', () => {
  it('is welcomed once, though Teams tells it twice', async () => {
    await open();
    await installs('add');
    await updates({ membersAdded: bot() });
    expect(texts()).toEqual(['welcomes']);
  });

  it('is welcomed once, though Teams tells it twice to two processes', async () => {
    await open();
    await installs('add');
    await house.clock.advance(60_000);
    await updates({ membersAdded: bot() });
    await installs('add-upgrade');
    expect(texts()).toEqual(['welcomes']);
  });

  it('is welcomed once, when the service tells it for nobody and the person is named only then', async () => {
    await open();
    await updates({ membersAdded: bot(), from: { id: '28:service' } });
    await installs('add');
    expect(texts()).toEqual(['welcomes']);
    expect(kept()).toMatchObject({ conversationId: 'a:chat' });
  });

  it('is welcomed again after going', async () => {
    await open();
    await installs('add');
    await installs('remove');
    await house.clock.advance(10_000);
    await installs('add');
    expect(texts()).toEqual(['welcomes', 'welcomes']);
  });

  it('is welcomed each time where the chat window forgets what it showed', async () => {
    await open({ bot: { windowForgets: true } });
    await installs('add');
    await house.clock.advance(10_000);
    await installs('add');
    expect(texts()).toEqual(['welcomes', 'welcomes']);
  });

  it('is welcomed when nobody can tell whether the chat is new', async () => {
    await open();
    house.conversations.recall = () => Promise.reject(new Error('no store'));
    await installs('add');
    expect(texts()).toEqual(['welcomes']);
  });

  it('is nothing to speak of when it is somebody else', async () => {
    await open();
    await updates({ membersAdded: [{ id: '29:ada' }] });
    expect(texts()).toEqual([]);
  });
});

describe('going', () => {
  it.each([
    ['is uninstalled', () => installs('remove')],
    ['is removed as a member', () => updates({ membersRemoved: bot() })],
  ])('forgets the chat and lets the conversation end when the bot %s', async (_how, goes) => {
    const left: string[] = [];
    await open({ conversation: { leaves: async ({ userId: id }) => void left.push(id) } });
    await house.teamsSends(activity(house));
    await goes();
    expect(left).toEqual([userId]);
    expect(kept()).toBeUndefined();
    expect(await house.bot.deliver(person, {})).toEqual({ kind: 'gone' });
    expect(texts()).toEqual(['says hello']);
  });

  it('is not taken for going when somebody else is removed', async () => {
    await open();
    await house.teamsSends(activity(house));
    await updates({ membersRemoved: [{ id: '29:ada' }] });
    expect(house.conversation.heard).toEqual(['says hello']);
    expect(kept()).toBeDefined();
  });

  it('ends the conversation though the chat cannot be forgotten, and the other way round', async () => {
    await open({ conversation: { leaves: () => Promise.reject(new Error('secret detail')) } });
    await house.teamsSends(activity(house));
    await installs('remove');
    expect(kept()).toBeUndefined();
    house.conversations.forget = () => Promise.reject(new Error('secret detail'));
    await installs('remove');
    expect(house.log.lines.map(({ event }) => event).filter((event) => event.includes('not-'))).toEqual([
      'not-left',
      'conversation-not-forgotten',
      'not-left',
    ]);
    expect(texts()).toEqual(['says hello']);
    expect(JSON.stringify(house.log.lines)).not.toContain('secret detail');
  });
});

describe('coming back', () => {
  const lost = async () => {
    await house.conversations.lose(person);
  };
  let back: string[];
  beforeEach(async () => {
    back = [];
    await open({ conversation: { comesBack: async ({ userId: id }) => void back.push(id) } });
    await house.teamsSends(activity(house));
    back = [];
  });

  it.each([
    ['a message', () => house.teamsSends(activity(house))],
    [
      'an invoke',
      () => house.teamsSends(activity(house, { type: 'invoke', name: 'signin/failure', value: {} })),
    ],
    ['an installation', () => installs('add')],
  ])('is told of a person who was lost, at %s, and not again', async (_what, heard) => {
    await heard();
    expect(back).toEqual([]);
    await lost();
    await heard();
    await house.clock.advance(60_000);
    await heard();
    expect(back).toEqual([userId]);
    expect(kept()).not.toHaveProperty('lost');
  });

  it('is told to one process though another has lost the person', async () => {
    let reads = 0;
    const { conversations } = house;
    conversations.recall = async ({ userId: id }) => {
      reads += 1;
      return conversations.kept.get(id);
    };
    await house.teamsSends(activity(house));
    expect(reads).toBe(0);
    await house.clock.advance(10 * 60_000);
    await house.teamsSends(activity(house));
    expect(reads).toBe(1);
  });

  it('that breaks costs the reminders, and not the turn', async () => {
    await lost();
    house.conversations.remember = () => Promise.reject(new Error('secret detail'));
    await house.teamsSends(activity(house));
    expect(texts()).toEqual(['says hello', 'says hello']);
  });
});

describe('where a person was last heard', () => {
  it('holds their time zone and their language', async () => {
    await open();
    await house.teamsSends(activity(house, { localTimezone: 'Europe/Berlin', locale: 'de-DE' }));
    expect(kept()).toEqual({
      serviceUrl: house.framework.url,
      conversationId: 'a:chat',
      heardOn: new Date(house.clock.now()).toISOString().slice(0, 10),
      botId: expect.stringMatching(/^28:/) as string,
      userChannelId: '29:ada',
      locale: 'de-DE',
      timeZone: 'Europe/Berlin',
    });
  });

  it.each(['Mars/Olympus', '', 7, null, { evil: true }])(
    'holds no time zone like %j',
    async (localTimezone) => {
      await open();
      await house.teamsSends(activity(house, { localTimezone, locale: 'not a language' }));
      expect(kept()).not.toHaveProperty('timeZone');
      expect(kept()).not.toHaveProperty('locale');
    },
  );

  it('keeps the time zone that an activity does not tell, and takes a new one', async () => {
    await open();
    house.conversations.kept.set(userId, {
      serviceUrl: house.framework.url,
      conversationId: 'a:chat',
      botId: '28:b',
      userChannelId: '29:ada',
      timeZone: 'Asia/Tokyo',
    });
    await house.teamsSends(activity(house));
    expect(kept()?.timeZone).toBe('Asia/Tokyo');
    await house.teamsSends(activity(house, { localTimezone: 'Europe/Berlin' }));
    await house.teamsSends(activity(house));
    expect(kept()?.timeZone).toBe('Europe/Berlin');
  });

  it('follows the service when it moves, within what the cloud allows', async () => {
    await open();
    await house.teamsSends(activity(house));
    const moved = `${house.framework.url}/amer/`;
    const claims = { serviceurl: moved };
    await house.teamsSends(activity(house, { serviceUrl: moved }), house.framework.token({ claims }));
    expect(kept()?.serviceUrl).toBe(moved);
    const evil = { serviceUrl: 'https://smba.example.org/' };
    await house.teamsSends(
      activity(house, evil),
      house.framework.token({ claims: { serviceurl: evil.serviceUrl } }),
    );
    expect(kept()?.serviceUrl).toBe(moved);
    expect(house.conversation.heard).toHaveLength(2);
  });

  it('is the time zone of the turns that the bot begins', async () => {
    let timeZone: string | undefined;
    await open({
      conversation: { resumes: async (turn) => void (timeZone = turn.activity.localTimezone) },
    });
    await house.teamsSends(activity(house, { localTimezone: 'Europe/Berlin' }));
    await house.bot.resume(person);
    expect(timeZone).toBe('Europe/Berlin');
  });
});
