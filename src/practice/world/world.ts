import type { Policies } from './policies';
import type { Purview } from './purview';

/**
 * The practice tenant's truth: what a small Microsoft 365 tenant, its people's phones and a Trend Micro console
 * would hold. Everything here is plain JSON, so that it survives a restart. Times are ISO 8601 in UTC.
 * Secrets are kept as scrypt hashes, the way a directory keeps them.
 */
export interface World extends Policies {
  readonly tenantId: string;
  readonly tenantName: string;
  /** `contoso-practice.onmicrosoft.com` */
  readonly initialDomain: string;
  /** The person who talks to the bot: `accounts` holds the same id. */
  readonly adminId: string;
  securityDefaultsEnabled: boolean;
  /** SharePoint's `isLegacyAuthProtocolsEnabled`. */
  legacyAuthProtocolsEnabled: boolean;
  /** SharePoint turns old sign-ins away whatever that says; left out: it does not yet. */
  legacySignInRetired?: boolean;
  /** "Allow users to create app passwords to sign in to non-browser apps": no Graph property shows it. */
  appPasswordsAllowed: boolean;
  /** Entra ID P1: without it the sign-in log answers 403. */
  premium: boolean;
  /** Delegated scopes that an administrator has consented to for the bot's app. */
  consentedScopes: string[];
  accounts: Account[];
  signIns: SignInEntry[];
  directoryAudits: AuditEntry[];
  /** Left out: nothing is written yet. */
  purview?: Purview;
  textMessages: TextMessage[];
  console: ConsoleState;
}

export interface Hash {
  readonly salt: string;
  readonly scrypt: string;
}

export type PerUserMfaState = 'disabled' | 'enabled' | 'enforced';
export type PhoneType = 'mobile' | 'alternateMobile' | 'office';

export interface PhoneMethod {
  phoneType: PhoneType;
  /** As Graph shows it: `+1 2065550123`. */
  phoneNumber: string;
  smsSignInState: 'notAllowedByPolicy' | 'notEnabled' | 'ready' | 'notSupported';
}

export interface AppPassword {
  readonly id: string;
  readonly name: string;
  readonly hash: Hash;
  readonly createdDateTime: string;
}

export interface Account {
  readonly id: string;
  displayName: string;
  userPrincipalName: string;
  accountEnabled: boolean;
  userType: 'Member' | 'Guest';
  mobilePhone: string | null;
  businessPhones: string[];
  /** `null`: never synchronised from an on-premises directory. */
  onPremisesSyncEnabled: boolean | null;
  passwordPolicies: string | null;
  isManagementRestricted: boolean;
  readonly createdDateTime: string;
  lastPasswordChangeDateTime: string;
  /** When its sessions were last ended by an administrator; left out: never. */
  sessionsRevokedDateTime?: string;
  password: Hash;
  forceChangePasswordNextSignIn: boolean;
  perUserMfaState: PerUserMfaState;
  phoneMethods: PhoneMethod[];
  appPasswords: AppPassword[];
  /** Role template ids, active. */
  roles: string[];
  /** Ids of groups; left out: in none. */
  groups?: string[];
  /** When `GET /users` with a filter (the index) first shows the account as it now is. */
  indexedDateTime: string;
}

export interface SignInEntry {
  readonly id: string;
  readonly createdDateTime: string;
  /** Log entries arrive late: before this moment Graph does not show them. */
  readonly visibleFrom: string;
  readonly userId: string;
  readonly appDisplayName: string;
  readonly resourceDisplayName: string;
  /** `Browser`, `Other clients`, … */
  readonly clientAppUsed: string;
  readonly isInteractive: boolean;
  readonly ipAddress: string;
  /** 0 is success; otherwise the number of an AADSTS code, for instance 50126. */
  readonly errorCode: number;
  readonly failureReason: string;
  readonly authenticationRequirement: 'singleFactorAuthentication' | 'multiFactorAuthentication';
  readonly authenticationDetails: readonly {
    readonly authenticationMethod: string;
    readonly succeeded: boolean;
    readonly authenticationStepDateTime: string;
    readonly authenticationStepResultDetail: string;
  }[];
}

export interface AuditEntry {
  readonly id: string;
  readonly activityDateTime: string;
  readonly visibleFrom: string;
  readonly activityDisplayName: string;
  readonly category: string;
  readonly loggedByService: string;
  readonly operationType: string;
  readonly initiatedByUserId: string;
  readonly targetUserId: string;
}

export interface TextMessage {
  /** The number it went to, as Graph shows it. */
  readonly to: string;
  readonly text: string;
  readonly sentDateTime: string;
}

/** What the Trend Micro Cloud App Security console holds: one delegate account for SharePoint and OneDrive. */
export interface ConsoleState {
  serviceAccountUserPrincipalName: string;
  /** `null` until somebody saves a password on the Service Account page. */
  passwordSavedDateTime: string | null;
  /** Whether what was saved was an app password that the account has, its plain password, or neither. */
  saved: 'app-password' | 'password' | 'wrong' | null;
  /** The app password that was saved, by id: deleting it in security info ends the console's access. */
  appPasswordId: string | null;
  /** The console signs in at each sync: when it last did. */
  lastSyncDateTime: string | null;
  /** Since when a token serves both services in place of the account's password; left out: a Delegate Account. */
  authorizedSince?: string;
  /** Why the last sync failed; `null`: it succeeded. */
  lastSyncProblem: SyncProblem | null;
}

/** `legacy-blocked` is SharePoint's own refusal, all others are Entra's. */
export type SyncProblem =
  | 'wrong-password'
  | 'mfa-required'
  | 'password-must-change'
  | 'security-defaults'
  | 'conditional-access'
  | 'account-disabled'
  | 'legacy-blocked'
  | 'no-such-account';
