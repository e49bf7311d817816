import type { Readings } from '../ports/directory';
import { neverExpires } from '../ports/policies';
import { missingRoles } from '../roles';
import { blocking, doubt, pass, untold, warning, type Verdict } from './reading';

/** The caller's roles, held against what the account holds. */
export function myRoles({ myRoles: mine, accountRoles: target }: Readings): Verdict {
  if (!mine.ok) return untold(mine);
  const missing = missingRoles(mine.value, target.ok ? target.value : []);
  if (missing.length > 0) return warning('roles-missing', { roles: missing.join(' ') });
  if (!target.ok && missingRoles(mine.value, ['unknown']).length > 0) return untold(target);
  return pass('roles-suffice');
}

export function account(myId: string, { account: answer, accountRoles }: Readings): Verdict {
  if (!answer.ok) return untold(answer);
  const { value } = answer;
  if (value.id === myId) return blocking('is-yourself');
  if (value.isGuest) return blocking('is-guest');
  if (value.isSynchronised) return blocking('is-synchronised');
  if (!value.accountEnabled) return blocking('is-disabled');
  if (value.isProtected) return warning('is-protected');
  if (!accountRoles.ok) return untold(accountRoles);
  return pass('account-plain', { roles: accountRoles.value.length });
}

/** A password of a federated account is kept elsewhere: Graph cannot set it (Microsoft Learn: user-update). */
export function domain({ domain: answer }: Readings): Verdict {
  if (!answer.ok) return untold(answer);
  return answer.value.isFederated ? blocking('is-federated') : pass('domain-managed');
}

/** A password that runs out breaks the account's next sign-in in a browser, long after this run. */
export function passwordExpiry({ account: answer, domain: settings }: Readings): Verdict {
  if (!answer.ok) return untold(answer);
  if (answer.value.passwordNeverExpires) return pass('password-never-expires');
  if (!settings.ok) return untold(settings);
  const { passwordDays } = settings.value;
  if (passwordDays === undefined) return doubt('expiry-not-shown');
  return passwordDays >= neverExpires
    ? pass('password-never-expires')
    : warning('password-expires', { days: passwordDays });
}

/** AADSTS50053, locked after too many wrong passwords (Microsoft Learn: reference-error-codes). */
const locked = 50053;

/**
 * Whether the account was turned away as locked and has not come in since; nothing when the log cannot be read: the
 * reading of the logs says that, and the answer matters only at the account's next sign-in.
 */
export function lockout({ signIns }: Readings): Verdict | undefined {
  if (!signIns.ok) return undefined;
  const newest = signIns.value.find(({ errorCode }) => errorCode === 0 || errorCode === locked);
  return newest?.errorCode === locked ? warning('locked-lately', { at: newest.at }) : pass('not-locked');
}
