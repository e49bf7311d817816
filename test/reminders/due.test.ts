import fc from 'fast-check';
import type { Reminder } from '../../src/procedure/reminder';
import type { Run, RunChange } from '../../src/procedure/run';
import { afterSent, broughtForward, firstReminder, whatNow } from '../../src/reminders/due';
import {
  anyHour,
  begun,
  begunRun,
  day,
  hour,
  later,
  minute,
  openGap,
  reminderOf,
  usualHours,
} from '../support/someReminder';

const zone = 'UTC';
const first = (run: Run) => reminderOf(run, { due: later(2 * hour) });

/** Lets a person do nothing from the begin on: when each reminder was sent, in hours, and why; at last that it stops. */
function lifeOf(run: Run, settings = anyHour): readonly (readonly [hours: number, why: string])[] {
  const life: [number, string][] = [];
  let reminder: Reminder | undefined = firstReminder(run, begun, settings);
  for (let looks = 0; reminder && looks < 200; looks += 1) {
    const now: string = reminder.due;
    const next = whatNow(run, reminder, now, settings, zone);
    if (next.kind === 'drop') return [...life, [NaN, 'drop']];
    if (next.kind === 'wait') {
      reminder = { ...reminder, due: next.due };
    } else {
      life.push([
        (Date.parse(now) - Date.parse(begun)) / hour,
        next.kind === 'send' ? next.reason : next.kind,
      ]);
      reminder = afterSent(run, reminder, now, settings, zone);
    }
  }
  return life;
}

describe('a run that nobody goes on with', () => {
  test('is reminded of after a day, two more, four more, then once a week until the 60th day', () => {
    const life = lifeOf(begunRun());
    const days = life.map(([hours]) => hours / 24);
    expect(days).toEqual([1, 3, 7, 14, 21, 28, 35, 42, 49, 56, 60]);
    expect(new Set(life.slice(0, -1).map(([, why]) => why))).toEqual(new Set(['unfinished']));
    expect(life.at(-1)).toEqual([60 * 24, 'last']);
  });

  test('with an open gap is reminded of after 2 hours, 4 more, 8 more, then once a week', () => {
    const life = lifeOf(begunRun(openGap()));
    expect(life.slice(0, 5)).toEqual([2, 6, 14, 14 + 168, 14 + 336].map((hours) => [hours, 'gap']));
    expect(life.at(-1)).toEqual([60 * 24, 'last']);
  });

  test('is counted from the last thing that the person did, not from its begin', () => {
    const run = begunRun({ touchedAt: later(5 * hour) });
    expect(whatNow(run, first(run), later(28 * hour), anyHour, zone)).toEqual({
      kind: 'wait',
      due: later(29 * hour),
    });
    expect(whatNow(run, first(run), later(29 * hour), anyHour, zone)).toEqual({
      kind: 'send',
      reason: 'unfinished',
    });
  });

  test('is looked at as soon as the shorter length has passed', () => {
    expect(firstReminder(begunRun(), begun, anyHour)).toEqual(first(begunRun()));
    expect(firstReminder(begunRun(), begun, { ...anyHour, remindAfter: hour }).due).toBe(later(hour));
  });

  test('whose gap is closed before it is due waits for the longer length', () => {
    const run = begunRun({ ...openGap(), gapClosedAt: later(hour) });
    expect(whatNow(run, first(run), later(2 * hour), anyHour, zone)).toEqual({
      kind: 'wait',
      due: later(day),
    });
  });

  test('is never reminded of at a shorter distance than before, whatever the settings', () => {
    const life = lifeOf(begunRun(), { ...anyHour, remindAfter: 10 * day, remindFor: 100 * day });
    expect(life.map(([hours]) => hours / 24)).toEqual([10, 20, 30, 40, 50, 60, 70, 80, 90, 100]);
  });

  test('with an open gap is not reminded of later than without one', () => {
    const [sent] = lifeOf(begunRun(openGap()), { ...anyHour, remindAfter: hour });
    expect(sent).toEqual([1, 'gap']);
  });
});

describe('a run that is not to be reminded of', () => {
  const changes: readonly (readonly [string, RunChange])[] = [
    ['finished', { state: 'finished' }],
    ['cancelled', { state: 'cancelled' }],
    ['one that the person wants no reminders of', { remindersOff: true }],
  ];
  test.each(changes)('%s: the reminder is dropped, also when its time was asked for', (_, change) => {
    const run = begunRun(change);
    for (const asked of [false, true]) {
      expect(whatNow(run, { ...first(run), asked }, later(2 * day), anyHour, zone)).toEqual({ kind: 'drop' });
    }
  });

  test('gone, or another one: the reminder is dropped', () => {
    const reminder = first(begunRun());
    expect(whatNow(undefined, reminder, later(2 * day), anyHour, zone)).toEqual({ kind: 'drop' });
    const other = { ...begunRun(), id: 'another run' };
    expect(whatNow(other, reminder, later(2 * day), anyHour, zone)).toEqual({ kind: 'drop' });
  });
});

describe('a time that the person has named', () => {
  const saturdayNight = '2026-11-28T23:30:00.000Z';
  const run = begunRun();
  const asked = reminderOf(run, { due: saturdayNight, asked: true });

  test('is kept, whatever the hour and however soon', () => {
    const now = [saturdayNight, usualHours, zone] as const;
    expect(whatNow(begunRun({ touchedAt: later(-1, saturdayNight) }), asked, ...now)).toEqual({
      kind: 'send',
      reason: 'asked',
    });
  });

  test('is waited for, also with an open gap', () => {
    const early = whatNow(begunRun(openGap()), asked, later(-1, saturdayNight), usualHours, zone);
    expect(early).toEqual({ kind: 'wait', due: saturdayNight });
  });

  test('is followed by the usual distance, counted from then', () => {
    const next = afterSent(run, asked, saturdayNight, anyHour, zone);
    expect(next).toMatchObject({ asked: false, unanswered: 1, due: later(2 * day, saturdayNight) });
  });

  test('after the last word is kept, and the last word comes after it', () => {
    const far = { ...asked, due: later(90 * day) };
    expect(whatNow(run, far, far.due, anyHour, zone)).toEqual({ kind: 'send', reason: 'asked' });
    const next = afterSent(run, far, far.due, anyHour, zone);
    expect(next?.due).toBe(later(92 * day));
    expect(next && whatNow(run, next, next.due, anyHour, zone)).toEqual({ kind: 'last' });
  });
});

describe('a person who does something', () => {
  const sentOnce = afterSent(begunRun(), first(begunRun()), later(day), anyHour, zone);
  const reminder = sentOnce ?? first(begunRun());

  test('after a reminder is next reminded at the first distance, and the count begins anew', () => {
    const run = begunRun({ touchedAt: later(2 * day) });
    expect(whatNow(run, reminder, later(3 * day - 1), anyHour, zone)).toEqual({
      kind: 'wait',
      due: later(3 * day),
    });
    expect(whatNow(run, reminder, later(3 * day), anyHour, zone)).toMatchObject({ kind: 'send' });
    expect(afterSent(run, reminder, later(3 * day), anyHour, zone)).toMatchObject({
      unanswered: 1,
      due: later(5 * day),
    });
  });

  test('before a reminder but not after it has left it unanswered', () => {
    const run = begunRun({ touchedAt: later(1) });
    expect(afterSent(run, reminder, later(4 * day), anyHour, zone)).toMatchObject({
      unanswered: 2,
      due: later(8 * day),
    });
  });

  test('has the stated time before them again', () => {
    const run = begunRun({ touchedAt: later(59 * day) });
    expect(whatNow(run, reminder, later(60 * day), anyHour, zone)).toMatchObject({ kind: 'send' });
    expect(whatNow(run, reminder, later(119 * day), anyHour, zone)).toEqual({ kind: 'last' });
  });
});

describe('the living card', () => {
  test('stays the same one from reminder to reminder', () => {
    const run = begunRun();
    const next = afterSent(run, reminderOf(run, { activityId: 'card-1' }), later(day), anyHour, zone);
    expect(next?.activityId).toBe('card-1');
  });
});

describe('quiet hours', () => {
  const friday = '2026-11-27T17:30:00.000Z';
  const fridayNight = later(2 * hour, friday);
  const monday = '2026-11-30T08:00:00.000Z';
  const unfinished = begunRun({ touchedAt: later(-day, fridayNight) });
  const inGap = begunRun(openGap(friday));

  test('hold a reminder until they end, and it is sent then', () => {
    const reminder = reminderOf(unfinished, { due: fridayNight });
    expect(whatNow(unfinished, reminder, fridayNight, usualHours, zone)).toEqual({
      kind: 'wait',
      due: monday,
    });
    expect(whatNow(unfinished, { ...reminder, due: monday }, monday, usualHours, zone)).toMatchObject({
      kind: 'send',
    });
  });

  test('hold that of an open gap too, but for a person who agrees to be woken', () => {
    const now = [reminderOf(inGap), fridayNight, usualHours, zone] as const;
    expect(whatNow(inGap, ...now)).toEqual({ kind: 'wait', due: monday });
    const woken: Run = { ...inGap, mayWake: true };
    expect(whatNow(woken, ...now)).toEqual({ kind: 'send', reason: 'gap' });
    expect(afterSent(woken, ...now)?.due).toBe(later(4 * hour, fridayNight));
  });

  test('hold what is not about the gap, whatever the person agreed to', () => {
    const now = [reminderOf(unfinished), fridayNight, usualHours, zone] as const;
    expect(whatNow({ ...unfinished, mayWake: true }, ...now)).toEqual({ kind: 'wait', due: monday });
  });

  test('hold the last word', () => {
    const old = begunRun({ touchedAt: later(-61 * day, fridayNight) });
    expect(
      whatNow(
        { ...old, begunAt: later(-61 * day, fridayNight) },
        reminderOf(old),
        fridayNight,
        usualHours,
        zone,
      ),
    ).toEqual({ kind: 'wait', due: monday });
  });

  test('move what is planned: the next one is due at an hour that is not quiet', () => {
    const thursday = '2026-11-26T17:00:00.000Z';
    expect(afterSent(unfinished, reminderOf(unfinished), thursday, usualHours, zone)?.due).toBe(monday);
  });

  test('never end the life of a run that is not over', () => {
    const life = lifeOf(begunRun(), usualHours);
    expect(life.map(([, why]) => why)).toEqual([...Array.from({ length: 10 }, () => 'unfinished'), 'last']);
  });
});

describe('a clock that was wrong', () => {
  test('and is set back keeps no reminder for the time it was ahead', () => {
    const run = begunRun({ touchedAt: later(400 * day) });
    const sent = { ...first(run), unanswered: 1, sentAt: later(401 * day) };
    expect(whatNow(run, sent, later(2 * day), anyHour, zone)).toEqual({ kind: 'send', reason: 'unfinished' });
  });

  test('so that not even the begin of the run can be believed, does no harm: it is reminded of once', () => {
    const run = begunRun();
    const past = later(-day);
    expect(whatNow(run, reminderOf(run, { due: past }), past, anyHour, zone)).toMatchObject({ kind: 'send' });
    expect(afterSent(run, reminderOf(run), past, anyHour, zone)?.due).toBe(later(day));
  });
});

describe('a gap that opens while the next reminder is days away', () => {
  const kept = reminderOf(begunRun(), { due: later(7 * day), unanswered: 3, activityId: 'card-1' });
  const run = begunRun(openGap(later(day)));

  test('brings it forward, with its card', () => {
    expect(broughtForward(run, kept, later(day), anyHour)).toEqual({ ...kept, due: later(day + 2 * hour) });
  });

  test('makes one when there is none, or only that of another run', () => {
    const fresh = firstReminder(run, later(day), anyHour);
    expect(broughtForward(run, undefined, later(day), anyHour)).toEqual(fresh);
    expect(broughtForward(run, { ...kept, runId: 'another run' }, later(day), anyHour)).toEqual(fresh);
  });

  test('leaves it when it comes soon enough, or at a time that the person has named', () => {
    expect(broughtForward(run, { ...kept, due: later(day + hour) }, later(day), anyHour)).toBeUndefined();
    expect(broughtForward(run, { ...kept, asked: true }, later(day), anyHour)).toBeUndefined();
  });

  test('makes none for a person who wants none, or when the run has ended', () => {
    const changes: readonly RunChange[] = [{ remindersOff: true }, { state: 'finished' }];
    for (const change of changes) {
      expect(broughtForward({ ...run, ...change } as Run, undefined, later(day), anyHour)).toBeUndefined();
    }
  });
});

describe('an open run, whenever it is looked at', () => {
  const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Pacific/Apia', 'Mars/Olympus');
  const hours = fc.integer({ min: 0, max: 70 * 24 * 60 });
  const times = fc.integer({ min: 0, max: 1439 });
  const quiet = fc.record({ from: times, to: times, weekends: fc.boolean() });

  test('is never dropped, never put off to the past, and is reminded of in the end', () => {
    const scenes = fc.tuple(hours, hours, quiet, zones, fc.boolean(), fc.integer({ min: 0, max: 9 }));
    fc.assert(
      fc.property(scenes, ([looked, touched, quietHours, zone, gap, unanswered]) => {
        const at = later(touched * minute);
        const run = begunRun({ touchedAt: at, ...(gap && { gapOpenedAt: at }) });
        const reminder = reminderOf(run, { unanswered });
        let now = later(looked * minute);
        for (let looks = 0; ; looks += 1) {
          const next = whatNow(run, reminder, now, { ...anyHour, quietHours }, zone);
          if (next.kind !== 'wait') {
            expect(next.kind).not.toBe('drop');
            return;
          }
          expect(Date.parse(next.due)).toBeGreaterThan(Date.parse(now));
          expect(looks).toBeLessThan(4);
          now = next.due;
        }
      }),
    );
  });
});
