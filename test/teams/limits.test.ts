import { createRecent } from '../../src/teams/recent';
import { createSpeakerLimit } from '../../src/teams/speakerLimit';
import { within } from '../../src/teams/within';
import { handClock } from '../support/clock';

describe('the speaker limit', () => {
  it('lets a person say twenty things at once and thirty more each minute', async () => {
    const clock = handClock();
    const limit = createSpeakerLimit(clock);
    const said = (times: number) =>
      Array.from({ length: times }, () => limit.admits('ada')).filter(Boolean).length;
    expect(said(25)).toBe(20);
    await clock.advance(2_000);
    expect(said(2)).toBe(1);
    await clock.advance(3_600_000);
    expect(said(100)).toBe(20);
  });

  it('does not let one person take from another', () => {
    const limit = createSpeakerLimit(handClock());
    for (let count = 0; count < 30; count += 1) limit.admits('ada');
    expect(limit.admits('bob')).toBe(true);
  });

  it('does not refill by being asked', async () => {
    const clock = handClock();
    const limit = createSpeakerLimit(clock);
    for (let count = 0; count < 20; count += 1) limit.admits('ada');
    await clock.advance(1_000);
    expect(limit.admits('ada')).toBe(false);
    await clock.advance(1_000);
    expect(limit.admits('ada')).toBe(true);
  });
});

describe('what was recent', () => {
  it('is first once within its time', async () => {
    const clock = handClock();
    const isFirst = createRecent(clock, 1_000);
    expect([isFirst('a'), isFirst('a'), isFirst('b')]).toEqual([true, false, true]);
    await clock.advance(999);
    expect(isFirst('a')).toBe(false);
    await clock.advance(1);
    expect(isFirst('a')).toBe(true);
  });

  it('forgets the oldest when there is too much of it', () => {
    const isFirst = createRecent(handClock(), 1_000);
    for (let count = 0; count <= 2_000; count += 1) isFirst(`key ${count}`);
    expect(isFirst('key 2000')).toBe(false);
    expect(isFirst('key 0')).toBe(true);
  });
});

describe('waiting for work', () => {
  it('gives what is done in time, and leaves no wait behind', async () => {
    const clock = handClock();
    expect(await within(clock, 10, Promise.resolve(1))).toEqual({ value: 1 });
    expect(clock.waiting()).toBe(0);
  });

  it('gives nothing when the time is over', async () => {
    const clock = handClock();
    const late = within(clock, 10, new Promise(() => undefined));
    await clock.advance(10);
    expect(await late).toBeUndefined();
  });

  it('fails as the work fails', async () => {
    await expect(within(handClock(), 10, Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  });
});
