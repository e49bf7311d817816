import { randomUUID } from 'node:crypto';
import type { SignInEntry, World } from './world';

/** Log entries reach Graph late: in a tenant minutes, in practice this many milliseconds. */
export const logLag = 20_000;
/** The practice tenant forgets all but this many sign-ins. */
const kept = 500;

/** Sentences of our own for the codes of Microsoft Learn: reference-error-codes. */
const failureReasons: Readonly<Record<number, string>> = {
  0: '',
  50053: 'The account is locked after too many wrong passwords.',
  50055: 'The password must be changed before it can be used.',
  50057: 'The account is disabled.',
  50076: 'Multi-factor authentication is required, and this client cannot do it.',
  50079: 'Multi-factor authentication is required, and no method is registered.',
  53003: 'A Conditional Access policy blocks this way of signing in.',
  50126: 'The user name or the password is wrong.',
  500121: 'The second factor was not given.',
  530035: 'Security defaults block this way of signing in.',
};

const places = {
  browser: {
    appDisplayName: 'My Apps',
    resourceDisplayName: 'My Apps',
    clientAppUsed: 'Browser',
    ipAddress: '203.0.113.20',
  },
  // A user name and password given to SharePoint's old sign-in shows as this class of client.
  console: {
    appDisplayName: 'Office 365 SharePoint Online',
    resourceDisplayName: 'Office 365 SharePoint Online',
    clientAppUsed: 'Other clients',
    ipAddress: '198.51.100.7',
  },
} as const;

/**
 * A sign-in with a password alone.
 *
 * @param at milliseconds since 1970
 * @param errorCode 0 for success, otherwise the number of an AADSTS code
 */
export function plainSignIn(
  place: keyof typeof places,
  userId: string,
  at: number,
  errorCode: number,
): SignInEntry {
  return {
    id: randomUUID(),
    createdDateTime: new Date(at).toISOString(),
    visibleFrom: new Date(at + logLag).toISOString(),
    userId,
    ...places[place],
    // Microsoft counts a user name and password that a client passes on among the interactive sign-ins.
    isInteractive: true,
    errorCode,
    failureReason: failureReasons[errorCode] ?? 'The sign-in failed.',
    authenticationRequirement: 'singleFactorAuthentication',
    authenticationDetails: [step(at, 'Password', [0, 50076, 50079].includes(errorCode))],
  };
}

/** A browser sign-in that asked for a code by text message; `errorCode` 0 says that the code was right. */
export function textMessageSignIn(userId: string, at: number, errorCode: 0 | 500121): SignInEntry {
  return {
    ...plainSignIn('browser', userId, at, errorCode),
    authenticationRequirement: 'multiFactorAuthentication',
    authenticationDetails: [step(at, 'Password', true), step(at, 'Text message', errorCode === 0)],
  };
}

function step(at: number, authenticationMethod: string, succeeded: boolean) {
  return {
    authenticationMethod,
    succeeded,
    authenticationStepDateTime: new Date(at).toISOString(),
    authenticationStepResultDetail: succeeded ? 'Accepted' : 'Not accepted',
  };
}

/** Writes to the log, oldest first, and lets the oldest go. */
export function writeSignIn(world: World, entry: SignInEntry): void {
  world.signIns.push(entry);
  if (world.signIns.length > kept) world.signIns.splice(0, world.signIns.length - kept);
}
