import type { Answer, Call, Route } from './call';
import { ok } from './call';
import { notFound } from './errors';
import { project, selectOf } from './odata/options';
import { requireRole } from './rights';
import type { RoleKey } from './roleTemplates';

const policy = '/policies/authenticationMethodsPolicy';
const scopes = [
  'Policy.Read.AuthenticationMethod',
  'Policy.ReadWrite.AuthenticationMethod',
  'Policy.Read.All',
];
/** Source: Microsoft Graph, rbac-authentication-methods-policy-apis-read. */
const readers: readonly RoleKey[] = [
  'authenticationPolicyAdministrator',
  'globalReader',
  'globalAdministrator',
];

/** Which methods people may register and use. Source: Microsoft Graph, authenticationMethodsPolicy. */
export const methodPolicyRoutes: readonly Route[] = [
  { method: 'GET', path: policy, options: ['$select'], scopes, answer: showPolicy },
  { method: 'GET', path: `${policy}/authenticationMethodConfigurations/{methodId}`, scopes, answer: showSms },
];

function showPolicy(call: Call): Answer {
  requireRole(call, readers);
  const body = {
    id: 'authenticationMethodsPolicy',
    displayName: 'Authentication Methods Policy',
    description: 'Which methods people may register and use.',
    policyMigrationState: call.tenant.world.methodsMigrated ? 'migrationComplete' : 'migrationInProgress',
  };
  return ok(call, 'authenticationMethodsPolicy', project(body, selectOf(call.options)));
}

/** Text messages: as a second factor only, for those whom the policy names. */
function showSms(call: Call): Answer {
  requireRole(call, readers);
  const id = call.parameters['methodId'] ?? '';
  if (id.toLowerCase() !== 'sms') throw notFound(id);
  const { textMessagesAllowed, textMessageTargets, textMessageSignIn } = call.tenant.world;
  return ok(call, 'authenticationMethodConfigurations/$entity', {
    '@odata.type': '#microsoft.graph.smsAuthenticationMethodConfiguration',
    id: 'Sms',
    state: textMessagesAllowed ? 'enabled' : 'disabled',
    includeTargets: textMessageTargets.include.map((target) => ({
      ...{ targetType: 'group', id: target },
      ...{ isRegistrationRequired: false, isUsableForSignIn: textMessageSignIn === true },
    })),
    excludeTargets: textMessageTargets.exclude.map((target) => ({ targetType: 'group', id: target })),
  });
}
