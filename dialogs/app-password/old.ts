import { Unreachable } from '../../src/procedure/errors';
import { answeredAgain, auditedSince, madeBefore } from '../../src/procedure/oldAppPasswords';
import { accountOf } from '../../src/procedure/require';
import type { Desk } from '../../src/procedure/stage';
import type { Instant } from '../../src/procedure/time';
import type { Chore } from '../cards/chore';
import { oldOnesBox } from '../cards/oldAppPasswords';
import { actions } from '../cards/oldAppPasswords.en';

const deleted = 'old-deleted';

/**
 * App passwords of earlier attempts, to be deleted before another one is created: an account holds at most 40
 * (Microsoft Learn: howto-mfa-app-passwords). Nobody is asked who has none, or has answered.
 */
export const oldOnes: Chore = {
  async before(desk) {
    const made = desk.run.oldAppPasswords ? [] : await knownOf(desk);
    if (made.length === 0) return undefined;
    return { body: [oldOnesBox(made)], actions: [{ verb: deleted, title: actions.deleted }] };
  },

  said({ run, now }, verb) {
    if (verb !== deleted) return undefined;
    return { oldAppPasswords: answeredAgain(run.oldAppPasswords, 'deleted', now) ?? run.oldAppPasswords };
  },
};

/** Whatever the log cannot say, earlier runs may know; nothing waits for it. */
async function knownOf({ directory, run, earlier }: Desk): Promise<readonly Instant[]> {
  const { id } = accountOf(run);
  const [past, audited] = await Promise.all([
    earlier(id),
    directory.appPasswordsCreated(id, auditedSince(run)).catch((thrown: unknown) => {
      if (thrown instanceof Unreachable) return undefined;
      throw thrown;
    }),
  ]);
  return madeBefore(run, past, audited);
}
