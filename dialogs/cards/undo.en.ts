import type { UndoPart } from '../../src/procedure/before';
import type { Standing } from '../../src/procedure/undo';

/** Words of taking back. */

export const title = 'Taking back what this run has changed';
export const nothingLeft = 'Nothing more of this run can be taken back here';
export const nothingToUndo =
  'There is no run of yours that has changed anything, so there is nothing to take back.';
export const account = (name: string, userName: string) => `Account: **${name}**, ${userName}`;

export const parts: Readonly<Record<UndoPart, string>> = {
  'per-user-mfa': 'Per-user MFA',
  'text-message-sign-in': 'Sign-in by text message',
  'authentication-phone': 'Authentication phone',
  'contact-number': 'Contact number',
};

/** How a part stands, after what it shows now. */
export const standings: Readonly<Record<Standing, (was: string) => string>> = {
  open: (was) => `before this run: ${was}.`,
  'as-before': () => 'as before this run.',
  'taken-back': () => 'taken back.',
  changed: (was) =>
    `not as this run left it, so somebody has changed it since. I leave it alone. Before this run: ${was}.`,
  held: (was) =>
    `before this run: ${was}. While an authentication phone is registered, Microsoft Entra turns “enabled” into “enforced” by itself: take the phone back first.`,
  unrecorded: () =>
    'I have no note of how it was before this run, so I leave it alone. You can change it in the admin center.',
  unread: () => 'I could not read it, so I leave it alone.',
};
export const none = 'none';
export const endsIn = (digits: string) => `ends in ${digits}`;

export const changed =
  'This has changed since the card was shown, so I have done nothing. This is how it is now:';
export const undoneLine = (part: string, to: string, when: string) =>
  `✔ **${part}** taken back ${when}: proven, now ${to}`;

/** In a report. */
export const takenBack = (part: string, from: string, to: string) =>
  `${part} taken back: ${from} before, ${to} after`;

/** A password cannot be read, so nobody can put the old one back. */
export const password = {
  title: 'The password cannot be taken back',
  lines: [
    'Nobody can read the old one. If Cloud App Security has to sign in again without an app password: switch per-user MFA off here, set a password that you know (“enable mfa”, or the admin center), and save that password in the console: Administration > Service Account > Change Password.',
    'App passwords that were made stay good until they are deleted in the security info of the account.',
  ],
} as const;

export const questions: Readonly<Record<UndoPart, (to: string) => { ask: string; effect: string }>> = {
  'per-user-mfa': (to) => ({
    ask: `Set per-user MFA back to ${to}?`,
    effect:
      'Then the account signs in with its password alone, also from Cloud App Security. Where Conditional Access or security defaults ask for more, they still do.',
  }),
  'text-message-sign-in': () => ({
    ask: 'Switch sign-in by text message off?',
    effect:
      'Your tenant’s policy has made the phone’s number a sign-in name of its own: whoever holds the phone could sign in without the password. The phone stays, and codes still go to it.',
  }),
  'authentication-phone': () => ({
    ask: 'Take the authentication phone back?',
    effect: 'Codes no longer go to it. With per-user MFA still on, the account has to register another one.',
  }),
  'contact-number': () => ({
    ask: 'Take the contact number back?',
    effect: 'It is contact information only; signing in does not depend on it.',
  }),
};
export const former = (digits: string) =>
  `The number before ended in ${digits}. I keep no whole numbers: type it to put it back, or have the present one removed.`;
export const label = 'Former number with country code';
export const missing = 'Type the former number, or remove the present one.';
export const undoFaults = {
  otherDigits: (digits: string) => `The number before this run ended in ${digits}, and this one does not.`,
};

export const actions = {
  reset: (to: string) => (to === 'disabled' || to === 'off' ? 'Switch it off' : `Set it to ${to}`),
  restore: 'Put this number back',
  remove: 'Remove the number',
  leave: 'Leave it as it is',
  again: 'Look again',
  status: 'Status',
  offer: 'Take back',
};

export const colleague = (name: string) =>
  `${name} has an open run on this account, so I take nothing back. Talk to each other first.`;

export const unseen =
  'I could not look, so I cannot say how it is now. Nothing is sent twice: look again in a moment.';

export const undoneTitle = 'Taken back since';
