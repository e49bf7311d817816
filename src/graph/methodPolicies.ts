import type {
  AuthenticationMethodsPolicy,
  SmsAuthenticationMethodConfiguration,
} from '@microsoft/microsoft-graph-types';
import type { Aim, TextMessages } from '../procedure/ports/policies';
import { get } from './call';
import type { Question } from './question';

const policy = '/policies/authenticationMethodsPolicy';

interface Target {
  readonly id?: string;
  readonly targetType?: string | null;
}

/** `all_users` stands for everybody (Microsoft Learn: smsAuthenticationMethodConfiguration). */
function aimOf(targets: readonly Target[] | null | undefined): Aim {
  const ids = (targets ?? []).flatMap(({ id }) => (id === undefined ? [] : [id]));
  return {
    everybody: ids.includes('all_users'),
    users: (targets ?? []).flatMap(({ id, targetType }) => (id && targetType === 'user' ? [id] : [])),
    groups: ids.filter((id) => id !== 'all_users'),
    roles: [],
  };
}

/** Who may get codes by text message, as the authentication methods policy has it. */
export const textMessages: Question<TextMessages> = {
  call: get(`${policy}/authenticationMethodConfigurations/sms`),
  matter: 'directory',
  read: (body) => {
    const { state, includeTargets, excludeTargets } = (body ?? {}) as SmsAuthenticationMethodConfiguration;
    if (state !== 'enabled' && state !== 'disabled') return undefined;
    return { isOn: state === 'enabled', include: aimOf(includeTargets), exclude: aimOf(excludeTargets) };
  },
};

/**
 * Whether the older MFA and password reset policies count no more. Before the end of the migration they do, and
 * Graph does not show them (Microsoft Learn: concept-authentication-methods-manage).
 */
export const olderPoliciesGone: Question<boolean> = {
  call: get(policy, { query: { $select: 'policyMigrationState' } }),
  matter: 'directory',
  read: (body) => {
    const state = (body as AuthenticationMethodsPolicy | undefined)?.policyMigrationState;
    return state ? state === 'migrationComplete' : undefined;
  },
};
