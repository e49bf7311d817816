import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js';
import type { Fault, Press } from '../../src/procedure/stage';
import type { FaultCode } from './words.en';

export interface PhoneForm {
  /** E.164 */
  readonly number: string;
  readonly holder: string;
}

/** Reads the card; `country` (ISO 3166) helps with a number that was typed without its country code. */
export function readPhone(
  fields: Press['fields'],
  country: string | undefined,
): PhoneForm | { readonly faults: readonly Fault[] } {
  const typed = fields.phone?.trim() ?? '';
  const holder = fields.holder?.trim() ?? '';
  const number = parse(typed, country);
  const faults: Fault[] = [];
  if (typeof number === 'object') faults.push({ field: 'phone', code: number.code });
  if (holder === '') faults.push({ field: 'holder', code: 'holder-missing' satisfies FaultCode });
  return typeof number === 'object' || faults.length > 0 ? { faults } : { number, holder };
}

function parse(typed: string, country: string | undefined): string | { readonly code: FaultCode } {
  if (typed === '') return { code: 'phone-missing' };
  const region = country !== undefined && isSupportedCountry(country) ? country : undefined;
  // Without `extract` off, the first of two numbers would be taken and the rest of what was typed dropped.
  const phone = parsePhoneNumberFromString(typed, { defaultCountry: region, extract: false });
  const hasCountry = typed.startsWith('+') || region !== undefined;
  if (!phone) return { code: hasCountry ? 'phone-unreadable' : 'phone-without-country' };
  if (phone.ext !== undefined) return { code: 'phone-with-extension' };
  return phone.isValid() ? phone.number : { code: 'phone-invalid' };
}

/** All that cards and runs keep of a number. */
export function lastTwo(number: string): string {
  return number.slice(-2);
}
