import type { Attachment } from 'botbuilder';
import type { Person } from '../../src/procedure/person';

/** Signing in, as far as the conversation needs it. */
export interface SignInDesk {
  /** Takes note of a sign-out that another process has served. */
  catchUp(person: Person): Promise<void>;
  has(person: Person, forMilliseconds: number): boolean;
  /** The OAuth card of Bot Framework. */
  card(person: Person): Promise<Attachment>;
  /** Drops a token that is good no more. */
  forget(person: Person): void;
  /** Also what a sign-in window may bring later is not wanted any more, whichever process it comes to. */
  signOut(person: Person): Promise<void>;
  /** What Microsoft Entra wants to see at the next sign-in. */
  needs(person: Person, claims: string): void;
  /** Why the last sign-in did not come through: a code. */
  problem(person: Person): string | undefined;
  /** Which of these permissions the person's token does not carry; none when that is not known. */
  lacks(person: Person, permissions: readonly string[]): readonly string[];
  /** The next sign-in asks for what is needed to change something, too; the token is dropped. */
  widens(person: Person): void;
  /** Where an administrator grants these permissions for the whole tenant. */
  consentUrl(permissions: readonly string[]): string;
}
