import type {
  ConditionalAccessApplications,
  ConditionalAccessConditionSet,
  ConditionalAccessGrantControls,
  ConditionalAccessPolicy,
  ConditionalAccessUsers,
} from '@microsoft/microsoft-graph-types';
import type { AccessPolicy, Aim } from '../procedure/ports/policies';
import { get } from './call';
import type { Question } from './question';

/** As a policy names SharePoint and OneDrive: by application id, within a suite, or among all. */
const sharePoint = ['All', 'Office365', '00000003-0000-0ff1-ce00-000000000000'];
const settingUpMethods = 'urn:user:registersecurityinfo';

/**
 * The policies that are switched on; those that only report change nothing. One request a second for the whole
 * tenant, and no word of when to come again (Microsoft Learn: throttling-limits).
 */
export const conditionalAccess: Question<readonly AccessPolicy[]> = {
  call: get('/identity/conditionalAccess/policies', { apart: 1_000 }),
  matter: 'directory',
  read: (body) => {
    const page = (body ?? {}) as { value?: unknown; '@odata.nextLink'?: unknown };
    // Half of the policies would prove nothing.
    if (!Array.isArray(page.value) || page['@odata.nextLink'] !== undefined) return undefined;
    return (page.value as ConditionalAccessPolicy[])
      .filter(({ state }) => state === 'enabled')
      .map(policyFrom)
      .filter((policy) => policy !== undefined);
  },
};

/** `undefined` for a policy that grants without a condition: it only shapes the session. */
function policyFrom({
  displayName,
  conditions,
  grantControls,
}: ConditionalAccessPolicy): AccessPolicy | undefined {
  const grants = grantsOf(grantControls);
  if (!conditions || !grants) return undefined;
  const { users, applications, clientAppTypes } = conditions;
  const clients: readonly string[] = clientAppTypes ?? [];
  return {
    name: displayName ?? '',
    include: included(users),
    exclude: excluded(users),
    covers: coversOf(applications),
    clients: {
      legacy: clients.some((client) => client === 'all' || client === 'other'),
      browser: clients.some((client) => client === 'all' || client === 'browser'),
    },
    grants,
    isNarrowed: isNarrowed(conditions),
  };
}

function grantsOf(
  controls: ConditionalAccessGrantControls | null | undefined,
): AccessPolicy['grants'] | undefined {
  if (!controls) return undefined;
  const { builtInControls, customAuthenticationFactors, termsOfUse, authenticationStrength } = controls;
  if (builtInControls?.includes('block')) return 'block';
  const lists = [builtInControls, customAuthenticationFactors, termsOfUse];
  return authenticationStrength || lists.some((list) => (list?.length ?? 0) > 0) ? 'demand' : undefined;
}

function included(users: ConditionalAccessUsers | null | undefined): Aim {
  const ids = users?.includeUsers ?? [];
  return {
    everybody: ids.includes('All'),
    users: ids,
    groups: users?.includeGroups ?? [],
    roles: users?.includeRoles ?? [],
  };
}

function excluded(users: ConditionalAccessUsers | null | undefined): Aim {
  const ids = users?.excludeUsers ?? [];
  return {
    everybody: false,
    users: ids,
    groups: users?.excludeGroups ?? [],
    roles: users?.excludeRoles ?? [],
  };
}

/** My Account and security info cannot be named in a policy: only all applications, or the setting up of methods. */
function coversOf(applications: ConditionalAccessApplications | null | undefined): AccessPolicy['covers'] {
  const { includeApplications, excludeApplications, includeUserActions } = applications ?? {};
  const has = (list: readonly string[] | null | undefined, wanted: readonly string[]) =>
    list?.some((one) => wanted.includes(one)) === true;
  return {
    sharePoint: has(includeApplications, sharePoint) && !has(excludeApplications, sharePoint),
    browserPages: has(includeApplications, ['All']) || has(includeUserActions, [settingUpMethods]),
  };
}

/** Guests are left out: a guest is no service account here. */
function isNarrowed(conditions: ConditionalAccessConditionSet): boolean {
  const { locations, platforms, devices, applications } = conditions;
  const risks = [conditions.signInRiskLevels, conditions.userRiskLevels];
  return (
    [locations, platforms, devices, applications?.applicationFilter].some(Boolean) ||
    [conditions.insiderRiskLevels, conditions.authenticationFlows].some(Boolean) ||
    risks.some((levels) => (levels?.length ?? 0) > 0)
  );
}
