import type { Readings } from '../ports/directory';
import type { AccessPolicy } from '../ports/policies';
import { concerns, type Aimed, type Concern } from './aim';
import { doubt, pass, untold, warning, type ProblemCode, type Verdict } from './reading';

type Effect = Extract<ProblemCode, 'legacy-clients-blocked' | 'sign-in-blocked' | 'more-demanded'>;

/** From the worst on. */
const effects: readonly Effect[] = ['legacy-clients-blocked', 'sign-in-blocked', 'more-demanded'];

/**
 * What a policy does to an account that it concerns. A legacy client can give nothing that a policy may demand, so
 * every demand shuts it out; a demand in the browser takes the place of per-user MFA, and app passwords are not
 * offered beside it (Microsoft Learn: policy-block-legacy-authentication, howto-mfa-app-passwords).
 */
function effectOf({ covers, clients, grants }: AccessPolicy): Effect | undefined {
  if (covers.sharePoint && clients.legacy) return 'legacy-clients-blocked';
  if (!covers.browserPages || !clients.browser) return undefined;
  return grants === 'block' ? 'sign-in-blocked' : 'more-demanded';
}

function concernOf(policy: AccessPolicy, account: Aimed): Concern {
  const concern = concerns(policy.include, policy.exclude, account);
  return concern === 'yes' && policy.isNarrowed ? 'perhaps' : concern;
}

/** Whether a Conditional Access policy shuts Cloud App Security out, or asks more of its account. */
export function conditionalAccess(readings: Readings): Verdict {
  const { account, accountGroups, accountRoles, conditionalAccess: answer } = readings;
  if (!answer.ok) return untold(answer);
  if (!account.ok) return untold(account);
  const aimed = { id: account.value.id, groups: accountGroups, roles: accountRoles };
  const found = answer.value.map((policy) => ({
    name: policy.name,
    effect: effectOf(policy),
    concern: concernOf(policy, aimed),
  }));
  for (const effect of effects) {
    const [worst, ...more] = found.filter((one) => one.effect === effect && one.concern === 'yes');
    if (worst) return warning(effect, { policy: worst.name, more: more.length });
  }
  const perhaps = found.find(({ effect, concern }) => effect && concern === 'perhaps');
  return perhaps ? doubt('access-perhaps', { policy: perhaps.name }) : pass('access-not-concerned');
}
