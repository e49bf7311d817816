import type { Instant } from './time';

/** The permission to end somebody's sessions (Microsoft Learn: user-revokesigninsessions); nothing else needs it. */
export const sessionsPermission = 'User.RevokeSessions.All';

/** Ending the sessions of the service account, which nobody has to: what is offered, sent, and come of it. */
export interface Sessions {
  /** Random, one for each card that asks; taken away by the first answer. */
  readonly nonce?: string;
  /** The nonce that was answered last. */
  readonly answered?: string;
  /** Saved before the write; it stays until a look shows what came of it. */
  readonly intent?: SessionsIntent;
  /** What came of it each time, the oldest first. */
  readonly ended?: readonly SessionsEnded[];
}

export interface SessionsIntent {
  /** From when on sign-ins were good just before, as `SessionsView` tells it; `undefined` when that was not read. */
  readonly from: Instant | undefined;
  /** Our clock. */
  readonly at: Instant;
  /** Microsoft 365 has said yes to it: that is written down already, as not seen. */
  readonly accepted?: true;
}

/** Microsoft's clock, and the request of the look that showed it, or else of the write. */
export interface SessionsEnded {
  readonly at: Instant;
  readonly requestId: string;
  /** From when on sign-ins are good since. Without it Microsoft 365 has said yes, and not shown it. */
  readonly validFrom?: Instant;
}
