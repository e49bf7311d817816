/** Built-in Microsoft Entra roles: template id and display name. Source: Microsoft Learn, permissions-reference. */
export const roleTemplates = {
  globalAdministrator: role('62e90394-69f5-4237-9190-012177145e10', 'Global Administrator'),
  privilegedAuthenticationAdministrator: role(
    '7be44c8a-adaf-4e2a-84d6-ab2649e08a13',
    'Privileged Authentication Administrator',
  ),
  authenticationAdministrator: role('c4e39bd9-1100-46d3-8c65-fb160da0071f', 'Authentication Administrator'),
  authenticationPolicyAdministrator: role(
    '0526716b-113d-4c15-b2c8-68e3c22b9f80',
    'Authentication Policy Administrator',
  ),
  privilegedRoleAdministrator: role('e8611ab8-c189-46e8-94e1-60213ab1f814', 'Privileged Role Administrator'),
  userAdministrator: role('fe930be7-5e62-47db-91af-98c3a49a38b1', 'User Administrator'),
  helpdeskAdministrator: role('729827e3-9c14-49f7-bb1b-9608f156bbb8', 'Helpdesk Administrator'),
  passwordAdministrator: role('966707d0-3269-4727-9be2-8c3a10f19b9d', 'Password Administrator'),
  groupsAdministrator: role('fdd7a751-b60b-444a-984c-02652fe8fa1c', 'Groups Administrator'),
  globalReader: role('f2ef992c-3afb-46b9-b7cf-a126ee74c451', 'Global Reader'),
  reportsReader: role('4a5d8f65-41da-4de4-8968-e035b65339cf', 'Reports Reader'),
  securityReader: role('5d6b6bb7-de71-4623-b4af-96380a352509', 'Security Reader'),
  securityOperator: role('5f2222b1-57c3-48ba-8ad5-d4759f1fde6f', 'Security Operator'),
  securityAdministrator: role('194ae4cb-b126-40b2-bd5b-6091b380977d', 'Security Administrator'),
  sharePointAdministrator: role('f28a1f50-f6e7-4571-818b-6a12f2af6b6c', 'SharePoint Administrator'),
  exchangeAdministrator: role('29232cdf-9323-42fd-ade2-1d097af3e4de', 'Exchange Administrator'),
  teamsAdministrator: role('69091246-20e8-4a56-aa4d-066075b2a7a8', 'Teams Administrator'),
  // About Microsoft Defender for Cloud Apps, in spite of its name.
  cloudAppSecurityAdministrator: role(
    '892c5842-a9a6-463a-8041-72aa08ca3cf6',
    'Cloud App Security Administrator',
  ),
  directoryReaders: role('88d8e3e3-8f55-4a1e-953a-9b9898b8876b', 'Directory Readers'),
  guestInviter: role('95e79109-95c0-4d8e-aee3-d01accf2d47b', 'Guest Inviter'),
  messageCenterReader: role('790c1fb9-7f7d-4f88-86a1-ef1f95c05c1b', 'Message Center Reader'),
  usageSummaryReportsReader: role('75934031-6c7e-415a-99d7-48dbd49e875e', 'Usage Summary Reports Reader'),
};

export type RoleKey = keyof typeof roleTemplates;

/** The display name of a built-in role; `undefined` for a custom role, which is no directory role. */
export function roleName(templateId: string): string | undefined {
  return Object.values(roleTemplates).find(({ id }) => id === templateId)?.name;
}

function role(id: string, name: string): { readonly id: string; readonly name: string } {
  return { id, name };
}
