/** The time zone when `Intl` knows it (IANA, such as `Europe/Berlin`); nobody has checked what Teams passes on. */
export function knownTimeZone(timeZone: unknown): string | undefined {
  return isText(timeZone) && succeeds(() => new Intl.DateTimeFormat('en', { timeZone }))
    ? timeZone
    : undefined;
}

/** The language tag when `Intl` can work with it (BCP 47, such as `de-AT`). */
export function knownLocale(locale: unknown): string | undefined {
  return isText(locale) && succeeds(() => Intl.getCanonicalLocales(locale)) ? locale : undefined;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

function succeeds(attempt: () => unknown): boolean {
  try {
    attempt();
    return true;
  } catch {
    return false;
  }
}
