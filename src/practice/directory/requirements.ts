import type { Account, PerUserMfaState } from '../world/world';
import { targetOf } from './accounts';
import { appendAudit } from './audits';
import { jsonBody } from './body';
import type { Answer, Call, Route } from './call';
import { noContent, ok } from './call';
import { denied, invalidValue } from './errors';
import { requireRole } from './rights';

const path = '/users/{id}/authentication/requirements';
const writeScope = 'Policy.ReadWrite.AuthenticationMethod';

/** Per-user MFA. Source: Microsoft Graph beta, strongAuthenticationRequirements: v1.0 does not know the segment. */
export const requirementRoutes: readonly Route[] = [
  { method: 'GET', path, versions: ['beta'], scopes: ['Policy.Read.All', writeScope], answer: showState },
  { method: 'PATCH', path, versions: ['beta'], scopes: [writeScope], answer: changeState },
];

function showState(call: Call): Answer {
  requireRole(call, ['authenticationPolicyAdministrator', 'globalReader', 'globalAdministrator']);
  const { id, perUserMfaState } = targetOf(call);
  return ok(call, `users('${id}')/authentication/requirements`, { perUserMfaState });
}

function changeState(call: Call): Answer {
  const { perUserMfaState, ...rest } = jsonBody(call);
  const [unknown] = Object.keys(rest).filter((name) => !name.startsWith('@odata.'));
  if (unknown !== undefined) throw invalidValue(`Invalid property '${unknown}'.`);
  requireRole(call, ['authenticationPolicyAdministrator', 'globalAdministrator']);
  const target = targetOf(call);
  if (target.isManagementRestricted) throw denied();
  if (!isState(perUserMfaState))
    throw invalidValue("Invalid value specified for property 'perUserMfaState'.");
  call.tenant.index.beforeWrite(target);
  target.perUserMfaState = settled(perUserMfaState, target);
  const activity = perUserMfaState === 'disabled' ? 'Disable' : 'Enable';
  appendAudit(call, target, `${activity} Strong Authentication`);
  return noContent;
}

/** Enabling an account that already has a method moves on to `enforced` by itself. */
function settled(wanted: PerUserMfaState, { phoneMethods }: Account): PerUserMfaState {
  return wanted === 'enabled' && phoneMethods.length > 0 ? 'enforced' : wanted;
}

function isState(value: unknown): value is PerUserMfaState {
  return value === 'disabled' || value === 'enabled' || value === 'enforced';
}
