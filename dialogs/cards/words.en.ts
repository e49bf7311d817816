import type { Refused, RefusalCode } from '../../src/procedure/answer';
import type { StepNumber } from '../../src/procedure/steps';

/** Words that more than one card says. English; another language is another file with the same functions. */

export const practiceBanner = 'Practice tenant: nothing here is real';

export function stepsOf(first: number, last: number, count: number): string {
  return first === last ? `Step ${first} of ${count}` : `Steps ${first} to ${last} of ${count}`;
}

export const stepTitles: Readonly<Record<StepNumber, string>> = {
  1: 'Signed in',
  2: 'Active users',
  3: 'Service account',
  4: 'Mobile phone for the codes',
  5: 'New password',
  6: 'Multi-factor authentication',
  7: 'Multi-factor authentication enforced',
  8: 'Sign-in with a code from the phone',
  9: 'App passwords opened',
  10: 'App password created',
  11: 'App password copied',
  12: 'Service Account page opened',
  13: 'App password saved in Cloud App Security',
};

/** What was refused and what to do now. */
export interface Refusal {
  readonly sentence: string;
  readonly remedy: string;
}

export const refusals: Readonly<Record<RefusalCode, Refusal>> = {
  forbidden: {
    sentence: 'Microsoft 365 does not let you do this: a directory role or a permission is missing.',
    remedy:
      'For phone and password it takes Authentication Administrator (Privileged Authentication Administrator for an account that holds a role), for multi-factor authentication Authentication Policy Administrator. Activate the role if it is only eligible, or ask a Privileged Role Administrator or Global Administrator for it; then try again.',
  },
  'role-missing-for-logs': {
    sentence: 'Your roles do not let you read the sign-in and audit logs.',
    remedy:
      'Reports Reader, Security Reader or Global Reader is enough. You can also go on with your own word.',
  },
  'premium-missing': {
    sentence:
      'This tenant has no Microsoft Entra ID P1 licence, so its sign-in log cannot be read from here.',
    remedy: 'You can go on with your own word; the report will say so.',
  },
  'not-found': {
    sentence: 'Microsoft 365 does not find this account any more.',
    remedy:
      'It may have been deleted or renamed. Type “cancel”, then “enable mfa” to choose an account again.',
  },
  'password-not-accepted': {
    sentence: 'Microsoft Entra did not accept this password.',
    remedy:
      'It may be on a list of banned passwords. Choose a different one, without names of your company or common words.',
  },
  'phone-not-accepted': {
    sentence: 'Microsoft Entra did not accept this phone number.',
    remedy: 'Check the country code and the number, or use another mobile phone.',
  },
  'phone-taken': {
    sentence: 'This phone number is already the sign-in name of another user.',
    remedy: 'Use another mobile phone, or free the number first.',
  },
  'synchronised-account': {
    sentence: 'This account comes from an on-premises directory, so it cannot be changed here.',
    remedy: 'Change it in the directory that it comes from, wait for the synchronisation, then try again.',
  },
  throttled: {
    sentence: 'Microsoft 365 is busy and asks us to wait. Nothing was changed.',
    remedy: 'Try again in a moment.',
  },
  unanswered: {
    sentence: 'Microsoft 365 did not answer this question in time.',
    remedy: 'Check again in a moment.',
  },
  'not-understood': {
    sentence: 'Microsoft 365 refused the request without a reason that I know.',
    remedy:
      'Try again. If it stays so, do this step by hand in the admin center and quote the reference to your support.',
  },
};

/** A refusal as lines of a card: sentence, remedy, and how to find the request again. */
export function refusalLines(refused: Refused): readonly string[] {
  const { sentence, remedy } = refusals[refused.code];
  const wait = refused.retryAfter === undefined ? '' : ` (${refused.retryAfter} seconds)`;
  return [sentence, `${remedy}${wait}`, `Reference: ${refused.requestId}`];
}

export const unclear = [
  'Microsoft 365 did not answer in time, so I cannot say whether this was changed.',
  'I have looked again, and I do not see the change. You can try again safely.',
] as const;

export const written = [
  'Microsoft 365 has accepted the change, but does not show it yet. That can take a minute.',
] as const;

export const signedOut = [
  'Your sign-in ran out before everything was sent. The card shows how it is now; please enter it once more.',
] as const;

export const unreachable = {
  title: 'No answer from Microsoft 365',
  lines: ['I could not look, so I have done nothing.', 'Your run is kept. Try again in a moment.'],
  again: 'Try again',
};

export const notYet = [
  'I do not see it in Microsoft 365 yet. Its logs often arrive some minutes late.',
  'Check again in a moment, or tell me that you have done it: the report will then say that I have it from you.',
] as const;

export const pressed = (title: string) => `✔ ${title}`;
export const outdated = {
  title: 'This card is out of date',
  line: 'It was answered or replaced meanwhile, and nothing was done twice.',
  goOn: 'Show the current step',
};
export const working = {
  title: 'Working on it',
  line: 'Microsoft 365 is taking a moment. I will say when it is done; there is no need to press again.',
};
export const otherUnforeseen = (reference: string) =>
  `Something broke on my side, and I have stopped this step. Your run is kept: type “enable mfa” to go on. Reference: ${reference}`;
export const fromLaterVersion =
  'Your run was kept by a newer version of me, which has been taken back since, so I cannot read it and do nothing. It is safe. Please tell whoever runs this bot; it goes on as soon as that version is back.';
export const tooMany = 'That is a lot at once. Please wait a moment, then go on.';
