import type { Before } from '../../src/procedure/before';
import type { ReadBack } from '../../src/procedure/ports/directory';
import { tookBack, undoViews, type Standing } from '../../src/procedure/undo';
import { refused, seen } from '../support/someDirectory';
import { serviceAccount } from '../support/somePeople';
import { someRun } from '../support/someRun';

const wrote = (before: Before) =>
  someRun({ writes: 'phone', phone: { lastTwo: '23', holder: 'Sam' }, before }, { writes: 'per-user-mfa' });

const shows = (
  mfa: 'disabled' | 'enabled' | 'enforced',
  contact?: string,
  authentication?: string,
): ReadBack => ({
  account: seen(serviceAccount),
  phones: seen({ contact, authentication }),
  perUserMfa: seen(mfa),
});
const ours = '+12065550123';
const all: Before = { 'per-user-mfa': 'disabled', 'authentication-phone': '', 'contact-number': '88' };

const standings = (before: Before, seenNow: ReadBack) =>
  undoViews(wrote(before), seenNow).map(({ standing }) => standing);

describe('what can be taken back', () => {
  const cases: readonly (readonly [string, Before, ReadBack, readonly Standing[]])[] = [
    ['is what the run has left', all, shows('enforced', ours, ours), ['open', 'open', 'open']],
    [
      'is not what is as before',
      all,
      shows('disabled', '+12065550188'),
      ['as-before', 'as-before', 'as-before'],
    ],
    [
      'is not what somebody else has changed',
      { ...all, 'per-user-mfa': 'enabled' },
      shows('disabled', '+12065550177', '+12065550177'),
      ['changed', 'changed', 'changed'],
    ],
    [
      'is not what nobody has noted',
      {},
      shows('enforced', ours, ours),
      ['unrecorded', 'unrecorded', 'unrecorded'],
    ],
    [
      'is “enabled” only without a phone',
      { ...all, 'per-user-mfa': 'enabled' },
      shows('enforced', ours),
      ['open', 'as-before', 'open'],
    ],
    [
      'is not “enabled” with a phone',
      { ...all, 'per-user-mfa': 'enabled' },
      shows('enforced', ours, ours),
      ['held', 'open', 'open'],
    ],
    [
      'may be a number that ends like the one before',
      { ...all, 'contact-number': '23' },
      shows('disabled', ours),
      ['as-before', 'as-before', 'open'],
    ],
  ];
  it.each(cases)('%s', (_, before, now, expected) => {
    expect(standings(before, now)).toEqual(expected);
  });

  it('is nothing that could not be read, and nothing that was never written', () => {
    const unread = { ...shows('enforced', ours, ours), phones: refused() };
    expect(standings(all, unread)).toEqual(['open', 'unread', 'unread']);
    expect(undoViews(someRun(), unread)).toEqual([]);
    expect(undoViews(someRun({ writes: 'password' }), unread)).toEqual([]);
  });
});

describe('sign-in by text message', () => {
  const signing = {
    ...shows('disabled', '+12065550188', ours),
    phones: seen({ contact: undefined, authentication: ours, signsIn: true }),
  };
  const partsOf = (was: string, now: ReadBack) =>
    undoViews(wrote({ ...all, 'text-message-sign-in': was }), now).map(
      ({ part, standing }) => `${part} ${standing}`,
    );

  it('is shown only where it is on, and offered only where this run has brought it', () => {
    expect(partsOf('off', signing)).toContain('text-message-sign-in open');
    expect(partsOf('on', signing)).toContain('text-message-sign-in as-before');
    expect(partsOf('off', shows('disabled', undefined, ours)).join()).not.toContain('text-message');
  });
});

describe('what was taken back', () => {
  const intending = (from: string, to: string) => ({
    ...wrote(all),
    undoing: { left: [], intent: { part: 'contact-number' as const, from, to } },
  });

  it('shows as it was meant to', () => {
    expect(tookBack(intending('23', ''), shows('enforced'), false)).toMatchObject({ from: '23', to: '' });
    expect(tookBack(intending('23', ''), shows('enforced', ours), true)).toBeUndefined();
    expect(tookBack(wrote(all), shows('enforced'), true)).toBeUndefined();
  });

  it('of two numbers with the same two digits is known by the answer only', () => {
    const run = intending('23', '23');
    expect(tookBack(run, shows('enforced', ours), false)).toBeUndefined();
    expect(tookBack(run, shows('enforced', ours), true)).toBeDefined();
  });
});
