import * as chrono from 'chrono-node';
import { DateTime } from 'luxon';
import { instant, type Instant } from '../../src/procedure/time';

/** A time as a person has written it: one moment in the future, or why it is asked for again. */
export type When =
  { readonly kind: 'at'; readonly at: Instant } | { readonly kind: 'unclear'; readonly why: Unclear };

/** Each has words. */
export const unclearCodes = ['no-time', 'left-over', 'two-readings', 'clock-change', 'past'] as const;
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
  const readings = parsersFor(reader.locale).map((parser) => readBy(parser, said, reader));
  const whole = readings.find((when) => !isPartly(when, 'no-time') && !isPartly(when, 'left-over'));
  return whole ?? readings.find((when) => isPartly(when, 'left-over')) ?? unclear('no-time');
}

/** Not everything that was said was understood: perhaps another language does. */
const isPartly = (when: When, why: Unclear) => when.kind === 'unclear' && when.why === why;

function readBy(parser: chrono.Chrono, said: string, reader: Reader): When {
  const [result, another] = parse(parser, said, reader);
  if (!result) return unclear('no-time');
  if (another || leftOver(said, result.text) !== '') return unclear('left-over');
  if (hasTwoReadings(result)) return unclear('two-readings');
  const [at, other] = momentsOf(result.start, saysTime(result), reader);
  if (!at || other) return unclear('clock-change');
  return at.toMillis() > Date.parse(reader.now)
    ? { kind: 'at', at: instant(at.toMillis()) }
    : unclear('past');
}

const unclear = (why: Unclear): When => ({ kind: 'unclear', why });

function parsersFor(locale: string): readonly chrono.Chrono[] {
  const { language, region } = new Intl.Locale(knownLocale(locale));
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

/** 12/5 is May or December; "at 5" is morning or evening; 9:00-10:00 is two times. "17 Uhr" and "noon" are neither. */
function hasTwoReadings(result: chrono.ParsedResult): boolean {
  const { text, start, end } = result;
  const [, one, other] = /\b(\d{1,2})[/](\d{1,2})\b/.exec(text) ?? [];
  if (end || (one !== other && Number(one) <= 12 && Number(other) <= 12)) return true;
  const bare =
    start.isCertain('hour') && !start.isCertain('meridiem') && !/\d[:.h]\d\d|\d\s*(uhr|h)\b/i.test(text);
  return bare && !namesTime(result) && (start.get('hour') ?? 0) <= 12;
}

/** "noon", "tonight", "heute Abend": a time of day in a word. Morning is none: that is `morning`. */
function namesTime(result: chrono.ParsedResult): boolean {
  const named = /^casualReference\/(noon|midnight|afternoon|evening|tonight|night)$/;
  return [...result.tags()].some((tag) => named.test(tag));
}

function saysTime(result: chrono.ParsedResult): boolean {
  return result.start.isCertain('hour') || namesTime(result);
}

/**
 * A span from now is a span; a day and a time are the person's own, whatever daylight saving does in between: two
 * moments in the hour that it repeats, none in the one that it skips.
 */
function momentsOf(start: chrono.ParsedComponents, saysTime: boolean, { zone }: Reader): readonly DateTime[] {
  if (start.isCertain('timezoneOffset')) return [DateTime.fromJSDate(start.date())];
  const time = {
    hour: saysTime ? (start.get('hour') ?? morning) : morning,
    minute: saysTime ? (start.get('minute') ?? 0) : 0,
  };
  const [year, month, day] = [start.get('year'), start.get('month'), start.get('day')];
  const moment = DateTime.fromObject(
    { year: year ?? undefined, month: month ?? undefined, day: day ?? undefined, ...time },
    { zone },
  );
  const isSkipped = moment.hour !== time.hour || moment.minute !== time.minute;
  return isSkipped ? [] : moment.getPossibleOffsets();
}

/** The person's language, where their client tells one that can be worked with. */
export function knownLocale(told: string | undefined): string {
  try {
    return new Intl.Locale(told ?? usual).toString();
  } catch {
    return usual;
  }
}

const usual = 'en-US';

/** Date, time and zone in words of the person's language. */
export function whenInWords(at: Instant, { zone, locale }: Pick<Reader, 'zone' | 'locale'>): string {
  const moment = DateTime.fromISO(at, { zone, locale: knownLocale(locale) });
  return `${moment.toLocaleString(DateTime.DATETIME_HUGE)} (${zone})`;
}
