import { SignInNeeded, Unreachable } from '../../src/procedure/errors';
import { maySeeAll } from '../../src/procedure/roles';
import { signedOut } from '../turn/deeds';
import { goodFor } from '../signInPrompt';
import type { Visit } from '../turn/visit';

/** Whether Graph shows, in this very turn, a role for this work; or why that cannot be said. */
export type RightToSeeAll = 'yes' | 'no-role' | 'signed-out' | 'unread';

/** Nobody is made to sign in for it: who is not signed in is told so. */
export async function rightToSeeAll(visit: Visit): Promise<RightToSeeAll> {
  const { outside, person } = visit;
  if (!outside.signIn.has(person, goodFor.look)) return 'signed-out';
  try {
    const me = await outside.directoryFor(person).me();
    if (!me.ok || !me.value.roles.ok) return 'unread';
    return maySeeAll(me.value.roles.value) ? 'yes' : 'no-role';
  } catch (thrown) {
    if (thrown instanceof SignInNeeded) return signedOut(visit, thrown);
    if (thrown instanceof Unreachable) return 'unread';
    throw thrown;
  }
}
