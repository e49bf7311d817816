import { brokenPromises, type Figures } from './figures';
import { runTrial } from './trial';

/** Processes come up slowly on a machine that has other things to do. */
const patience = 300_000;

describe('several bots on one store, behind a load balancer that remembers nobody', () => {
  let figures: readonly [two: Figures, four: Figures];
  beforeAll(async () => {
    figures = await Promise.all([
      runTrial({ seed: 11, replicas: 2, admins: 2, idlers: 2, kills: 3 }),
      runTrial({ seed: 12, replicas: 4, admins: 2, idlers: 1, kills: 2 }),
    ]);
  }, patience);

  it.each([
    ['two', 0],
    ['four', 1],
  ] as const)('keep every promise when they are %s, and some of them are killed', (_, which) => {
    const { runs, kills, reminders } = figures[which];
    expect(runs).toEqual({ begun: 2, finished: 2 });
    expect(kills.length).toBeGreaterThan(0);
    expect(reminders.due).toBeGreaterThan(0);
    expect(brokenPromises(figures[which])).toEqual([]);
  });
});
