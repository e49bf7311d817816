import type { Params } from '../../src/procedure/finding';
import type { ProblemCode } from '../../src/procedure/readiness';
import type { RoleName } from '../../src/procedure/roles';
import { moment, plain } from './elements';
import { roleNames } from './roles.en';

/** Its cause in one sentence, what to do about it, and who can. */
export interface Problem {
  readonly cause: (params: Params) => string;
  readonly remedy: string;
  readonly who: string;
}

const named = (roles: unknown) =>
  String(roles)
    .split(' ')
    .map((role) => roleNames[role as RoleName])
    .join(' and ');

const policy = ({ policy: name, more }: Params) =>
  `“${plain(String(name))}”${more === 0 ? '' : ` (and ${String(more)} more)`}`;

const you = 'you';
/** Microsoft Learn, policy-block-legacy-authentication: where, and who at least. Checked on 23 November 2026. */
const accessPath = 'Entra ID > Conditional Access > Policies';
const accessPeople = 'a Conditional Access Administrator';
/**
 * Microsoft Learn, howto-mfa-mfasettings (MFA service settings, app passwords among them) and howto-mfa-app-passwords
 * (who at least). The latter comes to the same page by Conditional Access > Named locations. Checked on 23 November 2026.
 */
export const serviceSettingsPath = 'Entra ID > Users > Per-user MFA > Service settings';

/** Paths are those of the Microsoft Entra admin center, where no other is named. */
export const problems: Readonly<Record<ProblemCode, Problem>> = {
  'roles-missing': {
    cause: ({ roles }) => `you lack ${named(roles)}, so Microsoft 365 will refuse some steps.`,
    remedy: 'Activate it if it is only eligible, or have it given to you.',
    // Microsoft Learn, permissions-reference: who assigns roles.
    who: 'a Privileged Role Administrator or Global Administrator',
  },
  'is-yourself': {
    cause: () => 'this is you, and I never change the account of the person I work for.',
    remedy: 'Choose the service account.',
    who: you,
  },
  'is-guest': {
    cause: () => 'this is a guest from another organisation, whose password and phone cannot be set here.',
    remedy: 'Choose another account.',
    who: you,
  },
  'is-synchronised': {
    cause: () => 'it comes from an on-premises directory and must be changed there.',
    remedy: 'Choose a cloud account.',
    who: you,
  },
  'is-disabled': {
    cause: () => 'its sign-in is blocked.',
    remedy: 'Unblock it under Active users, then check again.',
    who: 'a User Administrator',
  },
  'is-protected': {
    cause: () => 'it is in a restricted administrative unit: only that unit’s administrators can change it.',
    remedy: 'Take it out of the unit, or let one of them do this run.',
    // Microsoft Learn, administrativeunit-delete-members. Checked on 23 November 2026.
    who: 'a Privileged Role Administrator',
  },
  'is-federated': {
    cause: () => 'the account signs in at another identity provider, where its password is kept.',
    remedy: 'Give the account a user name in a domain that is not federated, then check again.',
    who: 'a User Administrator',
  },
  'password-expires': {
    cause: ({ days }) =>
      `it expires after ${String(days)} days; then the account can no longer sign in by itself.`,
    // Microsoft Learn, set-password-to-never-expire (6 August 2025): by PowerShell only, and by whom.
    remedy:
      'Have it never expire, by Microsoft Graph PowerShell: Update-MgUser -PasswordPolicies DisablePasswordExpiration.',
    who: 'a Password Administrator or Global Administrator',
  },
  'locked-lately': {
    cause: ({ at }) => `the account was locked after too many wrong passwords (${moment(String(at))}).`,
    remedy: 'Find out who tries old passwords; the lock ends by itself after some minutes.',
    who: you,
  },
  'security-defaults-on': {
    cause: () => 'on. They block legacy sign-in and codes by text message, so an app password cannot work.',
    // Microsoft Learn, security-defaults: where, and who at least. Checked on 23 November 2026.
    remedy:
      'Decide whether they may be switched off: Entra ID > Overview > Properties > Manage security defaults.',
    who: 'a Conditional Access Administrator',
  },
  'legacy-clients-blocked': {
    cause: (params) =>
      `${policy(params)} shuts out clients without modern authentication, so Cloud App Security cannot use an app password.`,
    remedy: `Leave the account out of it, or migrate to an Authorized Account: ${accessPath}.`,
    who: accessPeople,
  },
  'sign-in-blocked': {
    cause: (params) => `${policy(params)} keeps the account from signing in with a browser, as step 8 needs.`,
    remedy: `Leave the account out of it: ${accessPath}.`,
    who: accessPeople,
  },
  'more-demanded': {
    cause: (params) =>
      `${policy(params)} demands more of this account than a password; beside it, app passwords may not be offered.`,
    remedy: `Leave the account out of it while it has per-user MFA: ${accessPath}.`,
    who: accessPeople,
  },
  'legacy-sign-in-blocked': {
    cause: () => 'switched off, so SharePoint will refuse the app password.',
    // MC1184649: blocked from February 2026 on, from 1 May 2026 on for good. Checked on 23 November 2026.
    remedy:
      'Migrate to an Authorized Account: Microsoft has announced that since 1 May 2026 nobody can switch it on again. If your tenant still can: SharePoint admin center > Policies > Access control > “Apps that don’t use modern authentication”.',
    who: 'a SharePoint Administrator',
  },
  'text-messages-off': {
    cause: () =>
      'your tenant gives this account no codes by text message, so step 8 would ask for another method.',
    // Microsoft Learn, how-to-authentication-methods-manage. Checked on 23 November 2026.
    remedy: 'Allow text messages for it: Entra ID > Authentication methods > Policies > SMS.',
    who: 'an Authentication Policy Administrator',
  },
  'app-passwords-off': {
    cause: () => 'you told me that your tenant does not allow them, so step 10 cannot be done.',
    remedy: `Allow users to create them: ${serviceSettingsPath}.`,
    who: 'an Authentication Policy Administrator',
  },
  'logs-need-premium': {
    cause: () =>
      'your tenant has no Microsoft Entra ID P1 licence, so its sign-in log cannot prove the last steps.',
    remedy: 'Nothing need be done: I will take your word, and the report will say so.',
    who: you,
  },
};
