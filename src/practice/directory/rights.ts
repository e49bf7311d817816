import type { Account } from '../world/world';
import type { Call, Caller } from './call';
import { denied } from './errors';
import type { RoleKey } from './roleTemplates';
import { roleTemplates } from './roleTemplates';

/** Acting roles, shortened as in the tables of Microsoft Learn, graph/api/resources/users. */
const acting = {
  PwdA: 'passwordAdministrator',
  HelpA: 'helpdeskAdministrator',
  AuthA: 'authenticationAdministrator',
  UserA: 'userAdministrator',
  PAA: 'privilegedAuthenticationAdministrator',
  GA: 'globalAdministrator',
} as const satisfies Record<string, RoleKey>;

type Acting = keyof typeof acting;

/** What is done to another account: a sensitive property (mobilePhone), the password, or an authentication method. */
export type Act = 'sensitive' | 'password' | 'method';

interface MatrixRow {
  readonly targets: readonly RoleKey[];
  readonly sensitive: readonly Acting[];
  readonly password: readonly Acting[];
}

const highest: readonly Acting[] = ['PAA', 'GA'];
const withUser: readonly Acting[] = ['UserA', ...highest];
const usual: readonly Acting[] = ['AuthA', ...withUser];
const everybody: readonly Acting[] = ['PwdA', 'HelpA', ...usual];

/** Who may act on an account that holds these roles; a role in no row, custom ones included, is left to the highest. */
const matrix: readonly MatrixRow[] = [
  { targets: ['directoryReaders', 'guestInviter'], sensitive: usual, password: everybody },
  {
    targets: ['messageCenterReader', 'reportsReader', 'usageSummaryReportsReader'],
    sensitive: usual,
    password: ['HelpA', ...usual],
  },
  { targets: ['passwordAdministrator'], sensitive: usual, password: everybody },
  {
    targets: ['authenticationAdministrator'],
    sensitive: ['AuthA', ...highest],
    password: ['AuthA', ...highest],
  },
  { targets: ['helpdeskAdministrator'], sensitive: withUser, password: ['HelpA', ...withUser] },
  { targets: ['groupsAdministrator', 'userAdministrator'], sensitive: withUser, password: withUser },
];
const noRole = { sensitive: usual, password: everybody };
const otherRole = { sensitive: highest, password: highest };

/** Roles that may read the reports: sign-ins, directory audits. */
export const reportRoles: readonly RoleKey[] = [
  'reportsReader',
  'securityReader',
  'securityOperator',
  'securityAdministrator',
  'globalReader',
  'globalAdministrator',
];

export function holdsAny(account: Account, roles: readonly RoleKey[]): boolean {
  return roles.some((key) => account.roles.includes(roleTemplates[key].id));
}

/** Whether one role of the caller may do this to an account with these roles. */
export function mayActOn(caller: Account, target: Account, act: Act): boolean {
  const rows = target.roles.length === 0 ? [noRole] : target.roles.map(rowOf);
  const column = act === 'password' ? 'password' : 'sensitive';
  return Object.entries(acting).some(
    ([short, key]) =>
      holdsAny(caller, [key]) &&
      !(act === 'method' && key === 'userAdministrator') &&
      rows.every((row) => row[column].some((allowed) => allowed === short)),
  );
}

/**
 * Whether the caller's roles reach this target; an account in a restricted management unit is out of reach of every role
 * that is not scoped to the unit, Global Administrator included.
 */
export function reaches(caller: Account, target: Account, act: Act): boolean {
  return !target.isManagementRestricted && mayActOn(caller, target, act);
}

/**
 * Whether the caller may end the target's sessions: who may reset its password, but for the Password Administrator.
 * Source: Microsoft Learn, permissions-reference (users/invalidateAllRefreshTokens).
 */
export function mayRevoke(caller: Account, target: Account): boolean {
  const roles = caller.roles.filter((id) => id !== roleTemplates.passwordAdministrator.id);
  return reaches({ ...caller, roles }, target, 'password');
}

/** "Manage per-user MFA". Source: Microsoft Learn, authentication-table-include (2025). */
export function mayChangePerUserMfa(caller: Account, target: Account): boolean {
  return (
    !target.isManagementRestricted &&
    holdsAny(caller, ['authenticationPolicyAdministrator', 'globalAdministrator'])
  );
}

function rowOf(templateId: string): Pick<MatrixRow, 'sensitive' | 'password'> {
  return (
    matrix.find(({ targets }) => targets.some((key) => roleTemplates[key].id === templateId)) ?? otherRole
  );
}

export function hasScope(caller: Caller, scopes: readonly string[]): boolean {
  return scopes.some((scope) => caller.scopes.has(scope));
}

/** @throws GraphFailure 403 unless the token carries one of these delegated scopes */
export function requireScope(call: Call, scopes: readonly string[]): void {
  if (!hasScope(call.caller, scopes)) throw denied();
}

/** @throws GraphFailure 403 unless the caller holds one of these roles */
export function requireRole(call: Call, roles: readonly RoleKey[]): void {
  if (!holdsAny(call.caller.account, roles)) throw denied();
}

/** @throws GraphFailure 403 unless the caller's roles reach this target */
export function requireReach(call: Call, target: Account, act: Act): void {
  if (!reaches(call.caller.account, target, act)) throw denied();
}
