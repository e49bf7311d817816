import { markOf, type Door, type TurnedAway, type TurnedAwayCode } from '../../src/procedure/turnedAway';
import { moment } from './elements';

/** Why it failed, and what helps. */
export interface Explanation {
  readonly cause: string;
  readonly remedy: string;
}

/** What is the same wherever somebody tried. */
const anywhere = {
  'blocked-by-policy': {
    cause: 'A Conditional Access policy blocks this way of signing in.',
    remedy:
      'A Conditional Access Administrator can look it up in the sign-in log, and leave the account out of that policy.',
  },
  'blocked-by-defaults': {
    cause: 'Security defaults block this way of signing in.',
    remedy:
      'There are no app passwords under security defaults. Type “check” for what can be done, and who can do it.',
  },
  disabled: {
    cause: 'The account is disabled.',
    remedy: 'A User Administrator can allow it to sign in again, in the admin center under “Active users”.',
  },
  'legacy-retired': {
    cause:
      'SharePoint refuses legacy sign-in, which app passwords are for: Microsoft has retired it (IDCRL, message MC1184649).',
    remedy:
      'No password helps any more. In the console, “Administration” > “Service Account” > “Migration Available” leads to an Authorized Account, which needs none: Trend Micro’s guide is under the button below.',
  },
  unexplained: {
    cause: 'I do not know this reason.',
    remedy: 'Microsoft explains it under the button below.',
  },
} as const satisfies Partial<Record<TurnedAwayCode, Explanation>>;

export const explanations: Readonly<Record<Door, Readonly<Record<TurnedAwayCode, Explanation>>>> = {
  browser: {
    ...anywhere,
    'wrong-password': {
      cause: 'The password was wrong.',
      remedy: 'Type the one that you have set in this run. An app password does not work on this page.',
    },
    locked: {
      cause:
        'The account is locked for a while after too many wrong passwords, or the try came from an address that Microsoft distrusts.',
      remedy: 'Wait some minutes, then sign in once, from your usual network.',
    },
    'code-not-given': {
      cause: 'The code from the phone was asked for, and not given or wrong.',
      remedy: 'Sign in again and type the newest code. If none arrives, look whether it is the right phone.',
    },
    'phone-not-known': {
      cause: 'A second factor was asked for, and the phone of step 4 was not taken as one.',
      remedy:
        'Codes by text message may not be allowed for this account: type “check”. An Authentication Policy Administrator can allow them.',
    },
    'password-expired': {
      cause: 'The password has expired or must be changed first.',
      remedy: 'Reset it once more in the admin center, without a change at the next sign-in.',
    },
  },
  console: {
    ...anywhere,
    'wrong-password': {
      cause: 'Microsoft 365 did not accept the password that was used.',
      remedy:
        'Save the app password in the console once more. If you do not have it any more, create another one: it is shown only once.',
    },
    locked: {
      cause:
        'The account is locked for a while after too many wrong passwords, or the try came from an address that Microsoft distrusts.',
      remedy: 'Save the app password in the console once more, then wait some minutes.',
    },
    'code-not-given': {
      cause: 'A code from the phone was asked for, which happens when the account’s own password is used.',
      remedy: 'Save the app password in the console instead of the account’s own password.',
    },
    'phone-not-known': {
      cause: 'A second factor was asked for, which happens when the account’s own password is used.',
      remedy: 'Save the app password in the console instead of the account’s own password.',
    },
    'password-expired': {
      cause: 'The account’s own password was used, and it has expired or must be changed first.',
      remedy: 'Save the app password in the console instead of the account’s own password.',
    },
  },
};

/** Says when, by the log's clock: a failure may be older than what was put right since. */
export function turnedAwayLines(turnedAway: TurnedAway): readonly string[] {
  const { door, at, code } = turnedAway;
  const { cause, remedy } = explanations[door][code];
  return [
    `The account’s newest sign-in failed, ${moment(at)}: ${cause} (${markWords(turnedAway)})`,
    `${remedy} If you have put it right since, the log is only late.`,
  ];
}

function markWords(turnedAway: TurnedAway): string {
  const mark = markOf(turnedAway);
  return typeof mark === 'number' ? `Error ${mark}` : `${mark} in Purview’s audit log`;
}

export const migrationGuide = 'Open Trend Micro’s guide (leaves Teams)';
export const lookUp = (errorCode: number) => `Look up error ${errorCode} (leaves Teams)`;
