import { createAppPassword } from '../../src/practice/world/appPasswords';
import { signIn } from '../../src/practice/world/browserSignIn';
import { completeSignIn } from '../../src/practice/world/codes';
import { savePassword } from '../../src/practice/world/console';
import { serviceAccountName } from '../../src/practice/world/specialAccounts';
import type { Account, World } from '../../src/practice/world/world';

export function accountNamed(world: World, name: string): Account {
  const account = world.accounts.find(({ displayName }) => displayName === name);
  if (!account) throw new Error(`the world has no account named ${name}`);
  return account;
}

/** The service account of the practice tenant. */
export const serviceAccount = (world: World): Account => accountNamed(world, serviceAccountName);

/** What a person does on Microsoft's and Trend Micro's pages, steps 8 to 13. */
export class ServicePerson {
  #appPassword = '';

  constructor(
    private readonly world: World,
    private readonly now: () => number,
  ) {}

  signsIn(password: string): void {
    const { userPrincipalName } = serviceAccount(this.world);
    const outcome = signIn(this.world, this.now(), { userPrincipalName, password });
    if (outcome.kind !== 'code-sent') throw new Error(`no code was sent: ${JSON.stringify(outcome)}`);
    const code = /\d{6}/.exec(this.world.textMessages.at(-1)?.text ?? '')?.[0] ?? '';
    const done = completeSignIn(this.world, this.now(), outcome.pending, code);
    if (done.kind !== 'signed-in') throw new Error('the code was not taken');
  }

  createsAppPassword(): string {
    const made = createAppPassword(
      this.world,
      this.now(),
      serviceAccount(this.world).id,
      'Cloud App Security',
    );
    if (made.kind !== 'created') throw new Error(`no app password: ${made.why}`);
    this.#appPassword = made.plain;
    return made.plain;
  }

  savesItInTheConsole(): void {
    savePassword(this.world, this.now(), this.#appPassword);
  }
}
