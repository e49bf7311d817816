import { createHash } from 'node:crypto';

/** The same name gives the same GUID in every practice tenant, so that links and tests survive a fresh start. */
export function stableId(name: string): string {
  const hex = createHash('sha256').update(`practice:${name}`).digest('hex');
  const variant = ((parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join('-');
}

export const practiceTenant = {
  id: stableId('tenant'),
  name: 'Contoso (practice)',
  domain: 'contoso-practice.onmicrosoft.com',
} as const;

/** Directory role template ids (Microsoft Learn: permissions-reference). */
export const roleTemplate = {
  globalAdministrator: '62e90394-69f5-4237-9190-012177145e10',
  authenticationPolicyAdministrator: '0526716b-113d-4c15-b2c8-68e3c22b9f80',
  sharePointAdministrator: 'f28a1f50-f6e7-4571-818b-6a12f2af6b6c',
  cloudAppSecurityAdministrator: '892c5842-a9a6-463a-8041-72aa08ca3cf6',
  globalReader: 'f2ef992c-3afb-46b9-b7cf-a126ee74c451',
} as const;
