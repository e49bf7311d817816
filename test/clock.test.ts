import { systemClock } from '../src/clock';
import { handClock } from './support/clock';

describe('the clock of this machine', () => {
  test('counts in milliseconds since 1970', () => {
    const before = Date.now();
    expect(systemClock.now()).toBeGreaterThanOrEqual(before);
    expect(systemClock.now()).toBeLessThanOrEqual(Date.now());
  });

  test('a wait of nothing ends, and one that is aborted rejects', async () => {
    await systemClock.wait(0);
    const waiting = systemClock.wait(60_000, AbortSignal.abort());
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
  });

  test('a wait longer than a timer can take does not end at once', async () => {
    const controller = new AbortController();
    const outcome = systemClock.wait(2 ** 31, controller.signal).then(
      () => 'ended',
      () => 'aborted',
    );
    await systemClock.wait(20);
    controller.abort();
    expect(await outcome).toBe('aborted');
  });
});

describe('the clock that a test moves', () => {
  test('stands still, and moves as far as it is told', async () => {
    const clock = handClock('2026-03-02T09:00:00.000Z');
    expect(clock.now()).toBe(Date.parse('2026-03-02T09:00:00.000Z'));
    await clock.advance(1500);
    expect(clock.now()).toBe(Date.parse('2026-03-02T09:00:01.500Z'));
  });

  test('ends waits when they fall due, in their order, also those begun on the way', async () => {
    const clock = handClock();
    const start = clock.now();
    const ended: [string, number][] = [];
    const wait = async (name: string, ...spans: number[]) => {
      for (const span of spans) {
        await clock.wait(span);
        ended.push([name, clock.now() - start]);
      }
    };
    void wait('slow', 300);
    void wait('twice', 100, 150);
    void wait('never', 1001);
    await clock.advance(1000);
    expect(ended).toEqual([
      ['twice', 100],
      ['twice', 250],
      ['slow', 300],
    ]);
    expect(clock.waiting()).toBe(1);
  });

  test('a wait that is aborted, before or after it began, rejects', async () => {
    const clock = handClock();
    const controller = new AbortController();
    const waiting = clock.wait(100, controller.signal);
    controller.abort();
    await expect(waiting).rejects.toBeDefined();
    await expect(clock.wait(100, controller.signal)).rejects.toBeDefined();
    expect(clock.waiting()).toBe(0);
  });
});
