import { createRetention, lookEvery } from '../../src/retention';
import { handClock, type HandClock } from '../support/clock';

const year = 365 * 24 * 60 * 60 * 1000;

let clock: HandClock;
let asked: (readonly [before: string, today: string])[];
let logged: string[];
let breaks: boolean;

const log = { debug: () => undefined, info: note, warn: note, error: note };
function note(event: string): void {
  logged.push(event);
}

const open = (keepFinished: number | undefined = year) =>
  createRetention({
    ...{ clock, log, keepFinished },
    archive: {
      async letGo(before, today) {
        asked.push([before, today]);
        if (breaks) throw new Error('no store');
        return { runs: 1, addresses: 0 };
      },
    },
  });

beforeEach(() => {
  [clock, asked, logged, breaks] = [handClock('2026-03-02T09:00:00.000Z'), [], [], false];
});

describe('letting go of what is too old', () => {
  it('begins an hour after the start, at what is a year old then', async () => {
    const retention = open();
    retention.start();
    await clock.advance(lookEvery - 1);
    expect(asked).toEqual([]);
    await clock.advance(1);
    expect(asked).toEqual([['2025-03-02T10:00:00.000Z', '2026-03-02T10:00:00.000Z']]);
    expect(logged).toEqual(['let-go']);
    await clock.advance(3 * lookEvery);
    expect(asked).toHaveLength(4);
    await retention.stop();
    await clock.advance(3 * lookEvery);
    expect(asked).toHaveLength(4);
  });

  it('deletes nothing on the word of a clock that has jumped, and goes on when it is steady again', async () => {
    const retention = open();
    await retention.once();
    await clock.advance(50 * year);
    await retention.once();
    expect(asked).toEqual([]);
    clock = handClock('2026-03-02T10:00:00.000Z');
    const back = open();
    await back.once();
    await back.once();
    expect(asked).toEqual([]);
    await clock.advance(lookEvery);
    await back.once();
    expect(asked.map(([before]) => before)).toEqual(['2025-03-02T11:00:00.000Z']);
  });

  it('never begins where everything is kept', async () => {
    const retention = createRetention({
      ...{ clock, log, keepFinished: undefined },
      archive: { letGo: () => Promise.reject(new Error('asked')) },
    });
    retention.start();
    await clock.advance(5 * lookEvery);
    expect([clock.waiting(), logged]).toEqual([0, []]);
    await retention.stop();
  });

  it('says so in the log when the store does not answer, and looks again', async () => {
    const retention = open();
    breaks = true;
    retention.start();
    await clock.advance(lookEvery);
    breaks = false;
    await clock.advance(lookEvery);
    expect(logged).toEqual(['not-let-go', 'let-go']);
    await retention.stop();
  });
});
