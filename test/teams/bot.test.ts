import type { TurnContext } from 'botbuilder';
import type { CardAnswer } from '../../src/teams/bot';
import {
  card,
  activity,
  execute,
  type House,
  type HouseOptions,
  openHouse,
  person,
  tenantId,
  userId,
} from './house';

let house: House;
const open = async (options: HouseOptions = {}) => (house = await openHouse(options));
afterEach(() => house.close());

const texts = () => house.framework.sent.map(({ body }) => body.text);
const events = () => house.log.lines.map(({ event }) => event);

interface Gate {
  readonly opened: Promise<void>;
  open(): void;
}
function gate(): Gate {
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open: () => open() };
}

const until = async (isSo: () => boolean) => {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
};

describe('what a person says', () => {
  it('goes to the command whose whole sentence it is', async () => {
    await open();
    const response = await house.teamsSends(activity(house, { text: ' Enable MFA ' }));
    expect(response.status).toBe(200);
    expect(texts()).toEqual(['command']);
    expect(house.framework.sent[0]?.authorization).toBe('Bearer the-bots-own-token');
  });

  it('goes to the conversation when it is no command', async () => {
    await open();
    await house.teamsSends(activity(house, { text: 'please do not enable mfa for bob' }));
    expect(texts()).toEqual(['says please do not enable mfa for bob']);
  });

  it('may be files only', async () => {
    await open();
    const response = await house.teamsSends(
      activity(house, { text: undefined, value: null, attachments: [{ contentType: 'image/png' }] }),
    );
    expect(response.status).toBe(200);
    expect(house.conversation.heard).toEqual(['says ']);
  });

  it('is heard once when Teams sends it twice', async () => {
    await open();
    const twice = activity(house);
    await house.teamsSends(twice);
    await house.teamsSends(twice);
    expect(texts()).toEqual(['says hello']);
  });

  it('is worked off one after another', async () => {
    const first = gate();
    const order: string[] = [];
    await open({
      conversation: {
        says: async (_turn, _person, text) => {
          order.push(`begin ${text}`);
          if (text === 'one') await first.opened;
          order.push(`end ${text}`);
        },
      },
    });
    const one = house.teamsSends(activity(house, { text: 'one' }));
    await until(() => order.length === 1);
    const two = house.teamsSends(activity(house, { text: 'two' }));
    const elsewhere = house.teamsSends(
      activity(house, {
        text: 'three',
        conversation: { id: 'a:other', conversationType: 'personal', tenantId },
      }),
    );
    await elsewhere;
    first.open();
    await Promise.all([one, two]);
    expect(order).toEqual(['begin one', 'begin three', 'end three', 'end one', 'begin two', 'end two']);
  });

  it('is answered after ten seconds, and worked off to its end', async () => {
    const act = gate();
    await open({
      conversation: {
        says: async (turn) => {
          await act.opened;
          await turn.sendActivity('late');
        },
      },
    });
    const request = house.teamsSends(activity(house));
    await until(() => house.clock.waiting() === 1);
    await house.clock.advance(10_000);
    expect((await request).status).toBe(202);
    act.open();
    await house.bot.idle();
    expect(texts()).toEqual(['late']);
  });

  it('remembers where the person is reached', async () => {
    await open();
    await house.teamsSends(activity(house));
    expect(house.conversations.kept.get(userId)).toMatchObject({
      conversationId: 'a:chat',
      userChannelId: '29:ada',
    });
  });

  it('is not lost when the chat cannot be remembered', async () => {
    await open();
    house.conversations.remember = () => Promise.reject(new Error('secret detail'));
    await house.teamsSends(activity(house));
    expect(texts()).toEqual(['says hello']);
    expect(JSON.stringify(house.log.lines)).not.toContain('secret detail');
  });

  it('is told once to slow down when it is far too much', async () => {
    await open();
    for (let count = 0; count < 25; count += 1) await house.teamsSends(activity(house));
    expect(house.conversation.heard.filter((each) => each === 'too many')).toHaveLength(1);
    expect(house.conversation.heard.filter((each) => each === 'says hello')).toHaveLength(20);
  });
});

describe('an answered card', () => {
  it('is replaced on the device that answered, and in the message', async () => {
    await open();
    const response = await house.teamsSends(execute(house, 'save'));
    expect(await response.json()).toEqual({
      statusCode: 200,
      type: 'application/vnd.microsoft.card.adaptive',
      value: card('answered'),
    });
    await house.bot.idle();
    expect(house.framework.sent).toMatchObject([
      { method: 'PUT', path: '/v3/conversations/a%3Achat/activities/the-card' },
    ]);
    expect(house.framework.sent[0]?.body.attachments?.[0]?.content).toEqual(card('answered'));
  });

  it('stays when the conversation gives no card for it', async () => {
    await open({ conversation: { answers: async () => undefined } });
    const response = await house.teamsSends(execute(house, 'save'));
    expect(await response.json()).toMatchObject({ statusCode: 200, value: 'Received.' });
    await house.bot.idle();
    expect(house.framework.sent).toEqual([]);
  });

  it('gives its inputs to the conversation and leaves nothing of them in the activity', async () => {
    let answer: CardAnswer | undefined;
    const seen: string[] = [];
    await open({
      conversation: {
        answers: async (turn, _person, given) => {
          answer = given;
          seen.push(JSON.stringify(turn.activity), JSON.stringify(turn));
          return undefined;
        },
      },
    });
    await house.teamsSends(execute(house, 'reset', { password: 'Pa55-word!', nonce: 'n', verb: 'x' }));
    expect(answer).toEqual({
      verb: 'reset',
      data: { password: 'Pa55-word!', nonce: 'n' },
      activityId: 'the-card',
    });
    await house.teamsSends(
      activity(house, {
        text: undefined,
        replyToId: 'old',
        value: { verb: 'reset', password: 'Pa55-word!' },
      }),
    );
    expect(answer).toEqual({ verb: 'reset', data: { password: 'Pa55-word!' }, activityId: 'old' });
    expect(seen.join()).toContain('a:chat');
    expect(seen.join()).not.toContain('Pa55');
    expect(seen.join()).not.toContain('the-bots-own-token');
    expect(JSON.stringify(house.log.lines)).not.toContain('Pa55');
  });

  it('shows that the bot is at work after four seconds, and what came of it when it is done', async () => {
    const act = gate();
    await open({
      conversation: {
        answers: async () => {
          await act.opened;
          return card('done');
        },
      },
    });
    const request = house.teamsSends(execute(house, 'reset'));
    await until(() => house.clock.waiting() === 1);
    await house.clock.advance(3_999);
    expect(house.clock.waiting()).toBe(1);
    await house.clock.advance(1);
    expect(await (await request).json()).toMatchObject({ statusCode: 200, value: card('working') });
    expect(house.framework.sent).toEqual([]);
    act.open();
    await house.bot.idle();
    expect(house.framework.sent[0]?.body.attachments?.[0]?.content).toEqual(card('done'));
  });

  it('keeps what is said next waiting until its act is done', async () => {
    const act = gate();
    await open({
      conversation: {
        answers: async (turn) => {
          await act.opened;
          await turn.sendActivity('done');
          return undefined;
        },
      },
    });
    const request = house.teamsSends(execute(house, 'reset'));
    await until(() => house.clock.waiting() === 1);
    await house.clock.advance(4_000);
    await request;
    const next = house.teamsSends(activity(house));
    await until(() => house.clock.waiting() === 1);
    expect(texts()).toEqual([]);
    act.open();
    await next;
    expect(texts()).toEqual(['done', 'says hello']);
  });

  it('is worked off one after another when it is doubled', async () => {
    let atWork = 0;
    let most = 0;
    await open({
      conversation: {
        answers: async (turn) => {
          atWork += 1;
          most = Math.max(most, atWork);
          await turn.sendActivity('working it off');
          atWork -= 1;
          return card('answered');
        },
      },
    });
    const responses = await Promise.all([1, 2, 3].map(() => house.teamsSends(execute(house, 'save'))));
    expect(responses.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(most).toBe(1);
  });

  it.each([404, 501])('is logged when the service cannot replace it (%i)', async (status) => {
    await open();
    house.framework.statuses.push(status);
    const response = await house.teamsSends(execute(house, 'save'));
    expect(response.status).toBe(200);
    await house.bot.idle();
    expect(events()).toContain('card-not-replaced');
    expect(house.conversation.heard).toEqual(['answers save']);
  });

  it('says so when its act breaks, with a reference and no detail', async () => {
    await open({ conversation: { answers: () => Promise.reject(new Error('connection string: secret')) } });
    const response = await house.teamsSends(execute(house, 'save'));
    const body = await response.text();
    expect(JSON.parse(body)).toMatchObject({ statusCode: 200, value: card('failed') });
    await house.bot.idle();
    const correlation = house.log.lines.find(({ event }) => event === 'turn-failed')?.fields?.['correlation'];
    expect(texts()[0]).toBe(`fails ${String(correlation)}`);
    expect(house.framework.sent[1]).toMatchObject({ method: 'PUT' });
    expect(house.framework.sent[1]?.body.attachments?.[0]?.content).toEqual(card('failed'));
    expect(body + JSON.stringify([house.log.lines, house.framework.sent])).not.toContain('connection string');
  });

  it('is not taken when too many wait, and stays', async () => {
    const act = gate();
    await open({
      conversation: {
        answers: async () => {
          await act.opened;
          return undefined;
        },
      },
    });
    const from = (count: number) => ({
      from: { id: '29:x', aadObjectId: userId.replace('aaaa', `aaa${count % 10}`) },
    });
    const requests = Array.from({ length: 20 }, (_each, count) =>
      house.teamsSends({ ...execute(house, 'save'), ...from(count) }),
    );
    await until(() => house.clock.waiting() === 20);
    const refused = await house.teamsSends(execute(house, 'save'));
    expect(await refused.json()).toMatchObject({
      statusCode: 400,
      value: { code: 'busy', message: 'One moment.' },
    });
    act.open();
    await Promise.all(requests);
  });

  it('is refused when it is none', async () => {
    await open();
    const response = await house.teamsSends({ ...execute(house, 'save'), value: { action: 'save' } });
    expect(response.status).toBe(400);
  });
});

describe('a card answered by somebody who is not signed in', () => {
  const signedOut = { has: () => false };

  it('asks Teams to sign the person in', async () => {
    await open({ signIn: signedOut });
    const response = await house.teamsSends(execute(house, 'save'));
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      statusCode: 401,
      type: 'application/vnd.microsoft.activity.loginRequest',
      value: { text: 'Sign in' },
    });
    expect(house.conversation.heard).toEqual([]);
  });

  it('goes on with the token that Teams sends along', async () => {
    const exchange = jest.fn(async () => ({ status: 200, fresh: true }));
    await open({ signIn: { ...signedOut, exchange } });
    const authentication = { id: '1', connectionName: '', token: 'T' };
    await house.teamsSends(execute(house, 'save', {}, { authentication }));
    expect(exchange).toHaveBeenCalledWith(expect.objectContaining({ userId }), authentication);
    expect(house.conversation.heard).toEqual(['answers save']);
  });

  it.each([
    ['is refused', async () => ({ status: 412, fresh: false })],
    ['breaks', () => Promise.reject(new Error('no'))],
  ])('goes to the conversation all the same when the exchange %s', async (_how, exchange) => {
    await open({ signIn: { ...signedOut, exchange } });
    await house.teamsSends(execute(house, 'save', {}, { authentication: { token: 'T' } }));
    expect(house.conversation.heard).toEqual(['answers save']);
  });

  it('needs no token to say a command', async () => {
    await open({ signIn: signedOut });
    await house.teamsSends(execute(house, 'command', { command: 'help' }));
    expect(house.conversation.heard).toEqual(['answers command']);
  });
});

describe('signing in', () => {
  const invoke = (name: string) =>
    activity(house, { type: 'invoke', name, text: undefined, value: { id: '1', token: 'T' } });

  it.each(['signin/tokenExchange', 'signin/verifyState'])(
    'goes on with the conversation after %s',
    async (name) => {
      await open();
      expect((await house.teamsSends(invoke(name))).status).toBe(200);
      await until(() => house.framework.sent.length > 0);
      await house.bot.idle();
      expect(texts()).toEqual(['resumes']);
    },
  );

  it('tells Teams that a token could not be exchanged, and has the conversation say why', async () => {
    const body = { id: '1', connectionName: '', failureDetail: 'consent_required' };
    await open({ signIn: { exchange: async () => ({ status: 412, body, fresh: false }) } });
    const response = await house.teamsSends(invoke('signin/tokenExchange'));
    expect(response.status).toBe(412);
    expect(await response.json()).toEqual(body);
    await house.bot.idle();
    expect(texts()).toEqual(['sign-in fails']);
  });

  it('answers a failure that Teams reports', async () => {
    const failure = jest.fn();
    await open({ signIn: { failure } });
    expect((await house.teamsSends(invoke('signin/failure'))).status).toBe(200);
    expect(failure).toHaveBeenCalledWith(expect.objectContaining({ userId }), { id: '1', token: 'T' });
    await house.bot.idle();
    expect(texts()).toEqual(['sign-in fails']);
  });

  it('answers 500 without detail when the exchange breaks', async () => {
    await open({ signIn: { exchange: () => Promise.reject(new Error('secret detail')) } });
    const response = await house.teamsSends(invoke('signin/tokenExchange'));
    expect([response.status, await response.text()]).toEqual([500, '']);
  });

  it('leaves an invoke that nobody knows unanswered', async () => {
    await open();
    const response = await house.teamsSends(invoke('composeExtension/query'));
    expect([response.status, await response.text()]).toEqual([501, '']);
  });
});

describe('a turn that the bot begins', () => {
  const reached = (work: (turn: TurnContext) => Promise<void>) => {
    const address = {
      serviceUrl: house.framework.url,
      conversationId: 'a:chat',
      botId: '28:b',
      userChannelId: '29:a',
    };
    return house.bot.reach(address, person, work);
  };
  const says = async (turn: TurnContext) => {
    await turn.sendActivity('a reminder');
  };

  it('reaches the person', async () => {
    await open();
    expect(await reached(says)).toBe('done');
    expect(house.framework.sent).toMatchObject([{ method: 'POST', body: { text: 'a reminder' } }]);
  });

  it.each([403, 404])('finds that the person is gone (%i)', async (status) => {
    await open();
    house.framework.statuses.push(status);
    expect(await reached(says)).toBe('gone');
    expect(house.conversation.heard).toEqual([]);
  });

  it('does not hold up the conversation when Teams does not answer', async () => {
    await open();
    house.framework.statuses.push(0);
    const first = reached(says);
    await until(() => house.framework.sent.length === 1);
    const second = reached(says);
    await house.clock.advance(30_000);
    expect([await first, await second]).toEqual(['failed', 'done']);
    expect(house.log.lines).toContainEqual(
      expect.objectContaining({ fields: expect.objectContaining({ error: 'SendTimedOut' }) as object }),
    );
  });

  it('does not send to a service that is not on the list', async () => {
    await open();
    const address = {
      serviceUrl: 'https://example.org/',
      conversationId: 'a',
      botId: '28:b',
      userChannelId: '29:a',
    };
    let ran = false;
    expect(await house.bot.reach(address, person, async () => void (ran = true))).toBe('failed');
    expect(ran).toBe(false);
  });

  it('resumes where the person was last heard', async () => {
    await open();
    expect(await house.bot.resume(person)).toBe('gone');
    await house.teamsSends(activity(house));
    expect(await house.bot.resume(person)).toBe('done');
    expect(texts()).toEqual(['says hello', 'resumes']);
  });
});
