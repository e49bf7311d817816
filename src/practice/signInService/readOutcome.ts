/** What a browser was sent here for. */
export type ReadOutcome<Asked> =
  | { readonly kind: 'ask'; readonly request: Asked }
  /** The app is told at this address, since it is known to be its own. */
  | { readonly kind: 'refuse'; readonly address: string }
  /** Nobody may be sent to an address that is not registered: the person is told. */
  | { readonly kind: 'stop'; readonly says: string };
