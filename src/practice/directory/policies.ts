import type { Answer, Call, Route } from './call';
import { ok } from './call';
import { notFound } from './errors';
import { project, selectOf } from './odata/options';
import { requireRole } from './rights';

const readPolicies = ['Policy.Read.All'];

/** What decides, tenant-wide, whether the procedure can work. */
export const policyRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/policies/identitySecurityDefaultsEnforcementPolicy',
    options: ['$select'],
    scopes: readPolicies,
    answer: showSecurityDefaults,
  },
  {
    method: 'GET',
    path: '/admin/sharepoint/settings',
    options: ['$select'],
    scopes: ['SharePointTenantSettings.Read.All', 'SharePointTenantSettings.ReadWrite.All'],
    answer: showSharePoint,
  },
  {
    method: 'GET',
    path: '/domains/{domain}',
    options: ['$select'],
    scopes: ['Domain.Read.All', 'Domain.ReadWrite.All', 'Directory.Read.All'],
    answer: showDomain,
  },
];

function showSecurityDefaults(call: Call): Answer {
  const policy = {
    id: '00000000-0000-0000-0000-000000000005',
    displayName: 'Security Defaults',
    description: 'Basic protection for every account of the tenant.',
    isEnabled: call.tenant.world.securityDefaultsEnabled,
  };
  return entity(call, 'policies/identitySecurityDefaultsEnforcementPolicy/$entity', policy);
}

function showSharePoint(call: Call): Answer {
  requireRole(call, ['sharePointAdministrator', 'globalReader', 'globalAdministrator']);
  const { legacyAuthProtocolsEnabled } = call.tenant.world;
  return entity(call, 'admin/sharepoint/settings', {
    isLegacyAuthProtocolsEnabled: legacyAuthProtocolsEnabled,
  });
}

function showDomain(call: Call): Answer {
  const { initialDomain, accounts, federated, passwordValidityDays } = call.tenant.world;
  const wanted = (call.parameters['domain'] ?? '').toLowerCase();
  const isInitial = wanted === initialDomain.toLowerCase();
  const isInUse = accounts.some(({ userPrincipalName }) =>
    userPrincipalName.toLowerCase().endsWith(`@${wanted}`),
  );
  if (!isInitial && !isInUse) throw notFound(wanted);
  const domain = {
    id: wanted,
    authenticationType: federated ? 'Federated' : 'Managed',
    passwordValidityPeriodInDays: passwordValidityDays,
    passwordNotificationWindowInDays: 14,
    isDefault: isInitial,
    isInitial,
    isVerified: true,
  };
  return entity(call, 'domains/$entity', domain);
}

function entity(call: Call, context: string, body: Readonly<Record<string, unknown>>): Answer {
  return ok(call, context, project(body, selectOf(call.options)));
}
