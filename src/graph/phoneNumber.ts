import { parsePhoneNumberFromString } from 'libphonenumber-js';

/**
 * An E.164 number as Graph wants it, with exactly one blank: `+1 2065550123` (Microsoft Learn:
 * phoneauthenticationmethod; the same form serves contact information).
 */
export function toGraphNumber(number: string): string {
  const parsed = parsePhoneNumberFromString(number);
  return parsed ? `+${parsed.countryCallingCode} ${parsed.nationalNumber}` : number;
}

/** What Graph shows as E.164; as it stands when it has no country code or an extension; `undefined` when empty. */
export function fromGraphNumber(shown: string | null | undefined): string | undefined {
  const text = shown?.trim();
  if (!text) return undefined;
  const parsed = parsePhoneNumberFromString(text);
  return parsed && parsed.ext === undefined && parsed.isPossible() ? parsed.number : text;
}
