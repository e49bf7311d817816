import { createHealth, type HealthOptions } from '../../src/health';
import { handClock } from '../support/clock';

const runs = { open: { count: 2, more: false }, past: { count: 1_000, more: true } };
const book = { due: { count: 1, more: false }, waiting: { count: 4, more: false }, oldestOverdue: 7_000 };
const certificate = { setting: 'BOT_CERTIFICATE_PATH', expires: '2026-04-01T00:00:00.000Z', days: 29 };
const swept = {
  at: '2026-03-02T09:00:30.000Z',
  ...{ took: 12, claimed: 3, sent: 1, held: 1, dropped: 0, failed: 1, complete: true },
};

function health(changes: Partial<HealthOptions> = {}) {
  const clock = handClock();
  const asked = { ready: 0, runs: 0, book: 0 };
  const parts: HealthOptions = {
    mode: 'live',
    version: '1.2.3',
    store: {
      kind: 'tables',
      ready: async () => {
        asked.ready += 1;
        return true;
      },
    },
    runs: {
      count: async (most) => {
        asked.runs += 1;
        expect(most).toBe(1_000);
        return runs;
      },
    },
    reminders: {
      glance: async (now, most) => {
        asked.book += 1;
        expect([now, most]).toEqual([new Date(clock.now()).toISOString(), 1_000]);
        return book;
      },
    },
    credentials: async () => [{ ...certificate, subject: 'Ada' }],
    lastSweep: () => ({ ...swept, oldestOverdue: 1, person: 'Ada' }),
    turns: () => 3,
    memory: () => ({ ...{ rss: 100, heapUsed: 50 }, external: 1 }),
    clock,
    ...changes,
  };
  return { ...createHealth(parts), clock, asked };
}

describe('the report', () => {
  it('says in numbers how the bot is, and nothing that nobody has asked for', async () => {
    const { report, clock } = health();
    await clock.advance(60_000);
    expect(await report()).toEqual({
      mode: 'live',
      version: '1.2.3',
      startedAt: '2026-03-02T09:00:00.000Z',
      uptime: 60_000,
      store: { reachable: true, kind: 'tables' },
      sweep: {
        last: '2026-03-02T09:00:30.000Z',
        ...{ took: 12, claimed: 3, sent: 1, held: 1, dropped: 0, failed: 1, complete: true },
      },
      reminders: book,
      runs: { open: runs.open, finished: runs.past },
      credentials: [certificate],
      turns: 3,
      memory: { rss: 100, heapUsed: 50 },
    });
  });

  it('has no sweep before the first one has ended', async () => {
    expect(await health({ lastSweep: () => undefined }).report()).toMatchObject({ sweep: null });
  });

  it('counts nothing in a store that cannot be reached', async () => {
    const { report, asked } = health({ store: { kind: 'embedded', ready: async () => false } });
    expect(await report()).toMatchObject({
      store: { reachable: false, kind: 'embedded' },
      runs: null,
      reminders: null,
    });
    expect(asked).toMatchObject({ runs: 0, book: 0 });
  });

  it('does without the numbers when they cannot be read', async () => {
    const broken = { count: () => Promise.reject(new Error('no')) };
    expect(await health({ runs: broken }).report()).toMatchObject({
      store: { reachable: true },
      runs: null,
      reminders: null,
    });
  });

  it('asks the store every five seconds, and counts every fifteen, however often it is read', async () => {
    const { report, alive, asked, clock } = health();
    for (let second = 0; second < 30; second += 1) {
      await Promise.all([report(), report(), alive()]);
      await clock.advance(1_000);
    }
    expect(asked).toEqual({ ready: 6, runs: 2, book: 2 });
  });
});
