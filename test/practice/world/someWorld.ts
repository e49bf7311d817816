import { hashPassword } from '../../../src/practice/world/hash';
import { seedWorld } from '../../../src/practice/world/seed';
import type { Account, World } from '../../../src/practice/world/world';

export const begin = Date.parse('2026-03-02T09:00:00.000Z');
export const password = 'Rehearse-2026!';

export interface SomeWorld {
  readonly world: World;
  readonly account: Account;
}

/** A fresh world in which the service account has been given `password` and, if wanted, a phone and MFA. */
export function someWorld(ready: 'password' | 'mfa' = 'mfa'): SomeWorld {
  const world = seedWorld(begin);
  const name = world.console.serviceAccountUserPrincipalName;
  const account = world.accounts.find((one) => one.userPrincipalName === name);
  if (!account) throw new Error('no service account');
  account.password = hashPassword(password);
  account.lastPasswordChangeDateTime = new Date(begin).toISOString();
  if (ready === 'mfa') {
    account.phoneMethods = [
      { phoneType: 'mobile', phoneNumber: '+1 2065550123', smsSignInState: 'notEnabled' },
    ];
    account.perUserMfaState = 'enabled';
  }
  return { world, account };
}

/** The newest code on the practice phone. */
export function newestCode(world: World): string {
  return /^\d{6}/.exec(world.textMessages.at(-1)?.text ?? '')?.[0] ?? 'no code';
}
