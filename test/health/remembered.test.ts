import { remembered } from '../../src/health/remembered';
import { handClock } from '../support/clock';

function asking() {
  const clock = handClock();
  let asked = 0;
  const ask = remembered(clock, 5_000, async () => (asked += 1));
  return { clock, ask, asked: () => asked };
}

describe('an answer that is remembered', () => {
  it('is asked for once, however many want it at once', async () => {
    const { ask, asked } = asking();
    expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1]);
    expect(asked()).toBe(1);
  });

  it('lasts as long as it is to, and then is asked for anew', async () => {
    const { clock, ask } = asking();
    const seen = [await ask()];
    for (const pause of [4_999, 1, 4_999]) {
      await clock.advance(pause);
      seen.push(await ask());
    }
    expect(seen).toEqual([1, 1, 2, 2]);
  });

  it('does not outlast a clock that is set back', async () => {
    let now = 1_000_000;
    let asked = 0;
    const clock = { now: () => now, wait: async () => undefined };
    const ask = remembered(clock, 5_000, async () => (asked += 1));
    await ask();
    now = 10;
    expect(await ask()).toBe(2);
  });
});
