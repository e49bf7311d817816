import { createExpiries, type Expiring } from '../../src/expiries';
import type { LogFields } from '../../src/procedure/ports/log';
import { handClock } from '../support/clock';

const day = 24 * 60 * 60 * 1000;
const setting = 'BOT_PASSWORD';

function watch(...credentials: readonly Expiring[]) {
  const clock = handClock('2026-03-02T09:00:00.000Z');
  const lines: (readonly [level: string, event: string, fields: LogFields | undefined])[] = [];
  const level = (name: string) => (event: string, fields?: LogFields) =>
    void lines.push([name, event, fields]);
  const log = { debug: level('debug'), info: level('info'), warn: level('warn'), error: level('error') };
  return { ...createExpiries({ credentials, clock, log }), clock, lines };
}

const ending = (expires: string): Expiring => ({ setting, ends: async () => expires });

describe('a credential that comes to an end', () => {
  it('is warned of at the start and every day, and is an error once it is over', async () => {
    const expires = '2026-03-04T00:00:00.000Z';
    const { start, stop, clock, lines } = watch(ending(expires));
    start();
    await clock.advance(2 * day);
    await stop();
    expect(lines).toEqual([
      ['warn', 'credential-expires', { setting, expires, days: 1 }],
      ['warn', 'credential-expires', { setting, expires, days: 0 }],
      ['error', 'credential-expired', { setting, expires }],
    ]);
  });

  it('is not spoken of while there are thirty days or more', async () => {
    const { start, stop, clock, lines } = watch(ending('2026-04-01T09:00:00.000Z'));
    start();
    await clock.advance(day - 1);
    expect(lines).toEqual([]);
    await clock.advance(1);
    expect(lines.map(([, event, fields]) => [event, fields?.['days']])).toEqual([['credential-expires', 29]]);
    await stop();
  });

  it('is looked at anew, so that a renewed certificate is quiet', async () => {
    let expires = '2026-03-05T09:00:00.000Z';
    const { start, stop, clock, lines } = watch({ setting, ends: async () => expires });
    start();
    await clock.advance(0);
    expires = '2027-03-05T09:00:00.000Z';
    await clock.advance(3 * day);
    await stop();
    expect(lines).toHaveLength(1);
  });

  it('is an error when it cannot be read, and the others are seen all the same', async () => {
    const missing = {
      setting: 'BOT_CERTIFICATE_PATH',
      ends: () => Promise.reject(new Error('/etc/bot.pem')),
    };
    const { start, stop, report, clock, lines } = watch(missing, ending('2026-03-12T09:00:00.000Z'));
    start();
    await clock.advance(0);
    await stop();
    expect(lines.map(([level, event]) => [level, event])).toEqual([
      ['error', 'credential-unreadable'],
      ['warn', 'credential-expires'],
    ]);
    expect(JSON.stringify(lines)).not.toContain('/etc/bot.pem');
    expect(await report()).toEqual([
      { setting: 'BOT_CERTIFICATE_PATH', expires: null, days: null },
      { setting, expires: '2026-03-12T09:00:00.000Z', days: 10 },
    ]);
  });

  it('is shown without a date when nobody has said one', async () => {
    const { report } = watch({ setting, ends: async () => undefined });
    expect(await report()).toEqual([{ setting, expires: null, days: null }]);
  });
});

test('without credentials that end, no clock is waited for', async () => {
  const { start, stop, clock } = watch();
  start();
  await clock.advance(0);
  expect(clock.waiting()).toBe(0);
  await stop();
});
