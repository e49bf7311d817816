import type { Person } from '../../procedure/person';
import type { SignIn } from '../conversation';
import type { SignInProblem } from './problems';

/** Signing in, with what Graph and the conversation need of it besides. */
export interface SignInService extends SignIn {
  /** The Graph token. Throws `SignInNeeded`. */
  token(person: Person): string;
  /** Drops the token of this process. */
  forget(person: Person): void;
  /** Signs out of this bot only, in all its processes: links and windows from before bring no token any more. */
  signOut(person: Person): Promise<void>;
  /** Graph wants to see these claims, a JSON text: the token is dropped and the next attempt asks Entra for them. */
  needs(person: Person, claims: string): void;
  /** What stood in the way last; nothing after a sign-in that came through. */
  problem(person: Person): SignInProblem | undefined;
  /** Which of these permissions the person's token does not carry; none when that is not known. */
  lacks(person: Person, permissions: readonly string[]): readonly string[];
  /** The token is dropped, and the next sign-in asks for what is needed to change something, too. */
  widens(person: Person): void;
  /** Where an administrator grants these permissions for the whole tenant. */
  consentUrl(permissions: readonly string[]): string;
}
