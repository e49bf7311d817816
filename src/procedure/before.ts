import type { Instant } from './time';

/** What of a run can be taken back, in the order that restores service first. */
export const undoParts = [
  'per-user-mfa',
  'text-message-sign-in',
  'authentication-phone',
  'contact-number',
] as const;
export type UndoPart = (typeof undoParts)[number];

/**
 * What Microsoft 365 showed before this run first wrote: the state of per-user MFA; whether the phone's number signs
 * in by text message, `on` or `off`; of a phone number its two last digits, empty when there was none.
 */
export type Before = Readonly<Partial<Record<UndoPart, string>>>;

/** Something taken back, as it was seen afterwards. */
export interface Undone {
  readonly part: UndoPart;
  readonly from: string;
  readonly to: string;
  /** Microsoft's clock. */
  readonly at: Instant;
  /** Of the look that showed it. */
  readonly requestId: string;
}

/** Taking back, under way: what is offered, and what was about to be written. */
export interface Undoing {
  /** Random, one for each card with something to decide; taken away by the first answer. */
  readonly nonce?: string;
  /** The nonce that was answered last. */
  readonly answered?: string;
  /** What the card is about, as it was seen then. */
  readonly offered?: { readonly part: UndoPart; readonly from: string };
  /** What the administrator leaves as it is. */
  readonly left: readonly UndoPart[];
  /** Saved before the write; the look after it decides what came of it. */
  readonly intent?: { readonly part: UndoPart; readonly from: string; readonly to: string };
}

/** The administrator's word on app passwords of earlier attempts. */
export interface OldAppPasswords {
  readonly answer: 'deleted' | 'none';
  readonly at: Instant;
  /** How often it was said, each time something else. */
  readonly times?: number;
}
