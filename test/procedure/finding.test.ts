import { seenAs } from '../../src/procedure/answer';
import { proven, reported } from '../../src/procedure/finding';
import { refused, seen, seenAt } from '../support/someDirectory';
import { now } from '../support/someRun';

describe('a finding', () => {
  it('that is proven has the time and the request of what Microsoft 365 showed', () => {
    const shown = seen('enforced');
    expect(proven(7, 'mfa-enforced', shown)).toEqual({
      ...{ verdict: 'proven', step: 7, code: 'mfa-enforced', params: {} },
      ...{ at: seenAt, requestId: shown.requestId },
    });
  });

  it('that is proven keeps nothing of what was seen but what it is told to keep', () => {
    const shown = seen({ contact: '+12065550123' });
    expect(JSON.stringify(proven(4, 'phone-registered', shown, { lastTwo: '23' }))).not.toContain('555');
  });

  it('that is reported has our time and no request', () => {
    expect(reported(11, 'app-password-copied', now)).toEqual({
      ...{ verdict: 'reported', step: 11, code: 'app-password-copied', params: {}, at: now },
    });
  });
});

describe('an answer read in other words', () => {
  it('keeps when it was seen and by which request', () => {
    expect(seenAs(seen(2), (value) => value * 2)).toEqual(seen(4));
  });

  it('stays a refusal, unread', () => {
    const no = refused('throttled', 30);
    const read = jest.fn();
    expect(seenAs(no, read)).toBe(no);
    expect(read).not.toHaveBeenCalled();
  });
});
