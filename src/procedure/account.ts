import type { Instant } from './time';

/** A user of the tenant as the procedure needs to know it. */
export interface Account {
  readonly id: string;
  readonly displayName: string;
  readonly userPrincipalName: string;
  readonly accountEnabled: boolean;
  readonly isGuest: boolean;
  /** Synchronised from an on-premises directory now. */
  readonly isSynchronised: boolean;
  /** `isManagementRestricted`: only administrators of its restricted unit may change it. */
  readonly isProtected: boolean;
  /** Contact information, E.164 where it could be read so, otherwise as it stands; `undefined` when empty. */
  readonly contactNumber: string | undefined;
  readonly lastPasswordChange: Instant | undefined;
  readonly passwordNeverExpires: boolean;
}

/** The account a run is about: confirmed by the administrator, never guessed. */
export interface ConfirmedAccount {
  readonly id: string;
  readonly displayName: string;
  readonly userPrincipalName: string;
}
