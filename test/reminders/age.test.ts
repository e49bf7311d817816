import fc from 'fast-check';
import { appPasswordMadeAt } from '../../src/procedure/appPassword';
import { proven, reported } from '../../src/procedure/finding';
import type { AgeReminder } from '../../src/procedure/reminder';
import type { ReminderSettings } from '../../src/procedure/reminderSettings';
import type { RunChange } from '../../src/procedure/run';
import { afterSentOfAge, firstOfAge, newestOfAge, whatNowOfAge } from '../../src/reminders/age';
import { seen } from '../support/someDirectory';
import { serviceAccount } from '../support/somePeople';
import { anyHour, begun, begunRun, day, hour, later, minute, usualHours } from '../support/someReminder';
import { confirmed } from '../support/someRun';
import { sweepScene, type Scene } from './sweepers';

const rotateAfter = 180 * day;
const settings: ReminderSettings = { ...anyHour, rotateAfter };
const zone = 'UTC';

const made = (madeAt: string): RunChange => ({
  ...confirmed(),
  findings: [proven(10, 'app-password-audited', seen(undefined), { at: madeAt })],
});
const through = (madeAt = begun) => begunRun(made(madeAt));
function ageOf(more: Partial<AgeReminder> = {}): AgeReminder {
  const first = firstOfAge(through(), settings);
  if (!first) throw new Error('no reminder');
  return { ...first, ...more };
}

/** Lets a person do nothing: when each reminder was sent, in days since the app password was made, and why. */
function lifeOf(first: AgeReminder, using = settings): readonly (readonly [days: number, why: string])[] {
  const life: [number, string][] = [];
  let reminder: AgeReminder | undefined = first;
  for (let looks = 0; reminder && looks < 200; looks += 1) {
    const now: string = reminder.due;
    const next = whatNowOfAge(undefined, reminder, now, using, zone);
    if (next.kind === 'drop') return [...life, [NaN, 'drop']];
    if (next.kind === 'wait') {
      reminder = { ...reminder, due: next.due };
    } else {
      const why = next.kind === 'send' ? next.reason : next.kind;
      life.push([(Date.parse(now) - Date.parse(begun)) / day, why]);
      reminder = afterSentOfAge(reminder, now, using, zone);
    }
  }
  return life;
}

describe('when an app password was made', () => {
  const at = later(hour);
  it.each<[string, RunChange, string | undefined]>([
    ['the audit log’s time', { ...made(begun), savedAt: at }, begun],
    ['the administrator’s word that it is made', { findings: [reported(10, 'app-password-made', at)] }, at],
    ['the administrator’s word that it is saved', { savedAt: at }, at],
    ['not known before that', {}, undefined],
  ])('is %s', (_what, change, moment) => {
    expect(appPasswordMadeAt(begunRun(change))).toBe(moment);
  });
});

describe('an app password', () => {
  test('nobody replaces is reminded of at its age, then at growing distances, and for 60 days', () => {
    const life = lifeOf(ageOf());
    const days = life.map(([since]) => since - 180);
    expect(days).toEqual([0, 2, 6, 13, 20, 27, 34, 41, 48, 55, 60]);
    expect(life.map(([, why]) => why)).toEqual([...Array.from({ length: 10 }, () => 'old'), 'last']);
  });

  test('is not reminded of when no age is set, or none is known', () => {
    expect(firstOfAge(through(), anyHour)).toBeUndefined();
    expect(firstOfAge(begunRun(confirmed()), settings)).toBeUndefined();
    expect(firstOfAge(begunRun({ savedAt: begun }), settings)).toBeUndefined();
    expect(whatNowOfAge(undefined, ageOf(), later(rotateAfter), anyHour, zone)).toEqual({ kind: 'drop' });
  });

  test('waits for another age when the setting has become longer', () => {
    const longer = { ...settings, rotateAfter: 365 * day };
    const look = whatNowOfAge(undefined, ageOf(), later(rotateAfter), longer, zone);
    expect(look).toEqual({ kind: 'wait', due: later(365 * day) });
  });

  test('waits for the end of quiet hours, by the person’s own clock', () => {
    const quiet = { ...usualHours, rotateAfter };
    // A Monday at 10:00 of UTC: in Los Angeles it is two in the morning.
    const now = later(rotateAfter);
    const look = whatNowOfAge(undefined, ageOf(), now, quiet, 'America/Los_Angeles');
    expect(look).toEqual({ kind: 'wait', due: later(5 * hour, now) });
    expect(whatNowOfAge(undefined, ageOf(), now, quiet, zone)).toEqual({ kind: 'send', reason: 'old' });
  });

  test('at a time that the person has named is reminded of then, whatever the hour', () => {
    const night = later(rotateAfter + 14 * hour);
    const asked = ageOf({ asked: true, due: night, touchedAt: later(rotateAfter) });
    const quiet = { ...usualHours, rotateAfter };
    expect(whatNowOfAge(undefined, asked, later(-1, night), quiet, zone)).toEqual({
      kind: 'wait',
      due: night,
    });
    expect(whatNowOfAge(undefined, asked, night, quiet, zone)).toEqual({ kind: 'send', reason: 'asked' });
    expect(afterSentOfAge(asked, night, settings, zone)).toMatchObject({
      ...{ asked: false, unanswered: 1, due: later(2 * day, night) },
    });
  });

  test('is left alone for a day while a run on its account is open, and not while one on another is', () => {
    const now = later(rotateAfter);
    const { id } = serviceAccount;
    const wait = { kind: 'wait', due: later(day, now) };
    expect(whatNowOfAge(begunRun(confirmed()), ageOf(), now, settings, zone)).toEqual(wait);
    expect(whatNowOfAge(begunRun({ wanted: id }), ageOf(), now, settings, zone)).toEqual(wait);
    const other = confirmed({ ...serviceAccount, id: 'other' });
    for (const change of [
      { ...other, wanted: id },
      {},
      { ...confirmed(), state: 'cancelled' },
    ] as RunChange[]) {
      expect(whatNowOfAge(begunRun(change), ageOf(), now, settings, zone)).toMatchObject({ kind: 'send' });
    }
  });

  test('that its person did something about begins the distance anew', () => {
    const touchedAt = later(rotateAfter + 50 * day);
    const look = whatNowOfAge(undefined, ageOf({ touchedAt, unanswered: 9 }), touchedAt, settings, zone);
    expect(look).toMatchObject({ kind: 'wait' });
    const life = lifeOf(ageOf({ touchedAt, due: touchedAt }));
    expect(life.at(-1)).toEqual([180 + 50 + 60, 'last']);
  });
});

describe('the newest app password of an account', () => {
  const first = ageOf();

  test('takes the place of an older one, whoever made it', () => {
    const next = newestOfAge(first, through(later(day)), later(2 * day), settings);
    expect(next).toMatchObject({ madeAt: later(day), due: later(day + rotateAfter) });
    expect(newestOfAge(undefined, through(), later(day), settings)).toEqual(first);
  });

  test('stays when a run that made its own earlier is through later', () => {
    expect(newestOfAge(first, through(later(-day)), later(day), settings)).toBe(first);
  });

  test('is not one that a wrong clock has dated to the future', () => {
    const future = { ...first, madeAt: later(400 * day) };
    expect(newestOfAge(future, through(later(day)), later(2 * day), settings)).toMatchObject({
      madeAt: later(day),
    });
  });

  test('leaves nothing behind when no age is set any more', () => {
    expect(newestOfAge(first, through(later(day)), later(2 * day), anyHour)).toBeUndefined();
  });
});

describe('a clock that was wrong', () => {
  test('and is set back keeps no reminder for the time it was ahead', () => {
    const ahead = { ...ageOf({ touchedAt: later(900 * day), unanswered: 2 }), sentAt: later(901 * day) };
    const soon = later(rotateAfter + 4 * day);
    expect(whatNowOfAge(undefined, ahead, later(rotateAfter), settings, zone)).toEqual({
      ...{ kind: 'wait', due: soon },
    });
    expect(whatNowOfAge(undefined, ahead, soon, settings, zone)).toMatchObject({ kind: 'send' });
  });

  test('whatever it shows, a reminder is never dropped and never put off to the past', () => {
    const moments = fc.integer({ min: -10 * 24 * 60, max: 400 * 24 * 60 });
    fc.assert(
      fc.property(moments, moments, moments, fc.nat(9), (looked, touched, sent, unanswered) => {
        const now = later(looked * minute);
        const reminder = {
          ...ageOf({ touchedAt: later(touched * minute), unanswered }),
          sentAt: later(sent * minute),
        };
        const look = whatNowOfAge(undefined, reminder, now, { ...usualHours, rotateAfter }, 'Europe/Berlin');
        expect(look.kind).not.toBe('drop');
        if (look.kind === 'wait') expect(Date.parse(look.due)).toBeGreaterThan(Date.parse(now));
      }),
    );
  });
});

describe('sweepers', () => {
  let scene: Scene;
  beforeEach(async () => {
    scene = sweepScene(settings);
    await scene.book.changeAge({ tenantId: 't', accountId: serviceAccount.id }, () => undefined);
    const age = ageOf();
    await scene.book.changeAge({ tenantId: age.person.tenantId, accountId: age.account.id }, () => age);
    await scene.clock.advance(rotateAfter);
  });

  it('send the card of an old app password once, and plan the next', async () => {
    const results = await Promise.all([1, 2, 3, 4].map(() => scene.sweeper().once()));
    expect(results.map(({ sent }) => sent).sort()).toEqual([0, 0, 0, 1]);
    expect(scene.sent).toMatchObject([{ reason: 'old', replaces: undefined }]);
    await scene.clock.advance(2 * day);
    await scene.sweeper().once();
    expect(scene.sent).toMatchObject([{}, { reason: 'old', replaces: 'card-1' }]);
  });

  it('keep it for a person who cannot be reached, with its card', async () => {
    await scene.sweeper().once();
    scene.answers.push({ kind: 'blocked' });
    await scene.clock.advance(2 * day);
    expect(await scene.sweeper().once()).toMatchObject({ dropped: 1 });
    expect(scene.book.all()).toMatchObject([{ parked: true, activityId: 'card-1', unanswered: 1 }]);
  });

  it('try it again when Teams takes none, or when nobody knows', async () => {
    scene.answers.push({ kind: 'later', after: minute }, { kind: 'doubt' }, new Error('broken'));
    for (let looks = 0; looks < 4; looks += 1) {
      await scene.sweeper().once();
      await scene.clock.advance(hour);
    }
    expect(scene.sent).toHaveLength(1);
    expect(scene.book.all()).toMatchObject([{ unanswered: 1 }]);
  });

  it('say that no more come, and keep nothing', async () => {
    await scene.clock.advance(61 * day);
    await scene.sweeper().once();
    expect(scene.sent).toMatchObject([{ reason: 'last' }]);
    expect(scene.book.all()).toEqual([]);
  });
});
