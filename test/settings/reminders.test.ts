import { readSettings } from '../../src/settings';
import { liveVariables as live, wrong } from '../support/liveVariables';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const quiet = (QUIET_HOURS: string) => readSettings({ QUIET_HOURS }).reminders.quietHours;

describe('the lengths of time', () => {
  const given = {
    REMIND_AFTER: 'P1DT12H',
    REMIND_AFTER_GAP: 'PT90M',
    REMIND_FOR: 'P2W',
    REMIND_SWEEP_EVERY: 'PT1.5S',
    TEAMS_RATE: '30',
  };
  const read = {
    reminders: { remindAfter: 36 * hour, remindAfterGap: 90 * minute, remindFor: 14 * day, sweepEvery: 1500 },
    teamsRate: 30,
  };

  test('are read as milliseconds, in practice and live', () => {
    expect(readSettings(given)).toMatchObject({ mode: 'practice', ...read });
    expect(readSettings({ ...live, ...given })).toMatchObject({ mode: 'live', ...read });
  });

  test('are the same in both modes when nothing is said', () => {
    const { reminders, teamsRate } = readSettings({});
    expect(readSettings(live)).toMatchObject({ mode: 'live', reminders, teamsRate });
  });

  test.each([
    '24',
    '24h',
    'PT',
    'P1Y',
    'P1M',
    'P1M1D',
    'P1Y2M3DT4H',
    '-PT2H',
    'PT-2H',
    'PT30S',
    'P31D',
    'PT2H x',
  ])('a first reminder after %s is refused, with what is taken', (REMIND_AFTER) => {
    const fault = ['REMIND_AFTER is not an ISO 8601 duration from PT1M to P30D'];
    expect(wrong({ REMIND_AFTER })).toEqual(fault);
    expect(wrong({ ...live, REMIND_AFTER })).toEqual(fault);
  });

  test.each([
    ['REMIND_AFTER_GAP', 'PT59S', 'P31D'],
    ['REMIND_FOR', 'PT1M', 'P366D'],
    ['REMIND_SWEEP_EVERY', 'PT0.5S', 'PT61M'],
    ['TEAMS_RATE', '0', '1001'],
    ['TEAMS_RATE', '1.5', '-5'],
  ])('%s has a least and a most', (variable, tooLittle, tooMuch) => {
    for (const value of [tooLittle, tooMuch]) {
      expect(wrong({ [variable]: value })).toEqual([expect.stringContaining(`${variable} is not a`)]);
    }
  });

  test.each([
    ['off', undefined],
    ['P180D', 180 * day],
    ['P26W', 182 * day],
    ['P1D', day],
  ])('an app password is to be replaced after %s', (ROTATE_AFTER, rotateAfter) => {
    expect(readSettings({ ROTATE_AFTER }).reminders.rotateAfter).toBe(rotateAfter);
    expect(readSettings({ ...live, ROTATE_AFTER }).reminders.rotateAfter).toBe(rotateAfter);
  });

  test('nobody is reminded of an app password when nothing is said', () => {
    expect(readSettings({}).reminders.rotateAfter).toBeUndefined();
  });

  test.each(['PT23H', 'P1096D', 'P6M', '180', 'never'])('the age %s is refused', (ROTATE_AFTER) => {
    expect(wrong({ ROTATE_AFTER })).toEqual([
      'ROTATE_AFTER is not an ISO 8601 duration from P1D to P1095D, nor off',
    ]);
  });

  test('reminders that would stop before they begin are refused', () => {
    const fault = ['REMIND_FOR is not longer than REMIND_AFTER, so that nobody would be reminded'];
    expect(wrong({ REMIND_FOR: 'PT24H' })).toEqual(fault);
    expect(wrong({ REMIND_FOR: 'PT24H', REMIND_AFTER: 'PT23H' })).toEqual([]);
  });

  test('faults are named together with those of the other settings', () => {
    expect(wrong({ PORT: 'x', TEAMS_RATE: 'x', QUIET_HOURS: 'x' })).toEqual([
      'PORT is not a port',
      'QUIET_HOURS are not two times of day',
      'TEAMS_RATE is not a whole number from 1 to 1000',
    ]);
    expect(wrong({ BOT_ID: live.BOT_ID, REMIND_AFTER: 'x' })).toEqual(
      expect.arrayContaining([
        'PUBLIC_URL is missing',
        expect.stringContaining('REMIND_AFTER'),
        'BOT_PASSWORD is missing',
      ]),
    );
  });
});

describe('the quiet hours', () => {
  test('go past midnight, and take the weekend with them', () => {
    expect(quiet('19:00-08:00')).toEqual({ from: 19 * 60, to: 8 * 60, weekends: true });
  });

  test('said to be daily, they leave the weekend alone', () => {
    expect(quiet('12:05-13:30 daily')).toEqual({ from: 12 * 60 + 5, to: 13 * 60 + 30, weekends: false });
  });

  test('can be turned off', () => {
    expect(quiet('off')).toBeUndefined();
  });

  test('may begin and end at the same time', () => {
    expect(quiet('00:00-00:00')).toEqual({ from: 0, to: 0, weekends: true });
  });

  test.each([
    '19-8',
    '19:00',
    '24:00-08:00',
    '19:60-08:00',
    '19:00–08:00',
    '19:00-08:00 weekly',
    'on',
    '7pm-8am',
  ])('%s is refused', (QUIET_HOURS) => {
    expect(wrong({ QUIET_HOURS })).toEqual(['QUIET_HOURS are not two times of day']);
  });
});
