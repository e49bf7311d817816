import type { PerUserMfaState } from '../../src/procedure/ports/directory';
import type { GuideWords } from '../cards/guided';

export const title = 'Multi-factor authentication';
const shown: Readonly<Record<PerUserMfaState, string>> = {
  disabled: 'disabled',
  enabled: 'enabled, not yet enforced',
  enforced: 'enforced',
  unknown: 'in a state that I do not know',
};
export const stuck = (state: PerUserMfaState) =>
  `Per-user multi-factor authentication of this account is ${shown[state]}. It must be enforced: only then can the account have app passwords.`;
/** Microsoft Learn, howto-mfa-userstates: the states, and where they are set. */
export const hand: GuideWords = {
  title: 'Enforce multi-factor authentication',
  lines: (account) => [
    'In the admin center: “Users” > “Active users” > “Multi-factor authentication”.',
    `On “Per-user multi-factor authentication”, select ${account}.`,
    '“Enable MFA”, and confirm.',
    'Select it once more: “Enforce MFA”, and confirm.',
  ],
  hint: 'It must be enforced, not only enabled: else the account can have no app passwords. It takes the role Authentication Policy Administrator.',
  open: 'Open the admin center (leaves Teams)',
  check: 'Enforced: check it',
  notYet: [
    'Microsoft 365 does not show it as enforced yet. “Enabled” is not enough.',
    'Check again in a moment, or tell me that you have done it: the report will then say that I have it from you.',
  ],
  checkAgain: 'Check again',
  done: 'I have enforced it: go on',
};
export const handTitle = 'By hand, if it stays so';
export const handLines = [
  'Microsoft 365 admin center: “Users” > “Active users”.',
  '“Multi-factor authentication”, then the service account.',
  '“Enable MFA”, then “Enforce MFA”.',
] as const;
export const open = 'Open the admin center (leaves Teams)';
export const tryAgain = 'Let me try again';
export const again = 'Check again';
export const done = 'I have enforced it by hand';
