import { createLog, withFields } from '../src/log';
import { Secret } from '../src/procedure/secret';
import { handClock } from './support/clock';

function written(level: 'debug' | 'info' | 'warn' | 'error' | 'silent') {
  const text: string[] = [];
  const log = createLog({
    level,
    clock: handClock('2026-03-02T09:00:00.000Z'),
    destination: { write: (line: string) => void text.push(line) },
  });
  return { log, text, lines: () => text.map((line) => JSON.parse(line) as unknown) };
}

describe('the log', () => {
  test('writes one line of JSON with the time, the event and the named fields', () => {
    const { log, text, lines } = written('info');
    log.warn('graph call', { status: 429, method: 'GET', isWrite: false });
    expect(text.join('')).toMatch(/^[^\n]*\n$/);
    expect(lines()).toEqual([
      {
        level: 'warn',
        time: '2026-03-02T09:00:00.000Z',
        event: 'graph call',
        fields: { status: 429, method: 'GET', isWrite: false },
      },
    ]);
  });

  test.each([
    ['debug', 4],
    ['info', 3],
    ['warn', 2],
    ['error', 1],
    ['silent', 0],
  ] as const)('at %s it writes %i of the four levels', (level, count) => {
    const { log, text } = written(level);
    log.debug('event');
    log.info('event');
    log.warn('event');
    log.error('event');
    expect(text).toHaveLength(count);
  });

  test('drops whatever is no text, number or truth value, however it got in', () => {
    const { log, text, lines } = written('info');
    const smuggled: Record<string, unknown> = {
      err: Object.assign(new Error('message-in-clear'), { headers: { authorization: 'token-in-clear' } }),
      body: { password: 'password-in-clear' },
      secret: new Secret('secret-in-clear'),
      none: undefined,
      code: 'ETIMEDOUT',
    };
    log.error('failed', smuggled as Record<string, string>);
    expect(text.join('')).not.toContain('in-clear');
    expect(lines()).toMatchObject([{ fields: { code: 'ETIMEDOUT' } }]);
    expect(Object.keys((lines()[0] as { fields: object }).fields)).toEqual(['code']);
  });

  test('fields cannot take the place of the time, the level or the event', () => {
    const { log, lines } = written('info');
    log.info('event', { time: 'never', level: 'error', event: 'another' });
    expect(lines()).toMatchObject([{ level: 'info', event: 'event', time: '2026-03-02T09:00:00.000Z' }]);
  });

  test('an event without fields is written as it is', () => {
    const { log, lines } = written('info');
    log.info('%s started');
    expect(lines()).toMatchObject([{ event: '%s started' }]);
  });

  test('fields given once stand on every line of every level', () => {
    const { log, lines } = written('debug');
    const turn = withFields(withFields(log, { correlationId: 'c-1', stage: 'phone' }), { stage: 'password' });
    turn.debug('one');
    turn.info('two', { status: 200 });
    turn.warn('three', { correlationId: 'c-2' });
    turn.error('four');
    log.info('five');
    expect(lines().map((line) => (line as { fields: unknown }).fields)).toEqual([
      { correlationId: 'c-1', stage: 'password' },
      { correlationId: 'c-1', stage: 'password', status: 200 },
      { correlationId: 'c-2', stage: 'password' },
      { correlationId: 'c-1', stage: 'password' },
      undefined,
    ]);
  });
});
