import { Busy, createTurnQueue } from '../../src/teams/turnQueue';

function held() {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  return { released, release: () => release() };
}

it('runs what has the same key one at a time, in order', async () => {
  const queue = createTurnQueue();
  const order: string[] = [];
  const first = held();
  const one = queue.run('a', async () => {
    order.push('one begins');
    await first.released;
    order.push('one ends');
    return 1;
  });
  const two = queue.run('a', async () => order.push('two'));
  await queue.run('b', async () => order.push('other'));
  expect(order).toEqual(['one begins', 'other']);
  first.release();
  expect(await one).toBe(1);
  await two;
  expect(order).toEqual(['one begins', 'other', 'one ends', 'two']);
});

it('goes on after a failure, which only its own caller sees', async () => {
  const queue = createTurnQueue();
  const failed = queue.run('a', () => Promise.reject(new Error('broken')));
  const next = queue.run('a', async () => 'fine');
  await expect(failed).rejects.toThrow('broken');
  expect(await next).toBe('fine');
});

it('refuses at once what is too much, and takes more when there is room', async () => {
  const queue = createTurnQueue(2);
  const first = held();
  const running = [queue.run('a', () => first.released), queue.run('a', async () => undefined)];
  await expect(queue.run('a', async () => undefined)).rejects.toBeInstanceOf(Busy);
  await expect(queue.run('b', async () => 'room')).resolves.toBe('room');
  first.release();
  await Promise.all(running);
  await queue.idle();
  await expect(queue.run('a', async () => 'room')).resolves.toBe('room');
});

it('is idle when all that came meanwhile is done', async () => {
  const queue = createTurnQueue();
  await queue.idle();
  const first = held();
  const second = held();
  void queue.run('a', async () => {
    await first.released;
    void queue.run('b', () => second.released);
  });
  let isIdle = false;
  const idle = queue.idle().then(() => (isIdle = true));
  first.release();
  await new Promise((resolve) => setImmediate(resolve));
  expect(isIdle).toBe(false);
  second.release();
  await idle;
});
