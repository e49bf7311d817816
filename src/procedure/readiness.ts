import type { Refused } from './answer';
import type { Params } from './finding';
import type { Readings } from './ports/directory';
import { missingRoles } from './roles';

/** What is read before the first write. */
export type ReadingId = 'my-roles' | 'account' | 'security-defaults' | 'legacy-sign-in';

/** What a reading says; each code has words. `blocks`: the procedure cannot succeed, so the bot does not begin. */
export type Reading = { readonly id: ReadingId } & (
  | { readonly verdict: 'pass'; readonly code: PassCode; readonly params?: Params }
  | {
      readonly verdict: 'problem';
      readonly code: ProblemCode;
      readonly blocks: boolean;
      readonly params?: Params;
    }
  | { readonly verdict: 'unknown'; readonly because: Refused }
);

export const passCodes = [
  'roles-suffice',
  'account-plain',
  'security-defaults-off',
  'legacy-sign-in-allowed',
] as const;
export type PassCode = (typeof passCodes)[number];

export const problemCodes = [
  'roles-missing',
  'is-yourself',
  'is-guest',
  'is-synchronised',
  'is-disabled',
  'is-protected',
  'security-defaults-on',
  'legacy-sign-in-blocked',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** The four readings before the first write. What could not be read is `unknown`, never a pass. */
export function readiness(myId: string, readings: Readings): readonly Reading[] {
  return [myRoles(readings), account(myId, readings), securityDefaults(readings), legacySignIn(readings)];
}

function problem(id: ReadingId, code: ProblemCode, blocks: boolean, params?: Params): Reading {
  return { id, verdict: 'problem', code, blocks, params };
}

function myRoles({ myRoles: mine, accountRoles: target }: Readings): Reading {
  if (!mine.ok) return { id: 'my-roles', verdict: 'unknown', because: mine };
  const missing = missingRoles(mine.value, target.ok ? target.value : []);
  if (missing.length > 0) return problem('my-roles', 'roles-missing', false, { roles: missing.join(' ') });
  if (!target.ok && missingRoles(mine.value, ['unknown']).length > 0)
    return { id: 'my-roles', verdict: 'unknown', because: target };
  return { id: 'my-roles', verdict: 'pass', code: 'roles-suffice' };
}

function account(myId: string, { account: answer, accountRoles }: Readings): Reading {
  const id = 'account';
  if (!answer.ok) return { id, verdict: 'unknown', because: answer };
  const { value } = answer;
  if (value.id === myId) return problem(id, 'is-yourself', true);
  if (value.isGuest) return problem(id, 'is-guest', true);
  if (value.isSynchronised) return problem(id, 'is-synchronised', true);
  if (!value.accountEnabled) return problem(id, 'is-disabled', true);
  if (value.isProtected) return problem(id, 'is-protected', false);
  if (!accountRoles.ok) return { id, verdict: 'unknown', because: accountRoles };
  return { id, verdict: 'pass', code: 'account-plain', params: { roles: accountRoles.value.length } };
}

function securityDefaults({ securityDefaults: answer }: Readings): Reading {
  const id = 'security-defaults';
  if (!answer.ok) return { id, verdict: 'unknown', because: answer };
  if (answer.value) return problem(id, 'security-defaults-on', true);
  return { id, verdict: 'pass', code: 'security-defaults-off' };
}

/** `true` proves little since SharePoint's legacy sign-in is being retired; `false` proves that it is shut. */
function legacySignIn({ legacyAuthentication: answer }: Readings): Reading {
  const id = 'legacy-sign-in';
  if (!answer.ok) return { id, verdict: 'unknown', because: answer };
  if (!answer.value) return problem(id, 'legacy-sign-in-blocked', false);
  return { id, verdict: 'pass', code: 'legacy-sign-in-allowed' };
}
