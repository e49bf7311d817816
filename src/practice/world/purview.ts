/** What Purview's audit log holds of SharePoint's sign-ins with user name and password, and who has searched it. */
export interface Purview {
  readonly entries: PurviewEntry[];
  readonly searches: PurviewSearch[];
}

export interface PurviewEntry {
  readonly id: string;
  readonly createdDateTime: string;
  /** Before this moment no search finds it. */
  readonly visibleFrom: string;
  readonly operation: 'IDCRLSuccessSignIn' | 'IDCRLBlockedDueToSoftEnforcement';
  readonly userPrincipalName: string;
}

export interface PurviewSearch {
  readonly id: string;
  readonly begunDateTime: string;
  /** As they were sent. */
  readonly filters: Readonly<Record<string, unknown>>;
}
