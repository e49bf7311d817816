import { personalChatId } from '../../../src/practice/teamsService';
import { openRoom, type Room } from './support';

let room: Room;
beforeEach(async () => {
  room = await openRoom();
});
afterEach(() => room.close());

const activities = 'v3/conversations/chat-1/activities';

describe('a call of the bot', () => {
  it('reaches the chat window, whose answer goes back', async () => {
    room.window = () => ({ status: 201, body: { id: 'from-the-window' } });
    const response = await room.send('POST', activities, { type: 'message', text: 'hi' });
    expect([response.status, await response.json()]).toEqual([201, { id: 'from-the-window' }]);
    expect(room.shown).toEqual([
      expect.objectContaining({
        method: 'POST',
        path: `/${activities}`,
        activity: { type: 'message', text: 'hi' },
      }),
    ]);
  });

  it('gives the activity an id when the window does not', async () => {
    room.window = () => ({ status: 201 });
    const response = await room.send('POST', activities, { type: 'message' });
    expect(((await response.json()) as { id: string }).id).toMatch(/./);
  });

  it('passes updates, deletions, reads and their failures through', async () => {
    room.window = ({ method }) => (method === 'DELETE' ? { status: 501 } : { status: 200, body: [] });
    expect((await room.send('PUT', `${activities}/7`, { type: 'message' })).status).toBe(200);
    expect((await room.send('GET', 'v3/conversations/chat-1/members?x=1')).status).toBe(200);
    expect((await room.send('DELETE', `${activities}/7`)).status).toBe(501);
    expect(room.shown.map(({ method, path }) => `${method} ${path}`)).toEqual([
      `PUT /${activities}/7`,
      'GET /v3/conversations/chat-1/members?x=1',
      `DELETE /${activities}/7`,
    ]);
  });

  it.each([
    ['no token', () => ''],
    ['nonsense', () => 'Bearer nonsense'],
    ['a person’s token', () => `Bearer ${room.practice.signIn.teamsToken({ id: 'x', displayName: 'x' })}`],
  ])('is refused with %s (401)', async (_what, authorization) => {
    const response = await room.send('POST', activities, { type: 'message' }, authorization());
    expect(response.status).toBe(401);
    expect(room.shown).toEqual([]);
  });

  it('is refused when it is not JSON, and is a 502 when the window is gone', async () => {
    room.window = () => {
      throw new Error('gone');
    };
    expect((await room.send('POST', activities, { type: 'message' })).status).toBe(502);
  });
});

describe('opening a chat', () => {
  it('finds the one chat of that person, and shows its first message', async () => {
    const { world } = room.practice;
    const members = [{ id: `29:practice-${world.adminId}` }];
    const first = await room.send('POST', 'v3/conversations', { members, isGroup: false });
    const id = personalChatId({ id: world.adminId });
    expect([first.status, await first.json()]).toEqual([201, { id }]);
    const activity = { type: 'message', text: 'a reminder' };
    const second = await room.send('POST', 'v3/conversations', { members, activity });
    expect(await second.json()).toEqual({ id, activityId: 'window-1' });
    expect(room.shown[0]).toMatchObject({
      path: `/v3/conversations/${encodeURIComponent(id)}/activities`,
      activity,
    });
    await room.say('where am I?');
    expect(room.heard[0]?.activity.conversation?.id).toBe(id);
  });

  it('with nobody, or with an unknown id, is refused', async () => {
    expect((await room.send('POST', 'v3/conversations', { members: [] })).status).toBe(400);
    expect((await room.send('POST', 'v3/conversations', { members: [{ id: '29:x' }] })).status).toBe(400);
  });
});
