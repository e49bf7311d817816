/** What a replica and the world say to each other. */
export type Traffic = 'turn' | 'graph' | 'entra' | 'teams' | 'table';

/** What a write to Microsoft Graph changes. */
export const writeKinds = ['contact number', 'authentication phone', 'password', 'per-user MFA'] as const;
export type WriteKind = (typeof writeKinds)[number];

/** A moment at which a replica may be killed: before something of it goes on, or after it was done and before it is told. */
export interface Place {
  readonly traffic: Traffic;
  readonly when: 'before' | 'after';
  readonly replica: number;
  /** The write to Microsoft Graph that this is, if it is one. */
  readonly writes?: WriteKind;
  /** A new message to a person. */
  readonly isMessage?: boolean;
}

/** Told of every such moment; what comes next waits for it. */
export type Passing = (place: Place) => Promise<void>;
