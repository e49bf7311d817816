import type { PerUserMfaState } from '../../src/procedure/ports/directory';

export const title = 'Multi-factor authentication';
const shown: Readonly<Record<PerUserMfaState, string>> = {
  disabled: 'disabled',
  enabled: 'enabled, not yet enforced',
  enforced: 'enforced',
  unknown: 'in a state that I do not know',
};
export const stuck = (state: PerUserMfaState) =>
  `Per-user multi-factor authentication of this account is ${shown[state]}. It must be enforced: only then can the account have app passwords.`;
export const handTitle = 'By hand, if it stays so';
export const hand = [
  'Microsoft 365 admin center: “Users” > “Active users”.',
  '“Multi-factor authentication”, then the service account.',
  '“Enable MFA”, then “Enforce MFA”.',
] as const;
export const open = 'Open the admin center (leaves Teams)';
export const tryAgain = 'Let me try again';
export const again = 'Check again';
export const done = 'I have enforced it by hand';
