import fc from 'fast-check';
import { DateTime } from 'luxon';
import type { QuietHours } from '../../src/procedure/reminderSettings';
import { isQuiet, release } from '../../src/reminders/quietHours';

const usual: QuietHours = { from: 19 * 60, to: 8 * 60, weekends: true };
const daily: QuietHours = { ...usual, weekends: false };
const minute = 60_000;

const local = (moment: string, zone: string) =>
  DateTime.fromISO(moment, { zone }).toFormat('ccc dd LLL HH:mm ZZ');
const at = (text: string, zone: string) => DateTime.fromISO(text, { zone }).toUTC().toISO() ?? '';

describe('the usual quiet hours', () => {
  const zone = 'Europe/Berlin';
  test.each([
    ['2026-11-25T10:00', 'Wed 25 Nov 10:00 +01:00', 'in the day nothing is held'],
    ['2026-11-25T18:59', 'Wed 25 Nov 18:59 +01:00', 'up to the last minute'],
    [
      '2026-11-25T19:00',
      'Thu 26 Nov 08:00 +01:00',
      'from the first minute of quiet it is held until morning',
    ],
    ['2026-11-26T00:30', 'Thu 26 Nov 08:00 +01:00', 'after midnight until the same morning'],
    ['2026-11-26T08:00', 'Thu 26 Nov 08:00 +01:00', 'the minute at which quiet ends is not quiet'],
    ['2026-11-27T19:00', 'Mon 30 Nov 08:00 +01:00', 'on Friday evening until Monday morning'],
    ['2026-11-28T12:00', 'Mon 30 Nov 08:00 +01:00', 'on Saturday at noon until Monday morning'],
    ['2026-03-27T20:00', 'Mon 30 Mar 08:00 +02:00', 'over the weekend that loses an hour'],
    ['2026-10-23T20:00', 'Mon 26 Oct 08:00 +01:00', 'over the weekend that gains an hour'],
  ])('at %s release at %s: %s', (moment, released) => {
    expect(local(release(at(moment, zone), usual, zone), zone)).toBe(released);
  });

  test('are the person’s own: the same moment is day for one and night for another', () => {
    const moment = '2026-11-25T15:00:00.000Z';
    expect(isQuiet(moment, usual, 'Europe/Berlin')).toBe(false);
    expect(isQuiet(moment, usual, 'Asia/Tokyo')).toBe(true);
    expect(local(release(moment, usual, 'Asia/Tokyo'), 'Asia/Tokyo')).toBe('Thu 26 Nov 08:00 +09:00');
  });

  test.each([undefined, '', 'Mars/Olympus', 'W. Europe Standard Time'])(
    'are read in UTC when the zone is %s',
    (unknown) => {
      expect(release('2026-11-25T20:00:00.000Z', usual, unknown)).toBe('2026-11-26T08:00:00.000Z');
    },
  );
});

describe('other quiet hours', () => {
  test('turned off hold nothing', () => {
    const saturdayNight = '2026-11-28T23:00:00.000Z';
    expect(release(saturdayNight, undefined, 'UTC')).toBe(saturdayNight);
  });

  test('that are daily leave the weekend alone', () => {
    expect(release('2026-11-28T12:00:00.000Z', daily, 'UTC')).toBe('2026-11-28T12:00:00.000Z');
    expect(release('2026-11-28T22:00:00.000Z', daily, 'UTC')).toBe('2026-11-29T08:00:00.000Z');
  });

  test('within one day end on that day', () => {
    const noon: QuietHours = { from: 12 * 60, to: 13 * 60, weekends: false };
    expect(release('2026-11-25T12:30:00.000Z', noon, 'UTC')).toBe('2026-11-25T13:00:00.000Z');
    expect(release('2026-11-25T14:30:00.000Z', noon, 'UTC')).toBe('2026-11-25T14:30:00.000Z');
  });

  test('with equal ends make no hour of a day quiet, and leave the weekend', () => {
    const equal: QuietHours = { from: 8 * 60, to: 8 * 60, weekends: true };
    for (const moment of [
      '2026-11-25T07:59:00.000Z',
      '2026-11-25T08:00:00.000Z',
      '2026-11-25T23:00:00.000Z',
    ]) {
      expect(release(moment, equal, 'UTC')).toBe(moment);
    }
    expect(release('2026-11-28T08:00:00.000Z', equal, 'UTC')).toBe('2026-11-30T00:00:00.000Z');
  });

  test('that end in an hour which daylight saving skips, end when the clocks are changed', () => {
    const skipped: QuietHours = { from: 0, to: 2 * 60 + 30, weekends: false };
    const zone = 'Europe/Berlin';
    expect(local(release(at('2026-03-29T01:00', zone), skipped, zone), zone)).toBe('Sun 29 Mar 03:00 +02:00');
  });

  test('that end in an hour which comes twice, end the first time, and hold again the second time', () => {
    const twice: QuietHours = { from: 0, to: 2 * 60 + 30, weekends: false };
    const zone = 'Europe/Berlin';
    expect(local(release(at('2026-10-25T01:00', zone), twice, zone), zone)).toBe('Sun 25 Oct 02:30 +02:00');
    expect(local(release('2026-10-25T01:10:00.000Z', twice, zone), zone)).toBe('Sun 25 Oct 02:30 +01:00');
  });
});

describe('any quiet hours, anywhere, at any time', () => {
  /** Half an hour of daylight saving, two hours, changes at midnight, in Ramadan, and a day that never was. */
  const zones = [
    ...['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Antarctica/Troll', 'Africa/Casablanca'],
    ...['America/Sao_Paulo', 'Asia/Beirut', 'America/Havana', 'Pacific/Apia', 'Asia/Kathmandu', 'UTC'],
  ];
  const changes = [
    ...['2026-03-29', '2026-10-25', '2026-03-08', '2026-11-01', '2026-04-05', '2026-10-04', '2026-02-15'],
    ...['2026-03-22', '2018-11-04', '2018-02-18', '2026-03-26', '2011-12-30', '2022-03-13'],
  ];
  const moments = fc.oneof(
    fc.integer({ min: Date.UTC(2005, 0), max: Date.UTC(2040, 0) }),
    fc
      .tuple(fc.constantFrom(...changes), fc.integer({ min: -4 * 1440, max: 2 * 1440 }))
      .map(([day, minutes]) => Date.parse(day) + minutes * minute),
  );
  const times = fc.oneof(
    fc.integer({ min: 0, max: 287 }).map((fives) => fives * 5),
    fc.constantFrom(0, 30, 60, 90, 120, 150, 180, 1410, 1435),
  );
  const spans: fc.Arbitrary<QuietHours> = fc.oneof(
    fc.record({ from: times, to: times, weekends: fc.boolean() }),
    fc.tuple(times, fc.boolean()).map(([end, weekends]) => ({ from: end, to: end, weekends })),
  );

  /** A second reading of what quiet means, off the clock on the wall. */
  const quietAt = (time: number, { from, to, weekends }: QuietHours, zone: string): boolean => {
    const { hour, minute, weekday } = DateTime.fromMillis(time, { zone });
    if (weekends && weekday > 5) return true;
    const now = hour * 60 + minute;
    return from <= to ? now >= from && now < to : now >= from || now < to;
  };

  const checkAll = (holds: (moment: number, quiet: QuietHours, zone: string, released: number) => void) =>
    fc.assert(
      fc.property(moments, spans, fc.constantFrom(...zones), (time, quiet, zone) => {
        const moment = new Date(time).toISOString();
        holds(time, quiet, zone, Date.parse(release(moment, quiet, zone)));
      }),
      { numRuns: 400 },
    );

  test('the released moment is not quiet, and never before', () => {
    checkAll((time, quiet, zone, released) => {
      expect(released).toBeGreaterThanOrEqual(time);
      expect(quietAt(released, quiet, zone)).toBe(false);
    });
  });

  test('every moment before it is quiet, so that nothing is held for longer than needed', () => {
    checkAll((time, quiet, zone, released) => {
      for (let at = time; at < released; at += 5 * minute) expect(quietAt(at, quiet, zone)).toBe(true);
      if (released > time) expect(quietAt(released - 1, quiet, zone)).toBe(true);
    });
  });

  test('it is released once: to ask again changes nothing', () => {
    checkAll((_, quiet, zone, released) => {
      const again = new Date(released).toISOString();
      expect(release(again, quiet, zone)).toBe(again);
      expect(isQuiet(again, quiet, zone)).toBe(false);
    });
  });

  test('what is held is released within four days', () => {
    checkAll((time, _, __, released) => expect(released - time).toBeLessThan(4 * 1440 * minute));
  });
});
