import { setPerUserMfa } from '../world/adminWrites';
import type { PerUserMfaState } from '../world/world';
import { targetOf } from './accounts';
import { actingIn } from './audits';
import { jsonBody } from './body';
import type { Answer, Call, Route } from './call';
import { noContent, ok } from './call';
import { denied, invalidValue } from './errors';
import { mayChangePerUserMfa, requireRole } from './rights';

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
  const target = targetOf(call);
  if (!mayChangePerUserMfa(call.caller.account, target)) throw denied();
  if (!isState(perUserMfaState))
    throw invalidValue("Invalid value specified for property 'perUserMfaState'.");
  call.tenant.index.beforeWrite(target);
  setPerUserMfa(actingIn(call), target, perUserMfaState);
  return noContent;
}

function isState(value: unknown): value is PerUserMfaState {
  return value === 'disabled' || value === 'enabled' || value === 'enforced';
}
