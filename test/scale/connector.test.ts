import { handClock } from '../support/clock';
import { countingConnector } from './connector';

const second = 1_000;

/** Teams with time that is moved by hand; every answer is there after half a second. */
function opened(rate: number) {
  const clock = handClock();
  const connector = countingConnector({ clock, rate, random: () => 0 });
  const answers: Response[] = [];
  const send = (chat: string, method = 'POST', id = '') =>
    void connector
      .fetch(`https://teams.example/v3/conversations/${encodeURIComponent(chat)}/activities${id}`, { method })
      .then((response) => answers.push(response));
  const sends = async (count: number, chatOf: (number: number) => string, rest: number) => {
    const before = answers.length;
    for (let number = 0; number < count; number += 1) send(chatOf(number));
    await clock.advance(rest);
    return answers.slice(before).filter(({ status }) => status === 200).length;
  };
  return { clock, connector, answers, send, sends };
}

const oneChat = () => 'a:chat';
const manyChats = (number: number) => `a:chat ${number}`;

describe('the Teams of the scale run', () => {
  it.each([
    ['7 in a second', 20, second, [7, 1]],
    ['8 in two seconds', 20, 2 * second, [7, 7]],
    ['60 in thirty seconds', 100, 2_500, [...Array<number>(8).fill(7), 4, 0, 0, 0, 7]],
  ])('takes in one chat %s, and no more', async (_what, count, rest, taken) => {
    const { sends } = opened(1_000);
    const took = [];
    for (const _each of taken) took.push(await sends(count, oneChat, rest));
    expect(took).toEqual(taken);
  });

  it('takes in one chat the ninth when two seconds are over, not before', async () => {
    const { sends } = opened(1_000);
    const took = [await sends(20, oneChat, second), await sends(20, oneChat, 900)];
    expect([...took, await sends(20, oneChat, 100), await sends(20, oneChat, 100)]).toEqual([7, 1, 0, 7]);
  });

  it('takes in one chat 1,800 in an hour, and no more', async () => {
    const { sends, connector } = opened(1_000);
    let took = 0;
    for (let minute = 0; minute < 59; minute += 1) {
      for (let each = 0; each < 8; each += 1) took += await sends(7, oneChat, 7 * second);
    }
    expect([took, connector.taken.refused]).toEqual([1_800, 59 * 8 * 7 - 1_800]);
  });

  it('takes in all chats together what the rate permits in any second', async () => {
    const { sends } = opened(50);
    expect(await sends(30, manyChats, 600)).toBe(30);
    expect(await sends(30, manyChats, 399)).toBe(20);
    expect(await sends(30, manyChats, 2)).toBe(0);
  });

  it('says when the next is worth a try, in whole seconds', async () => {
    const { sends, answers } = opened(1_000);
    await sends(7, oneChat, 300);
    await sends(1, oneChat, second);
    expect(answers.at(-1)?.status).toBe(429);
    expect(answers.at(-1)?.headers.get('Retry-After')).toBe('1');
  });

  it('tells apart who got none, one and two messages; a changed card is no message', async () => {
    const { connector, clock, send } = opened(50);
    send('a:one');
    send('a:two');
    send('a:two');
    send('a:three', 'PUT', '/card');
    await clock.advance(second);
    expect(connector.spread(4)).toEqual([2, 1, 1]);
    expect(connector.taken).toMatchObject({ messages: 3, updates: 1, refused: 0 });
  });

  it('knows nothing but chats', async () => {
    const { connector } = opened(50);
    expect((await connector.fetch('https://teams.example/v3/anything')).status).toBe(404);
  });
});
