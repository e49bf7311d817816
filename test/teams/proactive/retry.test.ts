import { NotConnected, SendLost, SendRefused } from '../../../src/teams/connectorHttp';
import { backOff, retryAfter, withRetries } from '../../../src/teams/proactive/retry';
import { handClock } from '../../support/clock';

describe('the pause before another try', () => {
  it.each([
    [1, 2_000],
    [2, 4_000],
    [3, 8_000],
    [4, 16_000],
    [5, 20_000],
    [50, 20_000],
  ])('grows (after try %i: %i)', (tried, pause) => {
    expect(backOff(tried, () => 0.5)).toBe(pause);
  });

  it('is a fifth shorter or longer', () => {
    expect([backOff(1, () => 0), backOff(1, () => 0.999999)]).toEqual([1_600, 2_400]);
    expect([backOff(9, () => 0), backOff(9, () => 0.999999)]).toEqual([16_000, 24_000]);
  });
});

describe('Retry-After', () => {
  const now = Date.parse('2026-03-02T09:00:00Z');
  it.each([
    ['7', 7_000],
    ['0', 0],
    ['Mon, 02 Mar 2026 09:01:00 GMT', 60_000],
    ['Mon, 02 Mar 2026 08:00:00 GMT', 0],
    ['soon', undefined],
    [undefined, undefined],
  ])('%s is %s', (text, milliseconds) => {
    expect(retryAfter(new SendRefused(429, text), now)).toBe(milliseconds);
  });
});

describe('trying again', () => {
  const failing = (thrown: unknown) => jest.fn(() => Promise.reject(thrown as Error));
  const trial = async (attempt: () => Promise<never>) => {
    const clock = handClock();
    const tried = withRetries({ clock, random: () => 0.5 }, attempt).catch((thrown: unknown) => thrown);
    await clock.advance(60_000);
    return tried;
  };

  it.each([
    new SendRefused(412, undefined),
    new SendRefused(429, undefined),
    new SendRefused(502, undefined),
    new SendRefused(504, undefined),
    new NotConnected('ECONNREFUSED'),
  ])('happens three times in all and then gives up: %s', async (thrown) => {
    const attempt = failing(thrown);
    expect(await trial(attempt)).toBe(thrown);
    expect(attempt).toHaveBeenCalledTimes(3);
  });

  it.each([
    new SendRefused(403, undefined),
    new SendRefused(404, undefined),
    new SendRefused(500, undefined),
    new SendRefused(503, '1'),
    new SendRefused(429, '21'),
    new SendLost('ECONNRESET'),
    new Error('anything'),
  ])('does not happen: %s', async (thrown) => {
    const attempt = failing(thrown);
    expect(await trial(attempt)).toBe(thrown);
    expect(attempt).toHaveBeenCalledTimes(1);
  });

  it('ends when it is called off', async () => {
    const clock = handClock();
    const over = new AbortController();
    const attempt = failing(new SendRefused(429, undefined));
    const tried = withRetries({ clock, random: () => 0.5, signal: over.signal }, attempt);
    const ended = expect(tried).rejects.toThrow();
    await clock.advance(1_000);
    over.abort();
    await ended;
    await clock.advance(60_000);
    expect(attempt).toHaveBeenCalledTimes(1);
  });
});
