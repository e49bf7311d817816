import type { Readings } from '../../src/procedure/ports/directory';
import { accessPolicy, goodReadings, nobody, refused, seen } from './someDirectory';
import { serviceAccount } from './somePeople';

/** Hardly anything is in order. */
export const badReadings: Readings = {
  ...goodReadings,
  account: seen({ ...serviceAccount, passwordNeverExpires: false }),
  myRoles: seen<readonly string[]>([]),
  domain: seen({ isFederated: true, passwordDays: 90 }),
  securityDefaults: seen(true),
  conditionalAccess: seen([accessPolicy({ name: '[Block](http://evil.example)' })]),
  legacyAuthentication: seen(false),
  textMessages: seen({ isOn: false, include: nobody, exclude: nobody }),
  perUserMfa: seen<'enabled'>('enabled'),
  signIns: seen([
    { at: '2026-11-20T09:10:00Z', errorCode: 50053, isLegacyClient: false, withCode: undefined },
  ]),
};

/** Nothing is refused, and yet little can be told. */
export const doubtfulReadings: Readings = {
  ...goodReadings,
  account: seen({ ...serviceAccount, passwordNeverExpires: false }),
  domain: seen({ isFederated: false, passwordDays: undefined }),
  accountGroups: refused('not-understood'),
  conditionalAccess: seen([accessPolicy({ isNarrowed: true })]),
  textMessages: seen({ isOn: true, include: { ...nobody, groups: ['some'] }, exclude: nobody }),
  perUserMfa: seen<'unknown'>('unknown'),
  signIns: refused('premium-missing'),
};
