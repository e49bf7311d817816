import type { NotOffered, AppPasswordRefusal } from '../world/appPasswords';
import type { SignInRefusal } from '../world/browserSignIn';
import type { CodeOutcome } from '../world/codes';
import type { SyncProblem } from '../world/world';

/** Each says what is wrong and what to do next. */
export const signInWords: Readonly<Record<SignInRefusal, string>> = {
  wrong: 'The user name or the password is not right. Type both again; an app password does not work here.',
  locked: 'Too many wrong passwords. Wait one minute, then try again.',
  disabled: 'This account is disabled. Choose the one that is in use.',
  'must-change-password':
    'This password must be changed at sign-in, which a service account should not have to. Reset it once more, without a forced change.',
  'phone-needed':
    'Multi-factor authentication is on, but no mobile phone is registered for codes. Give the account one, then sign in again.',
};

export const codeOverWords: Readonly<Record<Extract<CodeOutcome, { kind: 'over' }>['why'], string>> = {
  expired: 'The code was good for 10 minutes and has run out. Sign in again for a new one.',
  'too-many-tries': 'Five wrong codes. Sign in again for a new one.',
  used: 'That code has been used. Sign in again for a new one.',
  'account-changed': 'The account has changed meanwhile. Sign in again with its present password.',
};

export const notOfferedWords: Readonly<Record<NotOffered, string>> = {
  'not-enforced':
    'App passwords come with per-user multi-factor authentication, once its state is "enforced". It is not yet for this account.',
  'switched-off':
    'This tenant does not allow app passwords: "Allow users to create app passwords to sign in to non-browser apps" is off.',
  'security-defaults': 'Security defaults are on in this tenant. There are no app passwords under them.',
};

export const appPasswordWords: Readonly<Record<AppPasswordRefusal, string>> = {
  ...notOfferedWords,
  'too-many': 'This account has 40 app passwords, the most there may be. Delete one that nothing uses.',
  'name-missing': 'Give the app password a name, for instance Cloud App Security.',
  'name-too-long': 'The name may have 64 characters at most.',
  'name-taken': 'There is an app password of this name. Choose another name, or delete the old one first.',
};

export const syncWords: Readonly<Record<SyncProblem, string>> = {
  'wrong-password':
    'Microsoft 365 does not accept the saved password. Create an app password in security info and save it here.',
  'mfa-required':
    "The account's own password no longer works here, because multi-factor authentication is enforced. Save an app password instead.",
  'password-must-change': "The account's password must be changed first. Save an app password instead.",
  'security-defaults':
    'Security defaults block this way of signing in. Switch them off, or use an Authorized Account.',
  'conditional-access':
    'A Conditional Access policy blocks apps that do not use modern authentication. Leave the account out of it, or use an Authorized Account.',
  'account-disabled': 'The account is disabled in Microsoft 365.',
  'legacy-blocked':
    'SharePoint refuses apps that do not use modern authentication, so no password can work. Use an Authorized Account, or allow such apps.',
  'no-such-account': 'Microsoft 365 has no account of this name.',
};
