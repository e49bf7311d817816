import type { Refused } from '../../src/procedure/answer';
import type { Params } from '../../src/procedure/finding';
import type { DoubtCode, PassCode, ReadingId } from '../../src/procedure/readiness';
import { needs } from '../../src/procedure/readiness/needs';
import { plain } from './elements';
import { serviceSettingsPath } from './problems.en';
import { roleNames } from './roles.en';
import { refusals } from './words.en';

/** Words of what is read before the first write, on the plan and wherever it is checked. */

export const names: Readonly<Record<ReadingId, string>> = {
  'my-roles': 'Your roles',
  account: 'The account',
  domain: 'Where it signs in',
  'password-expiry': 'How long its password is good',
  lockout: 'Locked out',
  'security-defaults': 'Security defaults',
  'conditional-access': 'Conditional Access',
  'legacy-sign-in': 'SharePoint’s legacy sign-in',
  'text-messages': 'Codes by text message',
  'per-user-mfa': 'Per-user MFA now',
  'app-passwords': 'App passwords allowed',
  logs: 'Logs that prove the last steps',
};

export const passes: Readonly<Record<PassCode, (params: Params) => string>> = {
  'roles-suffice': () => 'they suffice for every change on this account',
  'account-plain': ({ roles }) =>
    roles === 0
      ? 'enabled, in the cloud, without directory roles'
      : 'enabled, in the cloud, with directory roles of its own',
  'domain-managed': () => 'in Microsoft 365 itself, so its password can be set',
  'password-never-expires': () => 'it never expires',
  'not-locked': () => 'not in the last hour, as far as the log goes',
  'security-defaults-off': () => 'off, so app passwords are possible',
  'access-not-concerned': () => 'no policy shuts this account out or asks more of it',
  'legacy-sign-in-allowed': () => 'switched on, which since May 2026 proves little',
  'text-messages-on': () => 'allowed for this account',
  'mfa-disabled': () => 'disabled, as it is to begin with',
  'mfa-enabled': () => 'enabled: older clients still get in with the plain password until it is enforced',
  'mfa-enforced': () => 'enforced: Cloud App Security needs an app password already',
  'app-passwords-reported': () => 'yes, on your word',
  'logs-readable': () => 'they can be read',
};

/** Why it could not be told, and where a person looks. */
export const doubts: Readonly<Record<DoubtCode, (params: Params) => string>> = {
  'expiry-not-shown': () =>
    'Microsoft 365 does not show a number for this domain. Look at Settings > Org settings > Security & privacy > Password expiration policy.',
  'access-perhaps': ({ policy }) =>
    `“${plain(String(policy))}” may concern this account: it counts in some places, at some risk or for some groups only. A Conditional Access Administrator can try it with “What If”.`,
  'text-messages-perhaps': () =>
    'They are allowed for some groups, and I cannot see whether the account is in one. An Authentication Policy Administrator can look.',
  'older-policies-count': () =>
    'The new policy does not allow them, but the older ones, which nobody can read from here, still count. An Authentication Policy Administrator can look under “Manage migration”.',
  'mfa-state-unknown': () => 'Microsoft 365 shows a state that I do not know. I will look again at step 7.',
  'app-passwords-unasked': () =>
    `Microsoft 365 shows it to people only: ${serviceSettingsPath}, “Allow users to create app passwords”.`,
};

/** @param id whose answer was refused: it says which permission and role that takes */
export function refusedReading(id: ReadingId, { code }: Refused): string {
  const isForbidden = code === 'forbidden' || code === 'role-missing-for-logs';
  if (!isForbidden || id === 'app-passwords') return `${refusals[code].sentence} ${refusals[code].remedy}`;
  const { permission, roles } = needs[id];
  const orRole =
    roles.length === 0
      ? ''
      : `, or your role: ${roles.map((role) => roleNames[role]).join(' or ')} can read it`;
  return `Missing is the permission ${permission}, which a Global Administrator or Privileged Role Administrator consents to${orRole}.`;
}

export const checkedTitle = 'What I have checked';
export const inOrder = (which: readonly string[]) => `In order: ${which.join(' · ')}.`;
export const couldNotTell = (why: string) => `could not tell. ${why}`;
export const remedy = (what: string, who: string) => `${what} Who can: ${who}.`;
export const goesOn = 'You can go on.';
export const stops = 'I do not begin like this.';
