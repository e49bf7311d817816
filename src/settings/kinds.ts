import { closeSync, fstatSync, openSync } from 'node:fs';
import { isIPv4 } from 'node:net';
import { Duration } from 'luxon';
import { z } from 'zod';
import { Hidden } from './hidden';

/** A text that passes a check; what is wrong with it and what to do stand beside the check. */
export function checked(holds: (value: string) => boolean, wrong: string, cure: string) {
  return z.string().refine(holds, { message: wrong, params: { cure } });
}

/** The URL of a text, if it is one. */
function url(value: string): URL | undefined {
  return URL.canParse(value) ? new URL(value) : undefined;
}

export const text = z.string();

export const hidden = z.string().transform((value) => new Hidden(value));

export const port = checked(
  (value) => /^\d{1,5}$/.test(value) && Number(value) <= 65535,
  'is not a port',
  'Give a number up to 65535, or 0 to take any that is free',
).transform(Number);

export function wholeNumber(least: number, most: number) {
  return checked(
    (value) => /^\d{1,9}$/.test(value) && Number(value) >= least && Number(value) <= most,
    `is not a whole number from ${least} to ${most}`,
    'Give it in digits only',
  ).transform(Number);
}

/**
 * An ISO 8601 duration, in milliseconds. Months and years have no fixed length and are refused.
 * @param least the shortest that is taken, ISO 8601 as well
 * @param most the longest
 */
export function duration(least: string, most: string) {
  const length = (value: string) => Duration.fromISO(value).toMillis();
  return checked(
    (value) => !/^P[^T]*[MY]/.test(value) && length(value) >= length(least) && length(value) <= length(most),
    `is not an ISO 8601 duration from ${least} to ${most}`,
    'Give it in weeks, days, hours, minutes or seconds, such as PT30S, PT24H or P60D',
  ).transform(length);
}

/** An ISO 8601 duration as above, or `off`. */
export function durationOrOff(least: string, most: string) {
  const kind = duration(least, most);
  return checked(
    (value) => value === 'off' || kind.safeParse(value).success,
    `is not an ISO 8601 duration from ${least} to ${most}, nor off`,
    'Give it in weeks or days, such as P180D, or off',
  ).transform((value) => (value === 'off' ? undefined : kind.parse(value)));
}

/** The same, for what is kept for years: one counts 365 days. */
export function yearsOrOff(least: string, most: string) {
  const inDays = (value: string) => value.replace(/^P(\d{1,3})Y$/, (_, years) => `P${Number(years) * 365}D`);
  const kind = duration(least, inDays(most));
  return checked(
    (value) => value === 'off' || kind.safeParse(inDays(value)).success,
    `is not an ISO 8601 duration from ${least} to ${most}, nor off`,
    'Give it in years, weeks or days, such as P1Y or P90D, or off',
  ).transform((value) => (value === 'off' ? undefined : kind.parse(inDays(value))));
}

/** A mail address or an https address: what a page may link to. */
export const contact = checked(
  (value) => /^[\w.+-]+@[a-z\d-]+(\.[a-z\d-]+)+$/i.test(value) || httpsUrl.safeParse(value).success,
  'is neither a mail address nor an https address',
  'Give it as help@contoso.example or https://contoso.example/help',
);

/** A GUID, in lower case. */
export const guid = checked(
  (value) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value),
  'is not a GUID',
  'Copy it again from the portal: 32 hexadecimal digits in five groups',
).transform((value) => value.toLowerCase());

/** An https origin: no path, no trailing slash. */
export const httpsOrigin = checked(
  (value) => {
    const parsed = url(value);
    return parsed?.protocol === 'https:' && parsed.href === `${parsed.origin}/`;
  },
  'is not an https address without a path',
  'Give it as https://bot.example.com',
).transform((value) => new URL(value).origin);

export const httpsUrl = checked(
  (value) => {
    const parsed = url(value);
    return parsed?.protocol === 'https:' && parsed.username === '' && parsed.password === '';
  },
  'is not an https address',
  "Copy it from the browser's address line, beginning with https://",
);

/** Where an OTLP collector listens: a whole address, to which its paths are added (OpenTelemetry: otlp-exporter). */
export const collectorUrl = checked(
  (value) => {
    const parsed = url(value);
    if (!parsed || `${parsed.username}${parsed.password}${parsed.search}${parsed.hash}` !== '') return false;
    const host = parsed.hostname.replace(/^\[(.*)\]$/, '$1');
    return parsed.protocol === 'https:' || (parsed.protocol === 'http:' && isLoopback(host));
  },
  'is not an https address, nor an http address on this machine',
  'Give it as https://collector.example.com, or http://127.0.0.1:4318',
);

const oneHeader = /^\s*[\w!#$%&'*+.^`|~-]+\s*=\s*[!-~]+\s*$/;

/** `name=value,name=value`, values percent-encoded (OpenTelemetry: otlp-exporter). Never shown: a key is in it. */
export const headerList = checked(
  (value) => value.split(',').every((header) => oneHeader.test(header) && isSendable(header)),
  'are not headers',
  'Give them as name=value, with a comma between two; what else is special in a value percent-encoded',
).transform((value) => new Hidden(value));

/** A text that is percent-encoded; nothing when a `%` in it stands by itself. */
export function decoded(value: string): string | undefined {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}

/** Everything that a header cannot carry. */
const unsendable = /[\u0000-\u001f\u007f-\uffff]/;

function isSendable(header: string): boolean {
  const value = decoded(header);
  return value !== undefined && !unsendable.test(value);
}

/** The path of a file that can be read now: a wrong one would be noticed at the first sign-in only. */
export const readableFile = checked(
  isReadableFile,
  'is no file that the bot can read',
  'See that it is there, and that whoever runs the bot may read it',
);

function isReadableFile(path: string): boolean {
  try {
    const descriptor = openSync(path, 'r');
    const isFile = fstatSync(descriptor).isFile();
    closeSync(descriptor);
    return isFile;
  } catch {
    return false;
  }
}

export const longKey = checked(
  (value) => value.length >= 32,
  'is shorter than 32 characters',
  'Make one with: openssl rand -base64 32',
).transform((value) => new Hidden(value));

/** Whether nobody but this machine can reach a server that listens there. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
}
