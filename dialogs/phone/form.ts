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
  const number = readNumber(fields.phone?.trim() ?? '', country);
  const holder = readHolder(fields);
  if (typeof number === 'string' && typeof holder === 'string') return { number, holder };
  return {
    faults: [
      ...(typeof number === 'object' ? [{ field: 'phone', code: number.code }] : []),
      ...(typeof holder === 'object' ? [holder] : []),
    ],
  };
}

/** Whose phone it is: the person to ask for a code. */
export function readHolder({ holder = '' }: Press['fields']): string | Fault {
  const name = holder.trim();
  return name === '' ? { field: 'holder', code: 'holder-missing' satisfies FaultCode } : name;
}

/** A number as E.164, or what is wrong with it. */
export function readNumber(
  typed: string,
  country: string | undefined,
): string | { readonly code: FaultCode } {
  if (typed === '') return { code: 'phone-missing' };
  const region = country !== undefined && isSupportedCountry(country) ? country : undefined;
  const phone = parsePhoneNumberFromString(typed, region);
  const hasCountry = typed.includes('+') || region !== undefined;
  if (!phone) return { code: hasCountry ? 'phone-unreadable' : 'phone-without-country' };
  if (phone.ext !== undefined) return { code: 'phone-with-extension' };
  return phone.isValid() ? phone.number : { code: 'phone-invalid' };
}

/** All that cards and runs keep of a number. */
export function lastTwo(number: string): string {
  return number.slice(-2);
}
