import type { Params } from './finding';
import type { StageId } from './stageId';
import type { Instant } from './time';

/** What the bot has put before the administrator: everything else in an answer is untrusted. */
export interface Offer {
  /** Random, one for each card shown. */
  readonly nonce: string;
  readonly stage: StageId;
  /** The card's heading, for the read-only trace it leaves. */
  readonly title: string;
  readonly verbs: readonly OfferedVerb[];
  /** Ids of the accounts on the card; only these can be chosen. */
  readonly accounts?: readonly string[];
  /** What the look saw that reading the answer needs: small, not secret. */
  readonly facts?: Params;
  readonly at: Instant;
}

export interface OfferedVerb {
  readonly verb: string;
  readonly title: string;
}

export interface Intent {
  readonly stage: StageId;
  readonly verb: string;
  readonly params: Params;
  readonly at: Instant;
}
