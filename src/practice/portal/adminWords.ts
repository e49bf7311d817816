import type { whyPasswordStays } from '../world/adminWrites';

/** Why an administrator cannot do it here; each says what to do next. */
export const adminWords = {
  restricted:
    'The account is in a restricted administrative unit: only the administrators of that unit may change it.',
  role: 'Your roles do not allow it. It takes Authentication Administrator; for an account with a directory role, Privileged Authentication Administrator. A Global Administrator may as well.',
  'mfa-role':
    'Your roles do not allow it. It takes Authentication Policy Administrator, or Global Administrator.',
  synchronised: 'The account comes from an on-premises directory. Change it there.',
  'own-method': 'This is your own account: change your sign-in methods in your own security info.',
} as const;

export const passwordStaysWords: Readonly<Record<NonNullable<ReturnType<typeof whyPasswordStays>>, string>> =
  {
    'own-account': 'This is your own account: change your password in My Account.',
    synchronised: adminWords.synchronised,
    federated: 'The account signs in at another identity provider. Change its password there.',
  };
