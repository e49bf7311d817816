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
  helpdeskAdministrator: '729827e3-9c14-49f7-bb1b-9608f156bbb8',
  passwordAdministrator: '966707d0-3269-4727-9be2-8c3a10f19b9d',
} as const;

export type RoleName = keyof typeof roles;

/** A write of the procedure, as roles give the right to it. */
export const acts = ['contact-number', 'authentication-phone', 'password', 'per-user-mfa'] as const;
export type Act = (typeof acts)[number];

/** Who may change sensitive properties of a target, and who may reset its password. */
interface Reach {
  readonly sensitive: readonly RoleName[];
  readonly password: readonly RoleName[];
}

const highest: readonly RoleName[] = ['privilegedAuthenticationAdministrator', 'globalAdministrator'];
const usual: readonly RoleName[] = ['authenticationAdministrator', 'userAdministrator', ...highest];
const withHelpdesk: readonly RoleName[] = ['helpdeskAdministrator', ...usual];
const everybody: readonly RoleName[] = ['passwordAdministrator', ...withHelpdesk];
const userAdministrators: readonly RoleName[] = ['userAdministrator', ...highest];
const authenticationAdministrators: readonly RoleName[] = ['authenticationAdministrator', ...highest];

const ofNoRole: Reach = { sensitive: usual, password: everybody };
/** A role that the table does not list, custom ones included; or one that could not be read. */
const ofOtherRole: Reach = { sensitive: highest, password: highest };

/**
 * By what the target holds (Microsoft Learn, graph/api/resources/users, and privileged-roles-permissions: who may do
 * what to whom). Checked on 23 November 2026.
 */
const reachOf: Readonly<Record<string, Reach | undefined>> = {
  '88d8e3e3-8f55-4a1e-953a-9b9898b8876b': ofNoRole, // Directory Readers
  '95e79109-95c0-4d8e-aee3-d01accf2d47b': ofNoRole, // Guest Inviter
  '790c1fb9-7f7d-4f88-86a1-ef1f95c05c1b': { sensitive: usual, password: withHelpdesk }, // Message Center Reader
  '4a5d8f65-41da-4de4-8968-e035b65339cf': { sensitive: usual, password: withHelpdesk }, // Reports Reader
  '75934031-6c7e-415a-99d7-48dbd49e875e': { sensitive: usual, password: withHelpdesk }, // Usage Summary Reports Reader
  [roles.passwordAdministrator]: ofNoRole,
  [roles.authenticationAdministrator]: {
    sensitive: authenticationAdministrators,
    password: authenticationAdministrators,
  },
  [roles.helpdeskAdministrator]: {
    sensitive: userAdministrators,
    password: ['helpdeskAdministrator', ...userAdministrators],
  },
  [roles.userAdministrator]: { sensitive: userAdministrators, password: userAdministrators },
  // Groups Administrator
  'fdd7a751-b60b-444a-984c-02652fe8fa1c': { sensitive: userAdministrators, password: userAdministrators },
};

/**
 * Whether a role gives the right to an act on a target with these roles. Methods of others are not for the User
 * Administrator; per-user MFA belongs to the Authentication Policy Administrator alone since 2025, whatever the
 * target holds (Microsoft Learn: permissions-reference, table of authentication-related roles, 25 June 2025; so says
 * howto-mfa-userstates. Checked on 23 November 2026).
 */
function gives(role: RoleName, act: Act, target: readonly string[]): boolean {
  if (act === 'per-user-mfa')
    return role === 'authenticationPolicyAdministrator' || role === 'globalAdministrator';
  if (act === 'authentication-phone' && !authenticationAdministrators.includes(role)) return false;
  const column = act === 'password' ? 'password' : 'sensitive';
  const rows = target.length === 0 ? [ofNoRole] : target.map((held) => reachOf[held] ?? ofOtherRole);
  return rows.every((row) => row[column].includes(role));
}

/** Whether whoever holds these roles may do this to a target that holds those. */
export function mayAct(mine: readonly string[], act: Act, target: readonly string[]): boolean {
  const held = (Object.keys(roles) as RoleName[]).filter((name) => mine.includes(roles[name]));
  return held.some((role) => gives(role, act, target));
}

/**
 * Whether these roles give the right to some write of the procedure on an account without roles: who may work on
 * service accounts is shown how each of them stands, and who works on it.
 */
export function maySeeAll(mine: readonly string[]): boolean {
  return acts.some((act) => mayAct(mine, act, []));
}

/** From the least privileged on. */
const givers: readonly RoleName[] = [
  'authenticationAdministrator',
  'privilegedAuthenticationAdministrator',
  'authenticationPolicyAdministrator',
];

/**
 * Roles that are missing for the writes of the procedure on a target: for each act that no role of mine gives, the
 * least privileged role that gives it. One role for phone and password, since one can give both.
 */
export function missingRoles(mine: readonly string[], target: readonly string[]): readonly RoleName[] {
  const missing = acts
    .filter((act) => !mayAct(mine, act, target))
    .map((act) => (act === 'per-user-mfa' ? act : 'authentication-phone'))
    .map((act) => givers.find((role) => gives(role, act, target)))
    .filter((role) => role !== undefined);
  return [...new Set(missing)];
}
