import type { ReaderRole } from '../../src/procedure/readiness/needs';
import type { RoleName } from '../../src/procedure/roles';

/** Directory roles as Microsoft Entra names them. */
export const roleNames: Readonly<Record<RoleName | ReaderRole, string>> = {
  globalAdministrator: 'Global Administrator',
  authenticationPolicyAdministrator: 'Authentication Policy Administrator',
  privilegedAuthenticationAdministrator: 'Privileged Authentication Administrator',
  authenticationAdministrator: 'Authentication Administrator',
  userAdministrator: 'User Administrator',
  helpdeskAdministrator: 'Helpdesk Administrator',
  passwordAdministrator: 'Password Administrator',
  globalReader: 'Global Reader',
  sharePointAdministrator: 'SharePoint Administrator',
  reportsReader: 'Reports Reader',
};
