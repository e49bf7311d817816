import fc from 'fast-check';
import { DateTime } from 'luxon';
import { snoozed } from '../../src/reminders/snooze';

const berlin = 'Europe/Berlin';
const local = (moment: string, zone: string) =>
  DateTime.fromISO(moment, { zone }).toFormat('ccc dd LLL HH:mm');

describe('a reminder that is put off', () => {
  test('by an hour comes 60 minutes later, also in the night when the clocks are changed', () => {
    expect(snoozed('hour', '2026-11-25T10:20:30.000Z', berlin)).toBe('2026-11-25T11:20:30.000Z');
    expect(snoozed('hour', '2026-10-25T00:30:00.000Z', berlin)).toBe('2026-10-25T01:30:00.000Z');
    expect(snoozed('hour', '2026-03-29T00:30:00.000Z', berlin)).toBe('2026-03-29T01:30:00.000Z');
  });

  test.each([
    ['2026-11-25T10:20:30.000Z', 'Thu 26 Nov 09:00'],
    ['2026-11-25T23:30:00.000Z', 'Fri 27 Nov 09:00'],
    ['2026-03-28T12:00:00.000Z', 'Sun 29 Mar 09:00'],
  ])('at %s until tomorrow comes on %s, by the person’s clock', (now, then) => {
    expect(local(snoozed('tomorrow', now, berlin), berlin)).toBe(then);
  });

  test.each([
    ['2026-11-25T10:20:30.000Z', 'Wed 25 Nov 18:00'],
    ['2026-11-25T16:00:00.000Z', 'Wed 25 Nov 18:00'],
    ['2026-11-25T16:30:00.000Z', 'Wed 25 Nov 18:30'],
    ['2026-11-25T22:30:00.000Z', 'Thu 26 Nov 00:30'],
    ['2026-10-25T00:30:00.000Z', 'Sun 25 Oct 18:00'],
  ])('at %s until the evening comes on %s, an hour later at least', (now, then) => {
    expect(local(snoozed('evening', now, berlin), berlin)).toBe(then);
  });

  test.each([
    ['2026-11-25T10:20:30.000Z', 'Mon 30 Nov 09:00'],
    ['2026-11-29T22:59:00.000Z', 'Mon 30 Nov 09:00'],
    ['2026-11-29T23:00:00.000Z', 'Mon 07 Dec 09:00'],
    ['2026-10-20T10:00:00.000Z', 'Mon 26 Oct 09:00'],
  ])('at %s until next week comes on %s', (now, then) => {
    expect(local(snoozed('next-week', now, berlin), berlin)).toBe(then);
  });

  test('of a person whose zone is not known goes by UTC', () => {
    expect(snoozed('tomorrow', '2026-11-25T23:30:00.000Z', undefined)).toBe('2026-11-26T09:00:00.000Z');
  });

  test('is never put off to the past, and by eight days at most', () => {
    const zones = fc.constantFrom(
      berlin,
      'America/Havana',
      'Asia/Beirut',
      'Pacific/Apia',
      'Australia/Lord_Howe',
    );
    const times = fc.integer({ min: Date.UTC(2010, 0), max: Date.UTC(2040, 0) });
    fc.assert(
      fc.property(
        times,
        zones,
        fc.constantFrom('hour', 'evening', 'tomorrow', 'next-week'),
        (time, zone, choice) => {
          const wait = Date.parse(snoozed(choice, new Date(time).toISOString(), zone)) - time;
          expect(wait).toBeGreaterThan(0);
          expect(wait).toBeLessThanOrEqual(8 * 24 * 60 * 60 * 1000);
        },
      ),
    );
  });
});
