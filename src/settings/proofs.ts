import { readFileSync } from 'node:fs';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { z } from 'zod';
import { instant, type Instant } from '../procedure/time';
import { checked, guid, hidden, readableFile } from './kinds';

/** A file that can be read, with what a signature needs in it. */
const certificateFile = readableFile.refine((path) => !readable(path) || holdsCertificate(path), {
  message: 'is no PEM file with a certificate and its private RSA key',
  params: { cure: 'Put both into one file; the key must not be protected by a password' },
});

/** A day, as the portal shows it: from its beginning by UTC the secret is taken for expired. */
const day = checked(
  (value) => /^\d{4}-\d\d-\d\d$/.test(value) && isDay(value),
  'is not a date',
  'Give it as 2027-03-31',
).transform((value): Instant => instant(Date.parse(value)));

/** A day that the calendar has: others are refused by `Date`, or moved on to the next month. */
function isDay(value: string): boolean {
  const time = Date.parse(value);
  return !Number.isNaN(time) && instant(time).startsWith(value);
}

function readable(path: string): boolean {
  return readableFile.safeParse(path).success;
}

function holdsCertificate(path: string): boolean {
  try {
    const pem = readFileSync(path, 'utf8');
    const key = createPrivateKey(pem);
    return key.asymmetricKeyType === 'rsa' && new X509Certificate(pem).checkPrivateKey(key);
  } catch {
    return false;
  }
}

/** How the bot proves to Teams who it is. */
export const botProof = {
  BOT_TYPE: z
    .enum(['SingleTenant', 'UserAssignedMSI'])
    .default('SingleTenant')
    .describe(
      'UserAssignedMSI (a managed identity, on Azure, nothing to renew) or SingleTenant (with one of the next three)',
    ),
  BOT_FEDERATED_CLIENT_ID: guid
    .optional()
    .describe(
      'Client ID of the managed identity that the app registration of BOT_ID trusts; on Azure, nothing to renew',
    ),
  BOT_CERTIFICATE_PATH: certificateFile
    .optional()
    .describe('Or: PEM file with the certificate of the app registration of BOT_ID, and its private key'),
  BOT_PASSWORD: hidden
    .optional()
    .describe("Or: App registration of BOT_ID > Certificates & secrets: a client secret's value"),
  BOT_PASSWORD_EXPIRES: day
    .optional()
    .describe('The day on which that secret expires, such as 2027-03-31; the log warns from 30 days before'),
};

/** How the bot proves to Microsoft Entra who it is when it asks on an administrator's behalf. */
export const appProof = {
  AAD_APP_FEDERATED_CLIENT_ID: guid
    .optional()
    .describe(
      'One of these three. Client ID of the managed identity that the app registration trusts; on Azure, nothing to renew',
    ),
  AAD_APP_CERTIFICATE_PATH: certificateFile
    .optional()
    .describe('Or: PEM file with the certificate and its private key'),
  AAD_APP_CLIENT_SECRET: hidden
    .optional()
    .describe("Or: App registration > Certificates & secrets: a client secret's value"),
};

/** On its own, because it proves nothing. */
export const appProofTerm = {
  AAD_APP_CLIENT_SECRET_EXPIRES: day
    .optional()
    .describe('The day on which that secret expires, such as 2027-03-31; the log warns from 30 days before'),
};
