import type { Account } from '../account';
import type { Answer } from '../answer';
import type { Secret } from '../secret';
import type { Instant } from '../time';
import type { AccessPolicy, Domain, TextMessages } from './policies';
import type { LegacyResult, LegacySearch } from './purview';

/**
 * Microsoft 365 as the procedure needs it, on the administrator's behalf. Every method answers with what was seen
 * or with why not (`Refused`), and throws `Unreachable` or `SignInNeeded`. Writes are never sent twice.
 */
export interface Directory {
  me(): Promise<Answer<Me>>;
  /** Accounts whose names look like those that Cloud App Security makes. */
  findServiceAccounts(): Promise<Answer<Found>>;
  /** Accounts whose display name or user name begins with, or whose display name contains, this text. */
  search(text: string): Promise<Answer<Found>>;
  account(id: string): Promise<Answer<Account>>;
  /** Everything to be known before the first write. @param since of the sign-ins */
  readings(of: Pick<Account, 'id' | 'userPrincipalName'>, since: Instant): Promise<Readings>;
  /** The same with per-user MFA, which its own stage looks at anyway before it writes: for who asks for all. */
  allReadings(of: Pick<Account, 'id' | 'userPrincipalName'>, since: Instant): Promise<Readings>;
  phones(id: string): Promise<Answer<Phones>>;
  /** @param number E.164; `undefined` takes the number away */
  setContactNumber(id: string, number: string | undefined): Promise<Answer<void>>;
  /** @param number E.164; @param registered whether a mobile phone method exists already (one per type) */
  setAuthenticationPhone(id: string, number: string, registered: boolean): Promise<Answer<void>>;
  /** A phone that is gone already is told as `not-found`. */
  removeAuthenticationPhone(id: string): Promise<Answer<void>>;
  /** The phone stays registered for codes; its number is no sign-in name any more. */
  stopTextMessageSignIn(id: string): Promise<Answer<void>>;
  /** Sets the password, without a forced change at the next sign-in. */
  resetPassword(id: string, password: Secret): Promise<Answer<void>>;
  perUserMfa(id: string): Promise<Answer<PerUserMfaState>>;
  setPerUserMfa(id: string, state: Exclude<PerUserMfaState, 'unknown'>): Promise<Answer<void>>;
  /** Sign-ins of the account, newest first. */
  signIns(id: string, since: Instant): Promise<Answer<readonly SignIn[]>>;
  /** When app passwords were created for the account, newest first. */
  appPasswordsCreated(id: string, since: Instant): Promise<Answer<readonly Instant[]>>;
  /** Begins a search of Purview's audit log, which takes minutes; answers with its id. */
  searchLegacySignIns(search: LegacySearch): Promise<Answer<string>>;
  /** What a search has found; one that is gone is told as `not-found`. */
  legacySignIns(searchId: string, userPrincipalName: string): Promise<Answer<LegacyResult>>;
  /** What protects each of these accounts now, in the order given, each reading with its own answer. */
  protections(ids: readonly string[]): Promise<readonly Protection[]>;
  /** From when on the account's sign-ins are good, and what decides who may end them. */
  sessions(id: string): Promise<SessionsView>;
  /** Ends refresh tokens and browser sessions of the account. Whether app passwords end too is not documented. */
  endSessions(id: string): Promise<Answer<void>>;
  /** The last look at everything that can be read back at once. */
  readBack(id: string): Promise<ReadBack>;
}

export interface Me {
  readonly id: string;
  readonly displayName: string;
  readonly userPrincipalName: string;
  /** Template ids of the active directory roles; why not, when they cannot be read. */
  readonly roles: Answer<readonly string[]>;
}

export interface Found {
  readonly accounts: readonly Account[];
  /** There are more than these. */
  readonly more: boolean;
}

/** Everything to be known before the first write, each reading with its own answer. */
export interface Readings {
  readonly account: Answer<Account>;
  /** Template ids of roles. */
  readonly myRoles: Answer<readonly string[]>;
  readonly accountRoles: Answer<readonly string[]>;
  /** Ids of the groups that the account is in, through groups too. */
  readonly accountGroups: Answer<readonly string[]>;
  readonly domain: Answer<Domain>;
  readonly securityDefaults: Answer<boolean>;
  /** The Conditional Access policies that are switched on. */
  readonly conditionalAccess: Answer<readonly AccessPolicy[]>;
  /** SharePoint's `isLegacyAuthProtocolsEnabled`. */
  readonly legacyAuthentication: Answer<boolean>;
  readonly textMessages: Answer<TextMessages>;
  /** Whether the tenant's older MFA and reset policies, which Graph does not show, count no more. */
  readonly olderPoliciesGone: Answer<boolean>;
  /** Of `allReadings` only. */
  readonly perUserMfa?: Answer<PerUserMfaState>;
  /** Of the last hour. */
  readonly signIns: Answer<readonly SignIn[]>;
}

export interface Phones {
  /** Contact information of the account, E.164 where readable. */
  readonly contact: string | undefined;
  /** The mobile phone registered for authentication, E.164. */
  readonly authentication: string | undefined;
  /** That phone's number is a sign-in name, with a code by text message in place of the password. */
  readonly signsIn?: boolean;
}

export type PerUserMfaState = 'disabled' | 'enabled' | 'enforced' | 'unknown';

export interface SignIn {
  readonly at: Instant;
  /** 0 is success, otherwise the number of an AADSTS code. */
  readonly errorCode: number;
  /** A client that shows no browser and uses no modern authentication: what an app password is for. */
  readonly isLegacyClient: boolean;
  /** A second factor was asked for and given; `undefined` when the log does not say. */
  readonly withCode: boolean | undefined;
}

export interface SessionsView {
  /** Whoever signed in before this moment has to do so again; empty when there is no such moment. */
  readonly validFrom: Answer<Instant>;
  /** Template ids of roles. */
  readonly myRoles: Answer<readonly string[]>;
  readonly accountRoles: Answer<readonly string[]>;
}

export interface ReadBack {
  readonly account: Answer<Account>;
  readonly phones: Answer<Phones>;
  readonly perUserMfa: Answer<PerUserMfaState>;
}

/** One account of several, for a list. */
export interface Protection {
  readonly id: string;
  readonly account: Answer<Account>;
  /** Of the mobile phone registered for authentication; `undefined` when there is none. */
  readonly phoneLastTwo: Answer<string | undefined>;
  readonly perUserMfa: Answer<PerUserMfaState>;
}
