import type { SignIn } from '../../src/procedure/ports/directory';
import { newestTurnedAway, type TurnedAwayCode } from '../../src/procedure/turnedAway';

const since = '2026-11-20T09:10:00Z';
const before = '2026-11-20T09:09:59.999Z';
const later = '2026-11-20T09:12:00Z';
const newest = '2026-11-20T09:14:00Z';

const inBrowser = (errorCode: number, at = later): SignIn => ({
  ...{ at, errorCode, isLegacyClient: false, withCode: false },
});
const inConsole = (errorCode: number, at = later): SignIn => ({
  ...inBrowser(errorCode, at),
  isLegacyClient: true,
});

describe('the newest sign-in that was turned away', () => {
  it.each<[number, TurnedAwayCode]>([
    [50126, 'wrong-password'],
    [50053, 'locked'],
    [50074, 'code-not-given'],
    [50076, 'code-not-given'],
    [500121, 'code-not-given'],
    [50079, 'phone-not-known'],
    [53003, 'blocked-by-policy'],
    [530035, 'blocked-by-defaults'],
    [50057, 'disabled'],
    [50055, 'password-expired'],
    [90094, 'unexplained'],
  ])('with %i means “%s”', (errorCode, code) => {
    expect(newestTurnedAway([inBrowser(errorCode)], 'browser', since)).toEqual({
      ...{ door: 'browser', at: later, errorCode, code },
    });
  });

  it('is the newest one only', () => {
    const signIns = [inBrowser(50053, newest), inBrowser(50126)];
    expect(newestTurnedAway(signIns, 'browser', since)).toMatchObject({ at: newest, code: 'locked' });
  });

  it('is none once somebody has come in after it', () => {
    expect(newestTurnedAway([inBrowser(0, newest), inBrowser(50126)], 'browser', since)).toBeUndefined();
  });

  it('is none from before what is waited for', () => {
    expect(newestTurnedAway([inBrowser(50126, before)], 'browser', since)).toBeUndefined();
    expect(newestTurnedAway([inBrowser(50126, since)], 'browser', since)).toBeDefined();
  });

  it('is looked for at the door that is waited at: the console tries by itself all the time', () => {
    const signIns = [inConsole(50126, newest), inBrowser(50055)];
    expect(newestTurnedAway(signIns, 'browser', since)).toMatchObject({ code: 'password-expired' });
    expect(newestTurnedAway(signIns, 'console', since)).toMatchObject({ code: 'wrong-password', at: newest });
    expect(newestTurnedAway([inConsole(50126)], 'browser', since)).toBeUndefined();
  });

  it('is no stop on the way of a sign-in that goes well', () => {
    expect(newestTurnedAway([inBrowser(50140)], 'browser', since)).toBeUndefined();
    expect(newestTurnedAway([inBrowser(50140, newest), inBrowser(50126)], 'browser', since)).toMatchObject({
      code: 'wrong-password',
    });
  });
});
