import { createAppPassword } from '../../src/practice/world/appPasswords';
import { signIn } from '../../src/practice/world/browserSignIn';
import { completeSignIn } from '../../src/practice/world/codes';
import { plainSignIn, writeSignIn } from '../../src/practice/world/signInLog';
import type { World } from '../../src/practice/world/world';
import type { Job } from './cast';

/** What the person of one service account does on Microsoft's and Trend Micro's pages, steps 8 to 13. */
export function pagesOf(world: World, { account, password }: Job, now: () => number) {
  return {
    signsIn: () => {
      const outcome = signIn(world, now(), { userPrincipalName: account.userPrincipalName, password });
      if (outcome.kind !== 'code-sent') throw new Error(`no code was sent: ${JSON.stringify(outcome)}`);
      const code = /\d{6}/.exec(world.textMessages.at(-1)?.text ?? '')?.[0] ?? '';
      completeSignIn(world, now(), outcome.pending, code);
    },
    createsAppPassword: () => {
      if (account.appPasswords.length > 0) return;
      const made = createAppPassword(world, now(), account.id, 'Cloud App Security');
      if (made.kind !== 'created') throw new Error(`no app password: ${made.why}`);
    },
    /** The practice console serves one account; of the others only what follows is played: the console signs in. */
    consoleSignsIn: () => writeSignIn(world, plainSignIn('console', account.id, now(), 0)),
  };
}
