import { begunRun, day, hour, later, minute, openGap, reminderOf, usualHours } from '../support/someReminder';
import { sweepScene, killedAfter, type Scene } from './sweepers';

let scene: Scene;
beforeEach(async () => {
  scene = sweepScene();
  await scene.clock.advance(day);
});

/** Lets everybody get on with what they are at. */
const ticks = async () => {
  for (let count = 0; count < 10; count += 1) await scene.clock.advance(0);
};

const now = () => new Date(scene.clock.now()).toISOString();

describe('a sweep', () => {
  it('sends every reminder that is due, and plans the next one', async () => {
    const runs = await scene.runs(250);
    expect(await scene.sweeper().once()).toEqual({
      at: now(),
      took: 0,
      claimed: 250,
      sent: 250,
      held: 0,
      dropped: 0,
      failed: 0,
      oldestOverdue: day,
      complete: true,
    });
    expect(scene.messages(runs)).toEqual([0, 250]);
    expect(scene.book.all().map(({ due, unanswered }) => ({ due, unanswered }))).toEqual(
      runs.map(() => ({ due: later(3 * day), unanswered: 1 })),
    );
  });

  it('leaves what is not due yet', async () => {
    await scene.book.put(reminderOf(begunRun(), { due: later(day + 1) }));
    expect(await scene.sweeper().once()).toMatchObject({ claimed: 0, oldestOverdue: 0, complete: true });
    expect(scene.logged).toEqual([]);
  });

  it('leaves no wait behind', async () => {
    await scene.runs(3);
    await scene.sweeper().once();
    expect(scene.clock.waiting()).toBe(0);
  });

  it('reads the run again: of one that is over, changed or gone, nobody is reminded', async () => {
    const [finished, off, gone, other] = await scene.runs(4);
    if (!finished || !off || !gone || !other) throw new Error('no runs');
    scene.change(finished, { state: 'finished' });
    scene.change(off, { remindersOff: true });
    scene.end(gone);
    scene.change({ ...other, id: 'another run' }, {});
    expect(await scene.sweeper().once()).toMatchObject({ claimed: 4, sent: 0, dropped: 4 });
    expect(scene.book.all()).toEqual([]);
    expect(scene.sent).toEqual([]);
  });

  it('says why: unfinished, an open gap, asked for, or the last one', async () => {
    const [unfinished, gap, asked, old] = await scene.runs(4);
    if (!unfinished || !gap || !asked || !old) throw new Error('no runs');
    scene.change(gap, openGap());
    await scene.book.put(reminderOf(asked, { asked: true }));
    await scene.clock.advance(58 * day);
    for (const run of [unfinished, gap, asked]) {
      scene.change(run, { touchedAt: later(57 * day), ...(run === gap && { gapOpenedAt: later(57 * day) }) });
    }
    scene.change(old, { touchedAt: later(-2 * day), begunAt: later(-3 * day) } as object);
    expect(await scene.sweeper().once()).toMatchObject({ sent: 4 });
    expect(scene.sent.map(({ reason, person }) => [person.userId, reason])).toEqual(
      expect.arrayContaining([
        [unfinished.owner.userId, 'unfinished'],
        [gap.owner.userId, 'gap'],
        [asked.owner.userId, 'asked'],
        [old.owner.userId, 'last'],
      ]),
    );
    expect(scene.book.all().map(({ person }) => person.userId)).not.toContain(old.owner.userId);
  });

  it('renews the card that is there: the next message knows the one before', async () => {
    await scene.runs(1);
    await scene.sweeper().once();
    await scene.clock.advance(2 * day);
    await scene.sweeper().once();
    expect(scene.sent.map(({ replaces }) => replaces)).toEqual([undefined, 'card-1']);
    expect(scene.book.all()[0]?.activityId).toBe('card-2');
  });

  it('goes on sending while one message is slow', async () => {
    const runs = await scene.runs(300);
    const stuck = runs[0]?.owner.userId;
    let reached = 0;
    const sweep = scene
      .sweeper({
        send: async ({ person }) => {
          if (person.userId === stuck) await scene.clock.wait(minute);
          reached += 1;
          return { kind: 'sent', activityId: 'card' };
        },
      })
      .once();
    await scene.clock.advance(0);
    for (let turns = 0; turns < 5000 && reached < 299; turns += 1) await scene.clock.advance(0);
    expect(reached).toBe(299);
    await scene.clock.advance(minute);
    expect(await sweep).toMatchObject({ sent: 300 });
  });

  it('has a bounded number of messages under way', async () => {
    await scene.runs(150);
    let [underWay, most] = [0, 0];
    await scene
      .sweeper({
        send: async () => {
          most = Math.max(most, (underWay += 1));
          await new Promise<void>((done) => setImmediate(done));
          underWay -= 1;
          return { kind: 'sent', activityId: 'card' };
        },
      })
      .once();
    expect(most).toBeGreaterThan(10);
    expect(most).toBeLessThanOrEqual(32);
  });
});

describe('quiet hours', () => {
  beforeEach(async () => {
    scene = sweepScene(usualHours);
    await scene.clock.advance(day);
  });

  it('hold by the clock of the person, and drop nothing', async () => {
    const runs = await scene.runs(20);
    scene.zone = 'Asia/Tokyo';
    expect(await scene.sweeper().once()).toMatchObject({ held: 20, sent: 0, dropped: 0 });
    expect(new Set(scene.book.all().map(({ due }) => due))).toEqual(new Set(['2026-11-26T23:00:00.000Z']));
    await scene.clock.advance(13 * hour);
    expect(await scene.sweeper().once()).toMatchObject({ held: 0, sent: 20, oldestOverdue: 0 });
    expect(scene.messages(runs)).toEqual([0, 20]);
  });

  it('are passed for an open gap by those who agree to it, and by nobody else', async () => {
    const [agrees, silent] = await scene.runs(2, openGap());
    scene.zone = 'Asia/Tokyo';
    if (agrees) scene.change(agrees, { mayWake: true });
    expect(await scene.sweeper().once()).toMatchObject({ held: 1, sent: 1 });
    expect(scene.sent.map(({ person }) => person)).toEqual([agrees?.owner]);
    expect(scene.book.all().map(({ person }) => person)).toContainEqual(silent?.owner);
  });
});

describe('a message that Teams does not take', () => {
  it.each(['blocked', 'gone'] as const)('because the person is %s is not tried again', async (kind) => {
    const [run] = await scene.runs(1);
    if (!run) throw new Error('no run');
    await scene.book.put(reminderOf(run, { asked: true, activityId: 'card-1', unanswered: 2 }));
    scene.answers.push({ kind });
    expect(await scene.sweeper().once()).toMatchObject({ dropped: 1, sent: 0 });
    await scene.clock.advance(1000 * day);
    expect(await scene.sweeper().once()).toMatchObject({ claimed: 0 });
    expect(await scene.book.of(run.owner)).toMatchObject({
      parked: true,
      activityId: 'card-1',
      unanswered: 2,
    });
    expect(scene.logged).toContain(`reminder-not-sent {"outcome":"${kind}","reason":"asked"}`);
  });

  it('now is tried again when Teams says, and as it was', async () => {
    const [run] = await scene.runs(1);
    scene.answers.push({ kind: 'later', after: 42_000 });
    expect(await scene.sweeper().once()).toMatchObject({ failed: 1, sent: 0 });
    expect(scene.book.all()).toEqual([{ ...reminderOf(run ?? begunRun()), due: later(day + 42_000) }]);
    await scene.clock.advance(42_000);
    expect(await scene.sweeper().once()).toMatchObject({ sent: 1 });
  });

  it('is not tried again at once, whatever Teams says', async () => {
    await scene.runs(1);
    scene.answers.push({ kind: 'later', after: -5 });
    await scene.sweeper().once();
    expect(scene.book.all()[0]?.due).toBe(later(day + 1000));
  });

  it('or may have taken is tried again, with its card, and after three doubts in a row it counts as sent', async () => {
    const [run] = await scene.runs(1);
    await scene.book.put(reminderOf(run ?? begunRun(), { activityId: 'card-0' }));
    const dues: (readonly [number, number, string | undefined])[] = [];
    for (const _ of [1, 2, 3, 4]) {
      scene.answers.push({ kind: 'doubt' });
      expect(await scene.sweeper().once()).toMatchObject({ failed: 1 });
      const [kept] = scene.book.all();
      const wait = Date.parse(kept?.due ?? '') - scene.clock.now();
      dues.push([wait / minute, kept?.unanswered ?? NaN, kept?.activityId]);
      await scene.clock.advance(wait);
    }
    expect(dues).toEqual([
      [5, 0, 'card-0'],
      [10, 0, 'card-0'],
      [20, 0, 'card-0'],
      [(2 * day) / minute, 1, 'card-0'],
    ]);
  });

  it('in the end is taken: earlier failures are forgotten', async () => {
    await scene.runs(1);
    scene.answers.push({ kind: 'doubt' });
    await scene.sweeper().once();
    await scene.clock.advance(5 * minute);
    expect(await scene.sweeper().once()).toMatchObject({ sent: 1 });
    scene.answers.push({ kind: 'doubt' });
    await scene.clock.advance(2 * day);
    await scene.sweeper().once();
    expect(Date.parse(scene.book.all()[0]?.due ?? '') - scene.clock.now()).toBe(5 * minute);
  });

  it('within two minutes is in doubt, and holds up nobody', async () => {
    await scene.runs(1);
    const sweep = scene.sweeper({ send: () => new Promise(() => undefined) }).once();
    await scene.clock.advance(0);
    await scene.clock.advance(2 * minute);
    expect(await sweep).toMatchObject({ failed: 1, took: 2 * minute });
    expect(scene.book.all()[0]?.due).toBe(later(day + 7 * minute));
  });
});

describe('what breaks', () => {
  it('in one reminder leaves the others alone, and is tried again at a growing distance for ever', async () => {
    const runs = await scene.runs(3);
    scene.answers.push(new Error('a secret of the person'));
    expect(await scene.sweeper().once()).toMatchObject({ claimed: 3, sent: 2, failed: 1 });
    expect(scene.logged.join()).not.toContain('secret');
    for (let tries = 0; tries < 20; tries += 1) {
      await scene.clock.advance(6 * hour);
      scene.answers.push(new Error('again'));
      expect(await scene.sweeper().once()).toMatchObject({ failed: 1 });
    }
    scene.answers.length = 0;
    await scene.clock.advance(6 * hour);
    await scene.sweeper().once();
    expect(scene.messages(runs)[0]).toBe(0);
  });

  it('when runs cannot be read loses nothing', async () => {
    await scene.runs(3);
    const broken = scene.sweeper({ runs: { current: () => Promise.reject(new Error('down')) } });
    expect(await broken.once()).toMatchObject({ failed: 3 });
    await scene.clock.advance(5 * minute);
    expect(await scene.sweeper().once()).toMatchObject({ sent: 3 });
  });

  it('when the book cannot be read is told, not thrown', async () => {
    const sweeper = scene.sweeper({
      book: { ...scene.book, claim: () => Promise.reject(new Error('down')) },
    });
    expect(await sweeper.once()).toMatchObject({ claimed: 0, complete: false });
    expect(sweeper.last?.complete).toBe(false);
    expect(scene.logged).toEqual(['reminders-not-read {"error":"Error"}']);
  });
});

describe('a person who acts while their message is on its way', () => {
  it('has the last word: what they put is kept', async () => {
    const [run] = await scene.runs(1);
    const theirs = reminderOf(run ?? begunRun(), { asked: true, due: later(5 * day) });
    const sweeper = scene.sweeper({
      send: async () => {
        await scene.book.put(theirs);
        return { kind: 'sent', activityId: 'card' };
      },
    });
    expect(await sweeper.once()).toMatchObject({ sent: 1 });
    expect(scene.book.all()).toEqual([theirs]);
  });
});

describe('several sweepers at once', () => {
  it('send every reminder once', async () => {
    const runs = await scene.runs(500);
    const results = await Promise.all(Array.from({ length: 4 }, () => scene.sweeper().once()));
    expect(scene.messages(runs)).toEqual([0, 500]);
    expect(results.reduce((sum, { sent }) => sum + sent, 0)).toBe(500);
    expect(results.filter(({ sent }) => sent > 0).length).toBeGreaterThan(1);
  });
});

describe('a sweeper that is killed between sending and marking', () => {
  /** Kills one sweeper after another; the last one lives. */
  const survive = async (kills: readonly number[], workers?: number) => {
    for (const settled of kills) {
      void scene.sweeper({ ...killedAfter(settled, scene), workers }).once();
      for (let count = 0; count < 5 * (settled + 5); count += 1) await scene.clock.advance(0);
      await scene.clock.advance(5 * minute);
    }
    await scene.sweeper().once();
  };

  it('loses none, and doubles no more than it had under way', async () => {
    const runs = await scene.runs(200);
    await survive([50]);
    const [lost, once, twice = 0, ...more] = scene.messages(runs);
    expect({ lost, sum: Number(once) + twice, more }).toEqual({ lost: 0, sum: 200, more: [] });
    expect(twice).toBeGreaterThan(0);
    expect(twice).toBeLessThanOrEqual(32);
  });

  it('doubles one for each kill when it sends one at a time', async () => {
    const runs = await scene.runs(40);
    await survive([0, 3, 12, 0, 7], 1);
    const [lost, ...got] = scene.messages(runs);
    expect(lost).toBe(0);
    const doubled = got.reduce((sum, people, index) => sum + people * index, 0);
    expect(doubled).toBe(5);
  });

  it('keeps nobody else from the reminders for longer than its claim', async () => {
    const runs = await scene.runs(1);
    void scene.sweeper(killedAfter(0, scene)).once();
    await ticks();
    await scene.clock.advance(5 * minute - 1);
    expect(await scene.sweeper().once()).toMatchObject({ claimed: 0 });
    await scene.clock.advance(1);
    expect(await scene.sweeper().once()).toMatchObject({ sent: 1 });
    expect(scene.messages(runs)).toEqual([0, 0, 1]);
  });
});

describe('sweeping again and again', () => {
  it('begins at once, goes on at every interval, and ends when it is stopped', async () => {
    const sweeper = scene.sweeper();
    expect(sweeper.last).toBeUndefined();
    sweeper.start();
    sweeper.start();
    await ticks();
    const begins = [sweeper.last?.at];
    for (const step of [29_999, 1, 30_000]) {
      await scene.clock.advance(step);
      await ticks();
      begins.push(sweeper.last?.at);
    }
    expect(begins).toEqual([0, 0, 30_000, 60_000].map((by) => later(day + by)));
    await sweeper.stop();
    expect(scene.clock.waiting()).toBe(0);
    await scene.runs(1);
    await scene.clock.advance(hour);
    expect(scene.sent).toEqual([]);
  });

  it('never overlaps itself: who asks during a sweep gets its result', async () => {
    await scene.runs(1);
    const sweeper = scene.sweeper();
    const [one, other] = await Promise.all([sweeper.once(), sweeper.once()]);
    expect(other).toBe(one);
    expect(await sweeper.once()).not.toBe(one);
  });

  it('is stopped after what has been taken is sent and marked, and takes no more', async () => {
    const runs = await scene.runs(150);
    const held: (() => void)[] = [];
    const sweeper = scene.sweeper({
      send: async ({ person }, _, reason) => {
        await new Promise<void>((go) => held.push(go));
        scene.sent.push({ person, reason, replaces: undefined });
        return { kind: 'sent', activityId: 'card' };
      },
    });
    sweeper.start();
    await scene.clock.advance(0);
    const stopped = jest.fn();
    const stopping = sweeper.stop().then(stopped);
    await scene.clock.advance(0);
    expect(stopped).not.toHaveBeenCalled();
    while (stopped.mock.calls.length === 0) {
      for (const go of held.splice(0)) go();
      await scene.clock.advance(0);
    }
    await stopping;
    expect(scene.messages(runs)).toEqual([50, 100]);
    expect(scene.book.all().filter(({ unanswered }) => unanswered === 1)).toHaveLength(100);
  });

  it('goes on after it was stopped and started again', async () => {
    const sweeper = scene.sweeper();
    sweeper.start();
    await sweeper.stop();
    await scene.runs(1);
    sweeper.start();
    await scene.clock.advance(minute);
    expect(scene.sent).toHaveLength(1);
    await sweeper.stop();
  });
});

describe('a clock that jumps', () => {
  const jumping = (by: { value: number }) => ({
    ...scene.clock,
    now: () => scene.clock.now() + by.value,
  });

  it('forward sends what is due by then, once', async () => {
    const runs = await scene.runs(5, { touchedAt: later(day) });
    const by = { value: 0 };
    const sweeper = scene.sweeper({ clock: jumping(by) });
    expect(await sweeper.once()).toMatchObject({ held: 5 });
    by.value = 30 * day;
    expect(await sweeper.once()).toMatchObject({ sent: 5 });
    expect(await sweeper.once()).toMatchObject({ claimed: 0 });
    expect(scene.messages(runs)).toEqual([0, 5]);
  });

  it('back sends nothing again, and nothing is lost', async () => {
    const runs = await scene.runs(5);
    const by = { value: 0 };
    const sweeper = scene.sweeper({ clock: jumping(by) });
    await sweeper.once();
    by.value = -hour;
    expect(await sweeper.once()).toMatchObject({ claimed: 0 });
    await scene.clock.advance(2 * day + hour);
    expect(await sweeper.once()).toMatchObject({ sent: 5 });
    expect(scene.messages(runs)).toEqual([0, 0, 5]);
  });

  it('back in the middle of a sweep does not make it try over and over', async () => {
    await scene.clock.advance(2 * hour);
    await scene.runs(3);
    const by = { value: 0 };
    let tries = 0;
    const sweeper = scene.sweeper({
      clock: jumping(by),
      workers: 1,
      send: async () => {
        by.value = -hour;
        tries += 1;
        return { kind: 'later', after: 1000 };
      },
    });
    expect(await sweeper.once()).toMatchObject({ failed: 3, took: 0 });
    expect(tries).toBe(3);
  });

  it('beyond the claim sends nothing that somebody else may have', async () => {
    await scene.runs(40);
    const by = { value: 0 };
    const sweeper = scene.sweeper({
      clock: jumping(by),
      send: async ({ person }, _, reason) => {
        scene.sent.push({ person, reason, replaces: undefined });
        by.value = 4 * minute;
        return { kind: 'sent', activityId: 'card' };
      },
    });
    const { sent, held } = await sweeper.once();
    expect(sent + held).toBe(40);
    expect(sent).toBeLessThanOrEqual(32);
    await scene.clock.advance(hour);
    expect((await scene.sweeper().once()).sent).toBe(held);
    expect(scene.sent).toHaveLength(40);
  });
});
