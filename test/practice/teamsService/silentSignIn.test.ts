import { start, openRoom, readClaims, signInCard, type Room } from './support';
import type { Activity } from '../../../src/practice/teamsService';

let room: Room;
let order: string[];
beforeEach(async () => {
  room = await openRoom();
  order = [];
});
afterEach(() => room.close());

const messagesShown = () => room.shown.filter(({ method }) => method === 'POST');

const conversationOf = (activity: Activity) => encodeURIComponent(activity.conversation?.id ?? '');

/** A bot that answers a message with a sign-in card, and an exchange with `status`. */
function botThatAsks(status: number): void {
  room.bot = async (activity) => {
    order.push(`begins ${activity.name ?? activity.type}`);
    if (activity.type === 'message') {
      const sent = await room.send(
        'POST',
        `v3/conversations/${conversationOf(activity)}/activities`,
        signInCard(),
      );
      order.push(`sent ${sent.status}`);
      // Many round trips of a turn that is still open: whatever came too early would have come by now.
      for (let trip = 0; trip < 20; trip++) await room.send('GET', 'v3/conversations/chat-1/members');
    }
    order.push(`ends ${activity.name ?? activity.type}`);
    return { status: activity.type === 'message' ? 200 : status };
  };
}

async function signIn(): Promise<Activity | undefined> {
  await room.say('sign me in');
  await room.practice.teams.settled();
  return room.heard.at(-1)?.activity;
}

function tokenOf(activity: Activity | undefined): Record<string, unknown> {
  return readClaims((activity?.value as { token?: string } | undefined)?.token);
}

describe('a sign-in card', () => {
  it('is answered with a token of the person who spoke, after the turn has ended', async () => {
    botThatAsks(200);
    const invoke = await signIn();
    const { registration, world } = room.practice;
    expect(order).toEqual([
      'begins message',
      'sent 201',
      'ends message',
      'begins signin/tokenExchange',
      'ends signin/tokenExchange',
    ]);
    expect(invoke).toMatchObject({
      type: 'invoke',
      name: 'signin/tokenExchange',
      value: { id: 'exchange-1', connectionName: '' },
      from: { aadObjectId: world.adminId },
      conversation: room.heard[0]?.activity.conversation,
    });
    expect(tokenOf(invoke)).toMatchObject({
      aud: registration.aadAppClientId,
      oid: world.adminId,
      tid: world.tenantId,
      scp: 'access_as_user',
      ver: '2.0',
    });
    expect(room.practice.teams.exchanges).toEqual([
      { invoke: 'signin/tokenExchange', id: 'exchange-1', status: 200 },
    ]);
  });

  it('is never seen when the exchange succeeds', async () => {
    botThatAsks(200);
    await signIn();
    expect(messagesShown()).toEqual([]);
  });

  it('is shown when the exchange is refused', async () => {
    botThatAsks(412);
    await signIn();
    expect(messagesShown()).toEqual([expect.objectContaining({ activity: signInCard() })]);
  });

  it('keeps the id that the bot was given, however the window calls it', async () => {
    const path = 'v3/conversations/chat-1/activities';
    room.bot = () => ({ status: 412 });
    const { id } = (await (await room.send('POST', path, signInCard())).json()) as { id: string };
    await room.practice.teams.settled();
    await room.send('PUT', `${path}/${id}`, { type: 'message', text: 'Signed in' });
    expect(room.shown.map((call) => `${call.method} ${call.path}`)).toEqual([
      `POST /${path}`,
      `PUT /${path}/window-1`,
    ]);
  });

  it('that was never seen is replaced by a new message, and deleted in silence', async () => {
    const path = 'v3/conversations/chat-1/activities';
    const send = async (id: string) =>
      ((await (await room.send('POST', path, signInCard(id))).json()) as { id: string }).id;
    const [replaced, deleted] = [await send('one'), await send('two')];
    await room.practice.teams.settled();
    expect((await room.send('DELETE', `${path}/${deleted}`)).status).toBe(200);
    expect(room.shown).toEqual([]);
    const answer = await room.send('PUT', `${path}/${replaced}`, { type: 'message', text: 'Signed in' });
    expect(await answer.json()).toEqual({ id: replaced });
    expect(room.shown).toEqual([expect.objectContaining({ method: 'POST', path: `/${path}` })]);
  });

  it('is answered in the person’s own name and chat', async () => {
    const [other] = room.practice.world.accounts.filter(({ id }) => id !== room.practice.world.adminId);
    if (!other) throw new Error('nobody else');
    botThatAsks(200);
    await room.practice.teams.deliver({ type: 'message', localTimezone: 'Europe/Berlin' }, { as: other });
    await room.practice.teams.settled();
    const invoke = room.heard.at(-1)?.activity;
    expect(invoke).toMatchObject({ from: { aadObjectId: other.id }, localTimezone: 'Europe/Berlin' });
    expect(tokenOf(invoke)['oid']).toBe(other.id);
  });

  it('without an exchange is shown at once', async () => {
    const card = { type: 'message', attachments: [{ contentType: 'application/vnd.microsoft.card.signin' }] };
    await room.send('POST', 'v3/conversations/chat-1/activities', card);
    await room.practice.teams.settled();
    expect(room.shown).toHaveLength(1);
    expect(room.heard).toEqual([]);
  });
});

describe('Teams can be told', () => {
  it('that the person has two devices', async () => {
    botThatAsks(200);
    room.practice.teams.signInSilently('two-devices', 1);
    await signIn();
    expect(room.heard.map(({ activity }) => activity.name)).toEqual([
      undefined,
      'signin/tokenExchange',
      'signin/tokenExchange',
    ]);
    const ids = room.heard.slice(1).map(({ activity }) => activity.id);
    expect(new Set(ids).size).toBe(2);
    await signIn();
    expect(room.heard).toHaveLength(5);
  });

  it('to show the card and send nothing', async () => {
    botThatAsks(200);
    room.practice.teams.signInSilently('show-card');
    await signIn();
    await signIn();
    expect(room.heard.map(({ activity }) => activity.type)).toEqual(['message', 'message']);
    expect(messagesShown()).toHaveLength(2);
  });

  it('to send somebody else’s token', async () => {
    botThatAsks(403);
    room.practice.teams.signInSilently('foreign-token', 1);
    const invoke = await signIn();
    const { oid, aud } = tokenOf(invoke);
    expect(aud).toBe(room.practice.registration.aadAppClientId);
    expect(oid).not.toBe(room.practice.world.adminId);
    expect(invoke?.from).toMatchObject({ aadObjectId: room.practice.world.adminId });
  });

  it('to send a token that has expired', async () => {
    botThatAsks(412);
    room.practice.teams.signInSilently('expired-token', 1);
    expect(Number(tokenOf(await signIn())['exp'])).toBeLessThan(start / 1000);
  });

  it('to fail', async () => {
    botThatAsks(200);
    room.practice.teams.signInSilently('failure', 1);
    expect(await signIn()).toMatchObject({ name: 'signin/failure', value: { code: 'resourcematchfailed' } });
    expect(messagesShown()).toHaveLength(1);
  });
});

describe('a card’s action that wants a sign-in first', () => {
  const action = {
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action: { verb: 'go', data: { a: 1 } } },
  };
  const loginRequest = {
    statusCode: 401,
    type: 'application/vnd.microsoft.activity.loginRequest',
    value: { connectionName: 'c', tokenExchangeResource: { id: 'login-1' } },
  };
  const card = { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: {} };

  beforeEach(() => {
    room.bot = ({ value }) => {
      const signedIn = typeof value === 'object' && value !== null && 'authentication' in value;
      return { status: 200, body: signedIn ? card : loginRequest };
    };
  });

  it('is sent again with a token, and only the second answer is seen', async () => {
    expect(await room.practice.teams.deliver(action)).toEqual({ status: 200, body: card });
    const [first, second] = room.heard.map(({ activity }) => activity);
    expect(first?.value).toEqual(action.value);
    expect(second).toMatchObject({
      ...action,
      id: first?.id,
      value: { ...action.value, authentication: { id: 'login-1', connectionName: 'c' } },
    });
    const { authentication } = second?.value as { authentication: { token: string } };
    expect(readClaims(authentication.token)['oid']).toBe(room.practice.world.adminId);
  });

  it('is sent once when no token is to be had', async () => {
    room.practice.teams.signInSilently('show-card', 1);
    expect(await room.practice.teams.deliver(action)).toEqual({ status: 200, body: loginRequest });
    expect(room.heard).toHaveLength(1);
  });
});
