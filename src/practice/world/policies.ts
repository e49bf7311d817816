/** What the tenant rules about sign-ins and passwords; the practice tenant's pages can switch most of it. */
export interface Policies {
  /** The initial domain's people sign in elsewhere: Graph cannot set their passwords. */
  federated: boolean;
  /** `passwordValidityPeriodInDays` of the domain; 2147483647 is never, `null` is not set. */
  passwordValidityDays: number | null;
  /** Microsoft's template "Block legacy authentication" is switched on. */
  legacyClientsBlocked: boolean;
  /** Further Conditional Access policies: Graph shows them, no sign-in here is touched by them. */
  conditionalAccessPolicies: ConditionalAccessPolicy[];
  /** Codes by text message: the authentication methods policy. */
  textMessagesAllowed: boolean;
  /** The same policy lets people sign in with their number: left out, it does not. */
  textMessageSignIn?: boolean;
  /** Whom that policy is aimed at: `all_users`, or ids of groups. */
  textMessageTargets: { include: string[]; exclude: string[] };
  /** The older MFA and password reset policies count no more. */
  methodsMigrated: boolean;
}

/** As Graph shows one (Microsoft Graph: conditionalAccessPolicy). */
export interface ConditionalAccessPolicy {
  readonly id: string;
  readonly displayName: string;
  readonly state: 'enabled' | 'disabled' | 'enabledForReportingButNotEnforced';
  readonly conditions: Readonly<Record<string, unknown>>;
  readonly grantControls: Readonly<Record<string, unknown>> | null;
}

/** A tenant in good order. */
export function plainPolicies(): Policies {
  return {
    federated: false,
    passwordValidityDays: 2_147_483_647,
    legacyClientsBlocked: false,
    conditionalAccessPolicies: [],
    textMessagesAllowed: true,
    textMessageTargets: { include: ['all_users'], exclude: [] },
    methodsMigrated: true,
  };
}

/** A policy for everybody, everywhere, but for what is said here. */
export function accessPolicy(
  displayName: string,
  but: Partial<Omit<ConditionalAccessPolicy, 'displayName'>> = {},
): ConditionalAccessPolicy {
  const conditions = {
    clientAppTypes: ['all'],
    applications: { includeApplications: ['All'], excludeApplications: [], includeUserActions: [] },
    users: { ...noUsers, includeUsers: ['All'] },
    locations: null,
    platforms: null,
    devices: null,
    signInRiskLevels: [],
    userRiskLevels: [],
  };
  return {
    id: '7c7a0b1e-0000-4000-8000-000000000001',
    displayName,
    state: 'enabled',
    grantControls: {
      operator: 'OR',
      builtInControls: ['mfa'],
      customAuthenticationFactors: [],
      termsOfUse: [],
    },
    ...but,
    conditions: { ...conditions, ...but.conditions },
  };
}

/** Nobody is taken in and nobody left out. */
export const noUsers = {
  ...{ includeUsers: [], includeGroups: [], includeRoles: [] },
  ...{ excludeUsers: [], excludeGroups: [], excludeRoles: [] },
} as const;

/** Source: Microsoft Learn, policy-block-legacy-authentication. */
export const blockLegacyClients: ConditionalAccessPolicy = accessPolicy('Block legacy authentication', {
  conditions: { clientAppTypes: ['exchangeActiveSync', 'other'] },
  grantControls: {
    operator: 'OR',
    builtInControls: ['block'],
    customAuthenticationFactors: [],
    termsOfUse: [],
  },
});
