import { pauseBeforeNext, retryAfter } from '../../src/graph/retry';

const date = 'Mon, 02 Mar 2026 08:15:30 GMT';

describe('Retry-After', () => {
  it.each([
    [{ 'retry-after': '7' }, 7],
    [{ 'retry-after': 'Mon, 02 Mar 2026 08:15:42 GMT', date }, 12],
    [{ 'retry-after': 'Mon, 02 Mar 2026 08:15:00 GMT', date }, 0],
    [{ 'retry-after': 'Mon, 02 Mar 2026 08:15:42 GMT' }, undefined],
    [{ 'retry-after': 'soon', date }, undefined],
    [{}, undefined],
  ])('%j is %s seconds', (headers, seconds) => {
    expect(retryAfter(new Headers(Object.entries(headers)))).toBe(seconds);
  });
});

describe('the pause before a read is sent again', () => {
  const failed = (status: number, headers: Record<string, string> = {}) => ({
    status,
    headers: new Headers(headers),
  });

  it('grows with each attempt, and after the fourth there is none', () => {
    expect([0, 1, 2, 3].map((attempt) => pauseBeforeNext(failed(503), attempt, 3000))).toEqual([
      250,
      500,
      1000,
      undefined,
    ]);
  });

  it('is never shorter than ours, so that "0 seconds" is no tight loop', () => {
    expect(pauseBeforeNext(failed(429, { 'retry-after': '0' }), 0, 3000)).toBe(250);
  });

  it.each([400, 401, 403, 404, 409, 500, 501, 200])('is none after %d', (status) => {
    expect(pauseBeforeNext(failed(status), 0, 3000)).toBeUndefined();
  });

  it('is none when it would outlast what is left', () => {
    expect(pauseBeforeNext(failed(503), 0, 250)).toBeUndefined();
    expect(pauseBeforeNext(failed(503), 0, 251)).toBe(250);
  });
});
