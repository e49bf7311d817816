import type { Instant } from '../time';

/** What of an account is searched for: sign-ins to SharePoint or OneDrive by user name and password (IDCRL). */
export interface LegacySearch {
  readonly userPrincipalName: string;
  readonly from: Instant;
  readonly until: Instant;
}

/** What became of a search. */
export type LegacyResult =
  | { readonly state: 'under-way' }
  | { readonly state: 'failed' }
  | { readonly state: 'done'; readonly signIns: readonly LegacySignIn[] };

export interface LegacySignIn {
  readonly at: Instant;
  /** The operation's name in the audit log: what an administrator would look it up by. */
  readonly operation: string;
  /** SharePoint turned it away, because this way of signing in is retired. */
  readonly isBlocked: boolean;
}
