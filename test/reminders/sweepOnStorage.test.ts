import type { KeyValue } from '../../src/storage/keyValue';
import { openLmdb } from '../../src/storage/lmdb';
import { keepReminders } from '../../src/storage/reminderBook';
import { tempFolders } from '../support/tempFolder';
import { day, hour, minute, reminderOf } from '../support/someReminder';
import { sweepScene, killedAfter, type Scene } from './sweepers';

describe('sweepers on the embedded store', () => {
  const folders = tempFolders();
  let store: KeyValue;
  let scene: Scene;
  beforeEach(async () => {
    store = openLmdb({ dataDir: folders.make(), dataKey: undefined });
    scene = sweepScene();
    await scene.clock.advance(day);
  });
  afterEach(async () => {
    await store.close();
    folders.removeAll();
  });

  it('send every reminder once, also when one of them is killed while it marks one', async () => {
    const book = keepReminders(store);
    const runs = await scene.runs(60);
    for (const run of runs) await book.put(reminderOf(run));
    let killed = () => {};
    const kill = new Promise<void>((done) => (killed = done));
    const mortal = killedAfter(0, { ...scene, book: { ...scene.book, ...book } });
    void scene
      .sweeper({
        workers: 1,
        ...mortal,
        book: {
          ...mortal.book,
          settle: (...how) => {
            killed();
            return mortal.book.settle(...how);
          },
        },
      })
      .once();
    await kill;
    await scene.clock.advance(5 * minute);
    await Promise.all([1, 2, 3, 4].map(() => scene.sweeper({ book }).once()));
    expect(scene.messages(runs)).toEqual([0, 59, 1]);
    expect(await scene.sweeper({ book }).once()).toMatchObject({ claimed: 0 });
  });

  it('find there what they noted: what a person did after a reminder begins the count anew', async () => {
    const book = keepReminders(store);
    const [run] = await scene.runs(1);
    if (!run) throw new Error('no run');
    await book.put(reminderOf(run));
    const sweeper = scene.sweeper({ book });
    await sweeper.once();
    expect(await book.of(run.owner)).toMatchObject({ unanswered: 1, activityId: 'card-1' });
    const touchedAt = new Date(scene.clock.now() + hour).toISOString();
    scene.change(run, { touchedAt });
    await scene.clock.advance(2 * day);
    expect(await sweeper.once()).toMatchObject({ sent: 1 });
    expect(await book.of(run.owner)).toMatchObject({ unanswered: 1, activityId: 'card-2' });
  });
});
