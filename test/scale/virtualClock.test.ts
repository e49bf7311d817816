import { readFile } from 'node:fs/promises';
import { createBusy } from './busy';
import { virtualClock } from './virtualClock';

const start = '2026-03-02T09:00:00.000Z';

function opened() {
  const busy = createBusy();
  const clock = virtualClock(start, busy);
  return { busy, clock, since: () => clock.now() - Date.parse(start) };
}

describe('the clock of the scale run', () => {
  it('ends waits in the order of their time, each at its own', async () => {
    const { clock, since } = opened();
    const seen: string[] = [];
    const wait = async (milliseconds: number) => {
      await clock.wait(milliseconds);
      seen.push(`${milliseconds} at ${since()}`);
    };
    await clock.until(Promise.all([wait(3_000), wait(1_000), wait(2_000).then(() => wait(500))]));
    expect(seen).toEqual(['1000 at 1000', '2000 at 2000', '500 at 2500', '3000 at 3000']);
  });

  it('stands while something real is under way, and while its results are worked on', async () => {
    const { busy, clock, since } = opened();
    const ended: number[] = [];
    const work = async () => {
      for (let reads = 0; reads < 5; reads += 1) {
        await busy.during(() => readFile(__filename));
        await new Promise((done) => setImmediate(done));
      }
      ended.push(since());
      await clock.wait(100);
    };
    void clock.wait(10).then(() => ended.push(since()));
    await clock.until(work());
    expect(ended).toEqual([0, 10]);
  });

  it('stands while what failed is worked on', async () => {
    const { busy, clock, since } = opened();
    void clock.wait(10);
    const failing = busy.during(() => readFile('/nowhere')).catch(() => since());
    expect(await clock.until(failing)).toBe(0);
  });

  it('passes over a wait that is called off', async () => {
    const { clock, since } = opened();
    const off = new AbortController();
    const waiting = expect(clock.wait(50, off.signal)).rejects.toThrow('aborted');
    off.abort();
    await clock.until(clock.wait(100));
    await waiting;
    await expect(clock.wait(1, off.signal)).rejects.toThrow('aborted');
    expect(since()).toBe(100);
  });

  it('says so when nothing can ever happen any more', async () => {
    await expect(opened().clock.until(new Promise(() => undefined))).rejects.toThrow('the clock stands');
  });
});
