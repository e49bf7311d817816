import type { Readings } from '../ports/directory';
import type { AppPasswordsReport } from '../run';
import { concerns } from './aim';
import { blocking, doubt, pass, untold, warning, type Verdict } from './reading';

export function securityDefaults({ securityDefaults: answer }: Readings): Verdict {
  if (!answer.ok) return untold(answer);
  return answer.value ? blocking('security-defaults-on') : pass('security-defaults-off');
}

/** `true` proves little since SharePoint's legacy sign-in is being retired; `false` proves that it is shut. */
export function legacySignIn({ legacyAuthentication: answer }: Readings): Verdict {
  if (!answer.ok) return untold(answer);
  return answer.value ? pass('legacy-sign-in-allowed') : warning('legacy-sign-in-blocked');
}

/**
 * Whether the account may get its codes by text message. What the policy allows is allowed; what it does not allow
 * may still come from the older policies, which count until the migration is complete and which Graph does not show
 * (Microsoft Learn: concept-authentication-methods-manage).
 */
export function textMessages(readings: Readings): Verdict {
  const { account, accountGroups, accountRoles, textMessages: answer, olderPoliciesGone } = readings;
  if (!answer.ok) return untold(answer);
  if (!account.ok) return untold(account);
  const { isOn, include, exclude } = answer.value;
  const aimed = { id: account.value.id, groups: accountGroups, roles: accountRoles };
  const allowed = isOn ? concerns(include, exclude, aimed) : 'no';
  if (allowed === 'yes') return pass('text-messages-on');
  if (allowed === 'perhaps') return doubt('text-messages-perhaps');
  if (!olderPoliciesGone.ok) return untold(olderPoliciesGone);
  return olderPoliciesGone.value ? warning('text-messages-off') : doubt('older-policies-count');
}

/** Every state is good to begin with; they differ in what Cloud App Security can do until the run is over. Nothing where nobody looked. */
export function perUserMfa({ perUserMfa: answer }: Readings): Verdict | undefined {
  if (!answer) return undefined;
  if (!answer.ok) return untold(answer);
  return answer.value === 'unknown' ? doubt('mfa-state-unknown') : pass(`mfa-${answer.value}`);
}

/** No property of Graph shows the tenant's switch (howto-mfa-app-passwords): a person looks, and says. */
export function appPasswords(report: AppPasswordsReport | undefined): Verdict {
  if (report === undefined) return doubt('app-passwords-unasked');
  return report.allowed ? pass('app-passwords-reported') : blocking('app-passwords-off');
}

/** Whether the steps of a person can be proven later: the sign-in log itself says so. */
export function logs({ signIns }: Readings): Verdict {
  if (signIns.ok) return pass('logs-readable');
  return signIns.code === 'premium-missing' ? warning('logs-need-premium') : untold(signIns);
}
