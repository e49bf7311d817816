import { z } from 'zod';

/** What the practice tenant can be begun with. It has the same list; this one is read where it is not loaded. */
export const practiceStates = [
  'role-missing',
  'consent-needed',
  'reading-only',
  'security-defaults',
  'legacy-blocked',
  'purview',
  'legacy-retired',
  'legacy-clients-blocked',
  'policy-demands-more',
  'app-passwords-off',
  'text-messages-off',
  'text-messages-for-some',
  'methods-not-migrated',
  'no-premium',
  'federated',
  'password-expires',
  'synchronised',
  'guest',
  'disabled',
  'restricted',
  'phone-exists',
  'mfa-enabled-only',
  'mfa-enforced',
  'no-account',
  'several-accounts',
  'migrated',
  'forbidden',
  'read-forbidden',
  'throttled',
  'lost-answer',
  'lost-write',
  'phone-conflict',
  'banned-password',
  'unreachable',
  'logs-forbidden',
  'late-log',
] as const;
export type PracticeState = (typeof practiceStates)[number];

/** One or more names with commas between. */
export const stateList = z.string().transform((given, context): readonly PracticeState[] => {
  const names = given.split(',').map((name) => name.trim());
  const known = names.flatMap((name) => practiceStates.filter((state) => state === name));
  if (known.length === names.length) return known;
  const message = `has a name that is none of ${practiceStates.join(', ')}`;
  const params = { cure: 'Give one of these, or more with commas between' };
  context.addIssue({ code: 'custom', message, params });
  return z.NEVER;
});
