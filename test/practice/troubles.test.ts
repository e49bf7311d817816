import { createTroubles, describeTrouble, isTroubleName, troubleNames } from '../../src/practice/troubles';

const patch = { method: 'PATCH', path: '/v1.0/users/1' };

describe('troubles', () => {
  it('are none at first', () => {
    const troubles = createTroubles();
    expect(troubles.list()).toEqual([]);
    expect(troubleNames.filter((name) => troubles.strikes(name, patch))).toEqual([]);
    expect(troubles.logDelayMinutes(patch)).toBe(0);
  });

  it('strike once, unless told how often', () => {
    const troubles = createTroubles();
    troubles.set('throttled');
    troubles.set('forbidden', 2);
    expect([1, 2].map(() => troubles.strikes('throttled', patch))).toEqual([true, false]);
    expect([1, 2, 3].map(() => troubles.strikes('forbidden', patch))).toEqual([true, true, false]);
  });

  it('wait for the request they are meant for', () => {
    const troubles = createTroubles();
    troubles.set('throttled', 1, { method: 'get', path: /\/auditLogs\//g });
    expect(troubles.strikes('throttled', patch)).toBe(false);
    expect(troubles.strikes('throttled', { method: 'GET', path: '/v1.0/me' })).toBe(false);
    expect(troubles.strikes('throttled', { method: 'POST', path: '/v1.0/auditLogs/signIns' })).toBe(false);
    expect(troubles.strikes('throttled', { method: 'GET', path: '/v1.0/auditLogs/signIns' })).toBe(true);
  });

  it('are listed with a sentence and what is left of them', () => {
    const troubles = createTroubles();
    troubles.set('forbidden', 2);
    troubles.set('logs-forbidden');
    troubles.strikes('forbidden', patch);
    expect(troubles.list()).toEqual([
      { name: 'forbidden', says: describeTrouble('forbidden'), left: 1 },
      { name: 'logs-forbidden', says: describeTrouble('logs-forbidden'), left: null },
    ]);
    troubles.clear();
    expect(troubles.list()).toEqual([]);
  });

  it('delay the logs without being used up', () => {
    const troubles = createTroubles();
    troubles.set('late-log', 7);
    expect([1, 2].map(() => troubles.logDelayMinutes(patch))).toEqual([7, 7]);
  });

  it.each([0, -1, 1.5, Number.NaN])('cannot strike %d times', (times) => {
    expect(() => createTroubles().set('forbidden', times)).toThrow(RangeError);
  });

  it('are each described in one sentence', () => {
    for (const name of troubleNames) expect(describeTrouble(name)).toMatch(/^[A-Z].+\.$/);
    expect(isTroubleName('forbidden')).toBe(true);
    expect(isTroubleName('toString')).toBe(false);
  });
});
