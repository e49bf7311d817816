import type { Refused } from '../answer';
import type { Params } from '../finding';

/** What is read before the first write, in the order in which it is told. */
export const readingIds = [
  'my-roles',
  'account',
  'domain',
  'password-expiry',
  'lockout',
  'security-defaults',
  'conditional-access',
  'legacy-sign-in',
  'text-messages',
  'per-user-mfa',
  'app-passwords',
  'logs',
] as const;
export type ReadingId = (typeof readingIds)[number];

export const passCodes = [
  'roles-suffice',
  'account-plain',
  'domain-managed',
  'password-never-expires',
  'not-locked',
  'security-defaults-off',
  'access-not-concerned',
  'legacy-sign-in-allowed',
  'text-messages-on',
  'mfa-disabled',
  'mfa-enabled',
  'mfa-enforced',
  'app-passwords-reported',
  'logs-readable',
] as const;
export type PassCode = (typeof passCodes)[number];

export const problemCodes = [
  'roles-missing',
  'is-yourself',
  'is-guest',
  'is-synchronised',
  'is-disabled',
  'is-protected',
  'is-federated',
  'password-expires',
  'locked-lately',
  'security-defaults-on',
  'legacy-clients-blocked',
  'sign-in-blocked',
  'more-demanded',
  'legacy-sign-in-blocked',
  'text-messages-off',
  'app-passwords-off',
  'logs-need-premium',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** Why a reading could not tell although nothing was refused. */
export const doubtCodes = [
  'expiry-not-shown',
  'access-perhaps',
  'text-messages-perhaps',
  'older-policies-count',
  'mfa-state-unknown',
  'app-passwords-unasked',
] as const;
export type DoubtCode = (typeof doubtCodes)[number];

export type Pass = {
  readonly verdict: 'pass';
  readonly code: PassCode;
  readonly params?: Params;
};
/** `blocks`: the procedure cannot succeed, so the bot does not begin. */
export type Problem = {
  readonly verdict: 'problem';
  readonly code: ProblemCode;
  readonly blocks: boolean;
  readonly params?: Params;
};
/** Never a pass, and never a reason to stop: the administrator may know. */
export type Unknown = { readonly verdict: 'unknown' } & (
  { readonly because: Refused } | { readonly code: DoubtCode; readonly params?: Params }
);

/** What a reading says; each code has words. */
export type Verdict = Pass | Problem | Unknown;
export type Reading = { readonly id: ReadingId } & Verdict;

export const pass = (code: PassCode, params?: Params): Pass => ({
  ...{ verdict: 'pass', code },
  ...(params && { params }),
});
export const blocking = (code: ProblemCode, params?: Params): Problem => ({
  ...{ verdict: 'problem', code, blocks: true },
  ...(params && { params }),
});
export const warning = (code: ProblemCode, params?: Params): Problem => ({
  ...{ verdict: 'problem', code, blocks: false },
  ...(params && { params }),
});
export const doubt = (code: DoubtCode, params?: Params): Unknown => ({
  ...{ verdict: 'unknown', code },
  ...(params && { params }),
});
export const untold = (because: Refused): Unknown => ({ verdict: 'unknown', because });
