import type { ReadingId } from './reading';

/** What a reading takes: a delegated permission, and where Graph asks for one too, a role that may read (any one). */
export interface Need {
  readonly permission: string;
  readonly roles: readonly ReaderRole[];
}

/** Roles that read and change nothing here; each has a name in the conversation. */
export type ReaderRole =
  'globalReader' | 'sharePointAdministrator' | 'authenticationPolicyAdministrator' | 'reportsReader';

const domains: Need = { permission: 'Domain.Read.All', roles: [] };
const reports: Need = { permission: 'AuditLog.Read.All', roles: ['reportsReader', 'globalReader'] };
const methods: Need = {
  permission: 'Policy.Read.All',
  roles: ['authenticationPolicyAdministrator', 'globalReader'],
};

/** Microsoft Learn, the page of each call, and Graph's tables of roles for authentication methods policies. */
export const needs: Readonly<Record<Exclude<ReadingId, 'app-passwords'>, Need>> = {
  'my-roles': { permission: 'RoleManagement.Read.Directory', roles: [] },
  account: { permission: 'User.Read.All', roles: [] },
  domain: domains,
  'password-expiry': domains,
  lockout: reports,
  'security-defaults': { permission: 'Policy.Read.All', roles: ['globalReader'] },
  'conditional-access': { permission: 'Policy.Read.All', roles: ['globalReader'] },
  'legacy-sign-in': {
    permission: 'SharePointTenantSettings.Read.All',
    roles: ['sharePointAdministrator', 'globalReader'],
  },
  'text-messages': methods,
  'per-user-mfa': methods,
  logs: reports,
};
