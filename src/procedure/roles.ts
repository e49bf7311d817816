/**
 * Directory roles by their template ids (Microsoft Learn: "Microsoft Entra built-in roles").
 * "Cloud App Security Administrator" is not among them: it is about Microsoft Defender for Cloud Apps.
 */
export const roles = {
  globalAdministrator: '62e90394-69f5-4237-9190-012177145e10',
  authenticationPolicyAdministrator: '0526716b-113d-4c15-b2c8-68e3c22b9f80',
  privilegedAuthenticationAdministrator: '7be44c8a-adaf-4e2a-84d6-ab2649e08a13',
  authenticationAdministrator: 'c4e39bd9-1100-46d3-8c65-fb160da0071f',
  userAdministrator: 'fe930be7-5e62-47db-91af-98c3a49a38b1',
} as const;

export type RoleName = keyof typeof roles;

/**
 * Roles that are missing for the writes of the procedure (phone, password, per-user MFA) on a target: one entry
 * per right, each with the least privileged role that gives it. Per-user MFA belongs to the Authentication Policy
 * Administrator alone since 2025 (Microsoft Learn: "Authentication administrator roles" table).
 */
export function missingRoles(mine: readonly string[], target: readonly string[]): readonly RoleName[] {
  const has = (name: RoleName) => mine.includes(roles[name]);
  if (has('globalAdministrator')) return [];
  const missing: RoleName[] = [];
  const overUser =
    has('privilegedAuthenticationAdministrator') ||
    (target.length === 0 && has('authenticationAdministrator'));
  if (!overUser) {
    missing.push(
      target.length === 0 ? 'authenticationAdministrator' : 'privilegedAuthenticationAdministrator',
    );
  }
  if (!has('authenticationPolicyAdministrator')) missing.push('authenticationPolicyAdministrator');
  return missing;
}
