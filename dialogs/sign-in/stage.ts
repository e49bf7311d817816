import { proven } from '../../src/procedure/finding';
import type { Stage } from '../../src/procedure/stage';
import type { StageCard } from '../cards/card';
import { troubleCard } from '../cards/trouble';
import * as words from './words.en';

/** Step 1: who is signed in, as Microsoft 365 says; it must be the person who speaks. */
export const signIn: Stage<StageCard> = {
  id: 'sign-in',
  steps: [1],
  scopes: { reads: ['User.Read', 'RoleManagement.Read.Directory'], writes: [] },

  async look({ directory, person }) {
    const me = await directory.me();
    if (!me.ok) return { kind: 'ask', card: troubleCard(words.title, me) };
    if (me.value.id !== person.userId) return { kind: 'ask', card: words.someoneElse() };
    return { kind: 'settled', findings: [proven(1, 'signed-in', me, { name: me.value.userPrincipalName })] };
  },

  answer: () => Promise.resolve({ kind: 'again', notice: { kind: 'checked' } }),
};
