import type { ConfirmedAccount } from './account';
import type { Run } from './run';

/** The account of a run that has one; every stage after `find-account` has. Throws when the order was broken. */
export function accountOf(run: Run): ConfirmedAccount {
  if (!run.account) throw new Error('this stage needs a confirmed account');
  return run.account;
}
