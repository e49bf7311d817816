import * as chrono from 'chrono-node';
import { DateTime } from 'luxon';
import type { Instant } from '../src/procedure/time';

/** A time as a person has written it: one moment in the future, or why it is asked for again. */
export type When =
  { readonly kind: 'at'; readonly at: Instant } | { readonly kind: 'unclear'; readonly why: Unclear };

/** Each has words. */
export const unclearCodes = ['no-time', 'left-over', 'two-readings', 'past'] as const;
export type Unclear = (typeof unclearCodes)[number];

export interface Reader {
  /** Now. */
  readonly now: Instant;
  /** IANA time zone. */
  readonly zone: string;
  /** BCP 47, of the person's client. */
  readonly locale: string;
}

/** A time of day that was not said. */
const morning = 9;

const parsers: Readonly<Record<string, chrono.Chrono | undefined>> = {
  de: chrono.de.casual,
  es: chrono.es.casual,
  fr: chrono.fr.casual,
  it: chrono.it.casual,
  ja: chrono.ja.casual,
  nl: chrono.nl.casual,
  pt: chrono.pt.casual,
  sv: chrono.sv.casual,
};

/**
 * Reads "tomorrow 9:00", "in 2 hours", "on Monday" in the person's language, else in English; only into the future.
 * What has words left over, or two readings ("12/5", "at 5"), is not guessed.
 */
export function readWhen(text: string, reader: Reader): When {
  const said = text.trim();
  const results = parsersFor(reader.locale)
    .map((parser) => parse(parser, said, reader))
    .find((found) => found.length > 0);
  const [result, another] = results ?? [];
  if (!result) return unclear('no-time');
  if (another || leftOver(said, result.text) !== '') return unclear('left-over');
  if (hasTwoReadings(result)) return unclear('two-readings');
  const at = momentOf(result.start, reader);
  return at.toMillis() > Date.parse(reader.now)
    ? { kind: 'at', at: at.toUTC().toISO() ?? '' }
    : unclear('past');
}

const unclear = (why: Unclear): When => ({ kind: 'unclear', why });

function parsersFor(locale: string): readonly chrono.Chrono[] {
  const { language, region } = new Intl.Locale(locale);
  const own = parsers[language];
  const english = region === 'US' || region === undefined ? chrono.en.casual : chrono.en.GB;
  return own ? [own, english] : [english];
}

function parse(parser: chrono.Chrono, text: string, { now, zone }: Reader): readonly chrono.ParsedResult[] {
  const timezone = DateTime.fromISO(now, { zone }).offset;
  return parser.parse(text, { instant: new Date(now), timezone }, { forwardDate: true });
}

/** What is said beside the time, small words apart. */
function leftOver(text: string, read: string): string {
  return text
    .replace(read, ' ')
    .replace(/\b(at|on|by|um|am|à|le|a|el|om|op)\b/gi, ' ')
    .replace(/[\s.,!?]+/g, '');
}

/** 12/5 is May or December; "at 5" is morning or evening. "9:00" and "17 Uhr" are neither. */
function hasTwoReadings({ text, start }: chrono.ParsedResult): boolean {
  const [, one, other] = /\b(\d{1,2})[/](\d{1,2})\b/.exec(text) ?? [];
  if (one !== other && Number(one) <= 12 && Number(other) <= 12) return true;
  const bare =
    start.isCertain('hour') && !start.isCertain('meridiem') && !/\d[:.h]\d\d|\d\s*(uhr|h)\b/i.test(text);
  return bare && (start.get('hour') ?? 0) <= 12;
}

/** A span from now is a span; a day and a time are the person's own, whatever daylight saving does in between. */
function momentOf(start: chrono.ParsedComponents, { zone }: Reader): DateTime {
  if (start.isCertain('timezoneOffset')) return DateTime.fromJSDate(start.date());
  const hasTime = start.isCertain('hour');
  return DateTime.fromObject(
    {
      year: start.get('year') ?? undefined,
      month: start.get('month') ?? undefined,
      day: start.get('day') ?? undefined,
      hour: hasTime ? (start.get('hour') ?? morning) : morning,
      minute: hasTime ? (start.get('minute') ?? 0) : 0,
    },
    { zone },
  );
}

/** Date, time and zone in words of the person's language. */
export function whenInWords(at: Instant, { zone, locale }: Pick<Reader, 'zone' | 'locale'>): string {
  const moment = DateTime.fromISO(at, { zone, locale });
  return `${moment.toLocaleString(DateTime.DATETIME_HUGE)} (${zone})`;
}
