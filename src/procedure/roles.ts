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
 * What a target may hold and still be within an Authentication Administrator's reach; any other role, or none that
 * could be read, needs the Privileged Authentication Administrator (Microsoft Learn: "Who can perform sensitive
 * actions", graph/api/resources/users).
 */
const withinReach: readonly string[] = [
  '88d8e3e3-8f55-4a1e-953a-9b9898b8876b', // Directory Readers
  '95e79109-95c0-4d8e-aee3-d01accf2d47b', // Guest Inviter
  '790c1fb9-7f7d-4f88-86a1-ef1f95c05c1b', // Message Center Reader
  '4a5d8f65-41da-4de4-8968-e035b65339cf', // Reports Reader
  '75934031-6c7e-415a-99d7-48dbd49e875e', // Usage Summary Reports Reader
  '966707d0-3269-4727-9be2-8c3a10f19b9d', // Password Administrator
  roles.authenticationAdministrator,
];

/**
 * Roles that are missing for the writes of the procedure (phone, password, per-user MFA) on a target: one entry
 * per right, each with the least privileged role that gives it. Per-user MFA belongs to the Authentication Policy
 * Administrator alone since 2025 (Microsoft Learn: "Authentication administrator roles" table).
 */
export function missingRoles(mine: readonly string[], target: readonly string[]): readonly RoleName[] {
  const has = (name: RoleName) => mine.includes(roles[name]);
  if (has('globalAdministrator')) return [];
  const missing: RoleName[] = [];
  const isPlain = target.every((role) => withinReach.includes(role));
  const overUser =
    has('privilegedAuthenticationAdministrator') || (isPlain && has('authenticationAdministrator'));
  if (!overUser)
    missing.push(isPlain ? 'authenticationAdministrator' : 'privilegedAuthenticationAdministrator');
  if (!has('authenticationPolicyAdministrator')) missing.push('authenticationPolicyAdministrator');
  return missing;
}
