import { createLimiter } from '../../../src/teams/proactive/limiter';
import { createWindow } from '../../../src/teams/proactive/window';
import { handClock } from '../../support/clock';

/** Takes as often as it may, as long as the time runs, and gives the moments at which it might. */
async function takes(
  { tenantRate, conversations, atOnce }: { tenantRate: number; conversations: number; atOnce: number },
  milliseconds: number,
) {
  const clock = handClock();
  const began = clock.now();
  const limiter = createLimiter(clock, tenantRate);
  const taken: { readonly at: number; readonly conversation: string }[] = [];
  let next = 0;
  const worker = async () => {
    while (clock.now() < began + milliseconds) {
      const conversation = `chat ${next++ % conversations}`;
      const wait = await limiter.take(conversation);
      if (wait > 0) await clock.wait(wait);
      else taken.push({ at: clock.now() - began, conversation });
    }
  };
  for (let count = 0; count < atOnce; count += 1) void worker();
  await clock.advance(milliseconds - 1);
  return taken;
}

/** The most in any stretch of time of this length, wherever it begins. */
function most(moments: readonly number[], within: number): number {
  return Math.max(...moments.map((from) => moments.filter((at) => at >= from && at < from + within).length));
}

describe('one conversation', () => {
  it('is sent 7 in a second, 8 in two and 60 in thirty, and not one less', async () => {
    const taken = await takes({ tenantRate: 1_000, conversations: 1, atOnce: 10 }, 61_000);
    const moments = taken.map(({ at }) => at);
    expect([most(moments, 1_000), most(moments, 2_000), most(moments, 30_000)]).toEqual([7, 8, 60]);
    expect(moments.slice(0, 17)).toEqual([
      ...Array<number>(7).fill(0),
      1_000,
      ...Array<number>(7).fill(2_000),
      3_000,
      4_000,
    ]);
    expect(moments.filter((at) => at < 30_000)).toHaveLength(60);
    expect(moments.filter((at) => at < 60_000)).toHaveLength(120);
  });

  it('is sent 1,800 in an hour; who would wait longer than a minute is told how long', async () => {
    const clock = handClock();
    const limiter = createLimiter(clock, 50);
    for (let count = 0; count < 1_800; count += 1) limiter.count('chat');
    await clock.advance(600_000);
    expect(await limiter.take('chat')).toBe(3_000_000);
    await clock.advance(2_940_000);
    const taking = limiter.take('chat');
    await clock.advance(60_000);
    expect(await taking).toBe(0);
  });

  it('does not take from another', async () => {
    const limiter = createLimiter(handClock(), 1_000);
    for (let count = 0; count < 7; count += 1) await limiter.take('chat');
    expect(await limiter.take('other')).toBe(0);
  });
});

describe('the tenant', () => {
  it.each([
    [50, 490],
    [30, 294],
    [7, 70],
    [1, 10],
  ])('is sent %i a second, never more and hardly less', async (tenantRate, inTenSeconds) => {
    const taken = await takes({ tenantRate, conversations: 1_000, atOnce: 100 }, 10_000);
    expect(
      most(
        taken.map(({ at }) => at),
        1_000,
      ),
    ).toBe(tenantRate);
    expect(taken).toHaveLength(inTenSeconds);
  });

  it('is sent no more in a second, though one message takes 25 milliseconds longer than another', async () => {
    const taken = await takes({ tenantRate: 50, conversations: 1_000, atOnce: 100 }, 10_000);
    const arrived = taken.map(({ at }, count) => at + (count % 3) * 12.5);
    expect(most(arrived, 1_000)).toBeLessThanOrEqual(50);
  });

  it('is served in the order of asking', async () => {
    const taken = await takes({ tenantRate: 10, conversations: 1_000, atOnce: 40 }, 4_000);
    expect(taken.map(({ conversation }) => conversation)).toEqual(
      Array.from({ length: 40 }, (_each, count) => `chat ${count}`),
    );
  });

  it('counts what is sent without waiting', async () => {
    const clock = handClock();
    const limiter = createLimiter(clock, 5);
    for (let count = 0; count < 5; count += 1) limiter.count(`chat ${count}`);
    let taken = false;
    void limiter.take('chat').then(() => (taken = true));
    await clock.advance(1_024);
    expect(taken).toBe(false);
    await clock.advance(1);
    expect(taken).toBe(true);
  });

  it('is not held up by a conversation that has to wait', async () => {
    const clock = handClock();
    const limiter = createLimiter(clock, 50);
    for (let count = 0; count < 7; count += 1) limiter.count('busy chat');
    await clock.advance(100);
    void limiter.take('busy chat');
    expect(await limiter.take('chat')).toBe(0);
  });

  it.each([0, -1, 1.5, NaN])('has no rate of %d', (rate) => {
    expect(() => createLimiter(handClock(), rate)).toThrow(RangeError);
  });
});

describe('a window', () => {
  const rules = [{ most: 2, within: 1_000 }];

  it('waits no longer than its rule when the clock is put back', () => {
    const window = createWindow(rules);
    window.add(10_000_000);
    window.add(10_000_000);
    expect(window.wait(1_000)).toBe(1_000);
    expect(window.wait(2_000)).toBe(0);
  });

  it('is free at once when the clock is put forward', () => {
    const window = createWindow(rules);
    window.add(0);
    window.add(0);
    expect(window.wait(10_000_000)).toBe(0);
  });

  it('is over when nothing in it counts any more', () => {
    const window = createWindow(rules);
    expect(window.isOver(0)).toBe(true);
    window.add(0);
    expect([window.isOver(999), window.isOver(1_000)]).toEqual([false, true]);
  });

  it('keeps counting rightly for a long time', () => {
    const window = createWindow(rules);
    for (let now = 0; now < 100_000; now += 500) {
      expect(window.wait(now)).toBe(0);
      window.add(now);
    }
    expect(window.wait(99_900)).toBe(100);
  });
});
