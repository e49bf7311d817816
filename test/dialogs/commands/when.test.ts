import fc from 'fast-check';
import { DateTime } from 'luxon';
import { unclear } from '../../../dialogs/commands/reminding.en';
import { knownLocale, readWhen, unclearCodes, whenInWords } from '../../../dialogs/commands/when';

/** A Monday, ten o'clock in Berlin. */
const monday = '2026-03-02T09:00:00.000Z';
const berlin = { now: monday, zone: 'Europe/Berlin', locale: 'en-GB' };

/** What is read, as the person's wall clock shows it; or why it is asked again. */
function read(text: string, reader: Partial<typeof berlin> = {}): string {
  const at = { ...berlin, ...reader };
  const when = readWhen(text, at);
  return when.kind === 'at'
    ? DateTime.fromISO(when.at, { zone: at.zone }).toFormat('ccc d MMM yyyy HH:mm')
    : when.why;
}

describe('a time in English', () => {
  it.each([
    ['tomorrow 9:00', 'Tue 3 Mar 2026 09:00'],
    ['tomorrow', 'Tue 3 Mar 2026 09:00'],
    ['tomorrow morning', 'Tue 3 Mar 2026 09:00'],
    ['tomorrow noon', 'Tue 3 Mar 2026 12:00'],
    ['tomorrow evening', 'Tue 3 Mar 2026 20:00'],
    ['this afternoon', 'Mon 2 Mar 2026 15:00'],
    ['tonight', 'Mon 2 Mar 2026 22:00'],
    ['in 2 hours', 'Mon 2 Mar 2026 12:00'],
    ['in 30 minutes', 'Mon 2 Mar 2026 10:30'],
    ['in 2 days', 'Wed 4 Mar 2026 09:00'],
    ['in a week', 'Mon 9 Mar 2026 09:00'],
    ['on Friday', 'Fri 6 Mar 2026 09:00'],
    ['Friday at 5pm', 'Fri 6 Mar 2026 17:00'],
    ['on Friday 17:00.', 'Fri 6 Mar 2026 17:00'],
    ['March 5', 'Thu 5 Mar 2026 09:00'],
    ['2026-03-09 10:00', 'Mon 9 Mar 2026 10:00'],
    ['3 Feb', 'Wed 3 Feb 2027 09:00'],
  ])('“%s” is %s', (text, moment) => {
    expect(read(text)).toBe(moment);
    expect(read(text, { locale: 'en-US' })).toBe(moment);
  });
});

describe('a time in the language that the client tells', () => {
  it.each([
    ['de-DE', 'morgen um 9 Uhr', 'Tue 3 Mar 2026 09:00'],
    ['de-DE', 'morgen', 'Tue 3 Mar 2026 09:00'],
    ['de-DE', 'in 2 Stunden', 'Mon 2 Mar 2026 12:00'],
    ['de-AT', 'in drei Tagen', 'Thu 5 Mar 2026 09:00'],
    ['de-CH', 'übermorgen um 14:30', 'Wed 4 Mar 2026 14:30'],
    ['de-DE', 'am Freitag 17 Uhr', 'Fri 6 Mar 2026 17:00'],
    ['de-DE', 'heute Abend', 'Mon 2 Mar 2026 18:00'],
    ['de-DE', 'morgen Mittag', 'Tue 3 Mar 2026 12:00'],
    ['de-DE', 'am 5. April', 'Sun 5 Apr 2026 09:00'],
    ['de-DE', 'am 05.04.2026 um 9 Uhr', 'Sun 5 Apr 2026 09:00'],
    ['fr-FR', 'demain à 9h30', 'Tue 3 Mar 2026 09:30'],
    ['es-ES', 'mañana a las 9:00', 'Tue 3 Mar 2026 09:00'],
    ['nl-NL', 'morgen om 9:00', 'Tue 3 Mar 2026 09:00'],
    ['pt-BR', 'amanhã às 9:00', 'Tue 3 Mar 2026 09:00'],
  ])('%s: “%s” is %s', (locale, text, moment) => {
    expect(read(text, { locale })).toBe(moment);
  });

  it.each(['de-DE', 'pl-PL', 'x!', ''])('%s: English is understood beside it', (locale) => {
    expect(read('tomorrow 9:00', { locale })).toBe('Tue 3 Mar 2026 09:00');
  });
});

describe('what is not plain', () => {
  it.each([
    ['', 'no-time'],
    ['of this, please', 'no-time'],
    ['on 12/5', 'two-readings'],
    ['at 5', 'two-readings'],
    ['tomorrow at 12', 'two-readings'],
    ['Friday 9:00-10:00', 'two-readings'],
    ['Friday or Monday', 'left-over'],
    ['tomorrow 9:00 of the other thing', 'left-over'],
    ['yesterday', 'past'],
    ['today', 'past'],
    ['2026-03-02 9:59', 'past'],
  ])('“%s” is asked back: %s', (text, why) => {
    expect(read(text)).toBe(why);
    expect(read(text, { locale: 'en-US' })).toBe(why);
  });

  it.each([
    ['um 5', 'two-readings'],
    ['am Freitag oder Samstag', 'left-over'],
    ['morgen früh', 'left-over'],
    ['gestern', 'past'],
  ])('“%s” in German is asked back: %s', (text, why) => {
    expect(read(text, { locale: 'de-DE' })).toBe(why);
  });

  it('“12/12” and “13/5” have one reading', () => {
    expect(read('12/12')).toBe('Sat 12 Dec 2026 09:00');
    expect(read('13/5')).toBe('Wed 13 May 2026 09:00');
  });

  it('has words for each of its kinds', () => {
    expect(Object.keys(unclear).sort()).toEqual([...unclearCodes].sort());
  });
});

describe('when the clocks are changed', () => {
  const before = { now: '2026-10-24T10:00:00.000Z' };

  it('an hour that comes twice, or not at all, is asked back', () => {
    expect(read('tomorrow 2:30', before)).toBe('clock-change');
    expect(read('tomorrow 2:30', { now: '2026-03-28T10:00:00.000Z' })).toBe('clock-change');
  });

  it('a day and a time are the wall clock’s, and a span is a span', () => {
    expect(read('tomorrow 12:00', before)).toBe('Sun 25 Oct 2026 12:00');
    expect(read('in 24 hours', before)).toBe('Sun 25 Oct 2026 11:00');
  });
});

describe('the answer', () => {
  it('repeats date, time and zone in words of the person’s language', () => {
    const at = '2026-07-03T15:00:00.000Z';
    expect(whenInWords(at, berlin)).toBe(
      'Friday, 3 July 2026 at 17:00 Central European Summer Time (Europe/Berlin)',
    );
    expect(whenInWords(at, { ...berlin, locale: 'de-DE' })).toBe(
      'Freitag, 3. Juli 2026 um 17:00 Mitteleuropäische Sommerzeit (Europe/Berlin)',
    );
    expect(whenInWords(at, { zone: 'America/New_York', locale: 'en-US' })).toMatch(
      /^Friday, July 3, 2026 at 11:00\sAM Eastern Daylight Time \(America\/New_York\)$/,
    );
  });

  it('is in English for a language that nobody knows', () => {
    expect(knownLocale('x!')).toBe('en-US');
    expect(knownLocale(undefined)).toBe('en-US');
    expect(knownLocale('de-AT')).toBe('de-AT');
    expect(whenInWords(monday, { ...berlin, locale: 'x!' })).toContain('Monday');
  });
});

describe('whatever the zone and the day', () => {
  const zones = fc.constantFrom(
    ...[
      'UTC',
      'Europe/Berlin',
      'America/Los_Angeles',
      'Asia/Kolkata',
      'Asia/Kathmandu',
      'Australia/Lord_Howe',
    ],
    ...['Pacific/Apia', 'Pacific/Kiritimati', 'America/St_Johns', 'Africa/Cairo', 'America/Sao_Paulo'],
  );
  const moments = fc.integer({ min: Date.UTC(2024, 0), max: Date.UTC(2030, 0) });
  const languages = fc.constantFrom(
    { locale: 'en-US', tomorrow: 'tomorrow', at: '' },
    { locale: 'en-GB', tomorrow: 'tomorrow', at: ' at' },
    { locale: 'de-DE', tomorrow: 'morgen', at: ' um' },
  );
  const times = fc.record({ hour: fc.nat(23), minute: fc.nat(59) });

  it('“tomorrow” and a time are that time of the next day on the person’s wall, or asked back', () => {
    fc.assert(
      fc.property(
        zones,
        moments,
        languages,
        times,
        (zone, now, { locale, tomorrow, at }, { hour, minute }) => {
          const reader = { now: new Date(now).toISOString(), zone, locale };
          const text = `${tomorrow}${at} ${hour}:${String(minute).padStart(2, '0')}`;
          const when = readWhen(text, reader);
          const day = DateTime.fromMillis(now, { zone }).plus({ days: 1 });
          if (when.kind === 'unclear') {
            expect(when.why).toBe('clock-change');
            const wall = DateTime.fromObject({ ...day.toObject(), hour, minute }, { zone });
            expect(wall.hour !== hour || wall.minute !== minute || wall.getPossibleOffsets().length > 1).toBe(
              true,
            );
            return;
          }
          const read = DateTime.fromISO(when.at, { zone });
          expect(read.toFormat('yyyy-MM-dd H:m')).toBe(`${day.toFormat('yyyy-MM-dd')} ${hour}:${minute}`);
          expect(whenInWords(when.at, reader)).toContain(`(${zone})`);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('“in so many minutes” is so many minutes from now', () => {
    fc.assert(
      fc.property(zones, moments, fc.integer({ min: 1, max: 500 }), (zone, now, minutes) => {
        const reader = { now: new Date(now).toISOString(), zone, locale: 'en-US' };
        const when = readWhen(`in ${minutes} minutes`, reader);
        const after = when.kind === 'at' ? Date.parse(when.at) - now : NaN;
        expect(Math.abs(after - minutes * 60_000)).toBeLessThan(1000);
      }),
    );
  });

  it('nothing that is read lies in the past, and nothing that is written breaks', () => {
    const word = fc.constantFrom(
      'tomorrow',
      'today',
      'at',
      '5',
      '9:00',
      'in',
      '2',
      'hours',
      'Monday',
      '31',
      'May',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(word, fc.string({ maxLength: 6 })), { maxLength: 5 }),
        zones,
        moments,
        (words, zone, now) => {
          const when = readWhen(words.join(' '), { now: new Date(now).toISOString(), zone, locale: 'en-US' });
          if (when.kind === 'at') expect(Date.parse(when.at)).toBeGreaterThan(now);
        },
      ),
    );
  });
});
