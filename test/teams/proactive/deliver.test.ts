import type { ConversationAddress } from '../../../src/procedure/ports/conversations';
import type { Delivery } from '../../../src/procedure/delivery';
import type { DeliverOptions } from '../../../src/teams/proactive/courier';
import type { Scripted } from '../botFramework';
import { activity, card, type House, type HouseOptions, openHouse, person, tenantId, userId } from '../house';

let house: House;
afterEach(() => house.close());

const posted = '/v3/conversations/a%3Achat/activities';
const requests = () => house.framework.sent.map(({ method, path }) => `${method} ${path}`);
const shown = () => house.framework.sent.map(({ body }) => body.attachments?.[0]?.content);
const living: DeliverOptions = { replaces: 'old', retired: card('retired') };

/** The bot with a person it knows, and what Teams will answer. */
async function open(statuses: readonly Scripted[] = [], changes: Partial<ConversationAddress> = {}) {
  return openWith({}, statuses, changes);
}

async function openWith(
  options: HouseOptions,
  statuses: readonly Scripted[] = [],
  changes: Partial<ConversationAddress> = {},
) {
  house = await openHouse(options);
  house.framework.statuses.push(...statuses);
  house.conversations.kept.set(userId, {
    serviceUrl: house.framework.url,
    conversationId: 'a:chat',
    botId: '28:bot',
    userChannelId: '29:ada',
    ...changes,
  });
}

/** Delivers, and lets the clock run in steps of a tenth of a second for as long as that takes. */
async function delivers(options?: DeliverOptions): Promise<{ delivered: Delivery; took: number }> {
  const began = house.clock.now();
  let delivered: Delivery | undefined;
  let took = 0;
  void house.bot.deliver(person, card('reminder'), options).then((came) => {
    delivered = came;
    took = house.clock.now() - began;
  });
  while (!delivered) await pass(100);
  return { delivered, took };
}

/** Real requests are under way: time passes only when the bot does nothing but wait. */
async function pass(milliseconds: number): Promise<void> {
  const before = house.framework.sent.length;
  for (let turns = 0; turns < 20; turns += 1) await new Promise((resolve) => setImmediate(resolve));
  if (house.framework.sent.length === before) await house.clock.advance(milliseconds);
}

const unreachable = () => Promise.reject(new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } }));

describe('a card that the bot delivers by itself', () => {
  it('is a message of its own', async () => {
    await open();
    expect(await delivers()).toEqual({ delivered: { kind: 'sent', activityId: 'sent-1' }, took: 0 });
    expect(requests()).toEqual([`POST ${posted}`]);
    expect(shown()).toEqual([card('reminder')]);
  });

  it('retires the one it replaces, after it', async () => {
    await open();
    expect((await delivers(living)).delivered).toEqual({ kind: 'sent', activityId: 'sent-1' });
    await house.bot.idle();
    expect(requests()).toEqual([`POST ${posted}`, `PUT ${posted}/old`]);
    expect(shown()).toEqual([card('reminder'), card('retired')]);
  });

  it('is delivered though the one it replaces cannot be retired', async () => {
    await open([200, 404]);
    expect((await delivers(living)).delivered).toEqual({ kind: 'sent', activityId: 'sent-1' });
    await house.bot.idle();
    expect(requests()).toHaveLength(2);
    expect(house.log.lines).toContainEqual(expect.objectContaining({ event: 'card-not-replaced' }));
  });

  it('waits until the turn that runs in the chat is over', async () => {
    let end: (() => void) | undefined;
    await openWith({ conversation: { says: () => new Promise((resolve) => (end = resolve)) } });
    const request = house.teamsSends(activity(house));
    while (!end) await pass(0);
    const delivering = house.bot.deliver(person, card('reminder'));
    await pass(0);
    await pass(0);
    expect(requests()).toEqual([]);
    end();
    expect((await delivering).kind).toBe('sent');
    await request;
  });

  it('does not go to somebody nobody knows', async () => {
    await open();
    house.conversations.kept.clear();
    expect((await delivers()).delivered).toEqual({ kind: 'gone' });
    expect(requests()).toEqual([]);
  });

  it('never goes to a service that the cloud does not allow', async () => {
    let asked = 0;
    const refusing = async () => {
      asked += 1;
      return new Response('{}');
    };
    await openWith({ bot: { fetch: refusing } }, [], { serviceUrl: 'https://smba.example.org/teams' });
    expect((await delivers(living)).delivered).toEqual({ kind: 'gone' });
    expect(asked).toBe(0);
    expect(house.log.lines).toContainEqual(expect.objectContaining({ event: 'address-refused' }));
  });

  it('is for later when the address cannot be read', async () => {
    await open();
    house.conversations.recall = () => Promise.reject(new Error('secret detail'));
    expect((await delivers()).delivered).toEqual({ kind: 'later', after: 60_000 });
    expect(JSON.stringify(house.log.lines)).not.toContain('secret detail');
  });
});

describe('a card that Teams does not take', () => {
  it('is not sent again to a person who has blocked the bot (403)', async () => {
    await open([403]);
    expect(await delivers(living)).toEqual({ delivered: { kind: 'blocked' }, took: 0 });
    expect(requests()).toEqual([`POST ${posted}`]);
    expect(house.conversation.heard).toEqual([]);
  });

  it('is sent to the chat that is opened again (404), which is remembered', async () => {
    await open([404]);
    expect((await delivers()).delivered).toEqual({ kind: 'sent', activityId: 'sent-3' });
    expect(requests()).toEqual([
      `POST ${posted}`,
      'POST /v3/conversations',
      'POST /v3/conversations/a%3Aopened/activities',
    ]);
    expect(house.framework.sent[1]?.body).toMatchObject({ tenantId, members: [{ id: '29:ada' }] });
    expect(house.conversations.kept.get(userId)?.conversationId).toBe('a:opened');
  });

  it.each<[string, Scripted[], number]>([
    ['after the chat was opened again', [404, 200, 404], 3],
    ['because no chat is opened', [404, 404], 2],
  ])('finds that the person is gone, %s', async (_why, statuses, count) => {
    await open(statuses);
    expect((await delivers()).delivered).toEqual({ kind: 'gone' });
    expect(requests()).toHaveLength(count);
  });

  it('is blocked when Teams opens no chat for the bot', async () => {
    await open([404, 403]);
    expect((await delivers()).delivered).toEqual({ kind: 'blocked' });
  });

  it.each<Scripted>(['lost', 500])('is no doubt when only the opening is one (%s)', async (status) => {
    await open([404, status]);
    expect((await delivers(living)).delivered).toEqual({ kind: 'later', after: 60_000 });
    expect(requests()).toHaveLength(2);
  });

  it.each([
    [429, 2_000],
    [412, 2_000],
    [502, 2_000],
    [504, 2_000],
  ])('is sent again after two seconds (%i)', async (status, pause) => {
    await open([status]);
    expect(await delivers()).toEqual({ delivered: { kind: 'sent', activityId: 'sent-2' }, took: pause });
  });

  it('is sent again after growing pauses, three times in all', async () => {
    await open([502, 504, 412, 200]);
    expect(await delivers()).toEqual({ delivered: { kind: 'later', after: 60_000 }, took: 6_000 });
    expect(requests()).toHaveLength(3);
  });

  it('is sent again when Teams says', async () => {
    await open([{ status: 429, retryAfter: '7' }]);
    expect(await delivers()).toEqual({ delivered: { kind: 'sent', activityId: 'sent-2' }, took: 7_000 });
  });

  it('is for later when Teams says so', async () => {
    await open([{ status: 429, retryAfter: '90' }]);
    expect(await delivers()).toEqual({ delivered: { kind: 'later', after: 90_000 }, took: 0 });
  });

  it.each([400, 401])('is for much later when the bot is wrong (%i)', async (status) => {
    await open([status]);
    expect((await delivers()).delivered).toEqual({ kind: 'later', after: 3_600_000 });
    expect(requests()).toHaveLength(1);
  });

  it('is for later when Teams cannot be reached at all', async () => {
    await openWith({ bot: { fetch: unreachable } });
    expect(await delivers()).toEqual({ delivered: { kind: 'later', after: 60_000 }, took: 6_000 });
  });

  it('does not keep the person waiting while it waits', async () => {
    await open([429]);
    const delivering = house.bot.deliver(person, card('reminder'));
    while (house.clock.waiting() === 0) await pass(0);
    const response = await house.teamsSends(activity(house));
    expect(response.status).toBe(200);
    expect(house.conversation.heard).toEqual(['says hello']);
    await house.clock.advance(2_000);
    expect((await delivering).kind).toBe('sent');
  });
});

describe('a card that may have come through', () => {
  it.each<Scripted>(['lost', 500])('is not sent again (%s)', async (status) => {
    await open([status]);
    expect(await delivers()).toEqual({ delivered: { kind: 'doubt' }, took: 0 });
    expect(requests()).toEqual([`POST ${posted}`]);
  });

  it('is not sent again when Teams answers nothing for half a minute', async () => {
    await open([0]);
    expect(await delivers()).toEqual({ delivered: { kind: 'doubt' }, took: 30_000 });
    expect(requests()).toHaveLength(1);
  });

  it('takes the place of the card that is known', async () => {
    await open(['lost']);
    expect((await delivers(living)).delivered).toEqual({ kind: 'sent', activityId: 'old' });
    await house.bot.idle();
    expect(requests()).toEqual([`POST ${posted}`, `PUT ${posted}/old`]);
    expect(shown()[1]).toEqual(card('reminder'));
  });

  it.each<[Scripted, string]>([
    ['lost', 'doubt'],
    [404, 'doubt'],
    [403, 'blocked'],
  ])('stays in doubt when that card does not change either (%s: %s)', async (status, kind) => {
    await open(['lost', status]);
    expect((await delivers(living)).delivered).toEqual({ kind });
    expect(requests()).toHaveLength(2);
  });
});

describe('what is said in answer to a person', () => {
  it('is sent again when Teams asks for it', async () => {
    await open([429]);
    const request = house.teamsSends(activity(house));
    while (house.framework.sent.length === 0) await new Promise((resolve) => setImmediate(resolve));
    while (house.framework.sent.length === 1) await pass(100);
    expect((await request).status).toBe(200);
    expect(house.framework.sent.map(({ body }) => body.text)).toEqual(['says hello', 'says hello']);
  });

  it('is not repeated when what follows it is tried again', async () => {
    await openWith(
      {
        conversation: {
          says: async (turn) => {
            await turn.sendActivities([
              { type: 'message', text: 'one' },
              { type: 'message', text: 'two' },
            ]);
          },
        },
      },
      [200, 502],
    );
    const request = house.teamsSends(activity(house));
    while (house.framework.sent.length < 3) await pass(100);
    await request;
    expect(house.framework.sent.map(({ body }) => body.text)).toEqual(['one', 'two', 'two']);
  });

  it('is not said later when it was too late already', async () => {
    await open([
      { status: 429, retryAfter: '20' },
      { status: 429, retryAfter: '20' },
    ]);
    const request = house.teamsSends(activity(house));
    while (house.framework.sent.length < 2) await pass(100);
    await house.clock.advance(30_000);
    await request;
    await house.bot.idle();
    await house.clock.advance(60_000);
    const said = house.framework.sent.map(({ body }) => body.text);
    expect(said.filter((text) => text === 'says hello')).toHaveLength(2);
    expect(said.at(-1)).toMatch(/^fails /);
  });

  it('counts, so that what the bot begins itself waits', async () => {
    await open();
    for (let count = 0; count < 7; count += 1) await house.teamsSends(activity(house));
    expect((await delivers()).took).toBe(1_000);
  });
});
