import { proven } from '../finding';
import { accountOf } from '../require';
import { isAtOrAfter } from '../time';
import { sincePasswordChange } from './since';
import { sightOf, type LoggedStep, type Source } from './source';

/**
 * Entra's audit log: an app password was created for the account. For step 8 it counts, too: nobody comes to where
 * app passwords are made without a sign-in with a code (Microsoft Learn: howto-mfa-app-passwords).
 */
export const appPasswordEntry = (step: LoggedStep): Source => ({
  name: 'audit log',
  proves: 'app-password-audited',
  permission: 'AuditLog.Read.All',
  async look({ directory, run }, since = sincePasswordChange(run)) {
    const created = await directory.appPasswordsCreated(accountOf(run).id, since);
    if (!created.ok) return { found: { kind: 'unknown', because: created }, at: created.at };
    const at = created.value.find((moment) => isAtOrAfter(moment, since));
    return sightOf(
      created,
      at === undefined ? { kind: 'not-yet' } : proven(step, 'app-password-audited', created, { at }),
    );
  },
});
