import { accountByName } from './accounts';
import { matches } from './hash';
import { writeLegacySignIn } from './purviewLog';
import { plainSignIn, writeSignIn } from './signInLog';
import type { Account, SyncProblem, World } from './world';

const syncEvery = 60_000;
/** After a long pause only this many of the missed syncs are made up for. */
const mostCaughtUp = 30;

/** What Entra writes in the log. SharePoint refuses old sign-ins before Entra is asked: those leave no entry. */
const errorCodes: Readonly<Record<SyncProblem, number | null>> = {
  'wrong-password': 50126,
  'mfa-required': 50076,
  'password-must-change': 50055,
  'security-defaults': 530035,
  'conditional-access': 53003,
  'account-disabled': 50057,
  'legacy-blocked': null,
  'no-such-account': null,
};

/**
 * Someone saves a password under Administration > Service Account > Change Password. The console takes whatever it is
 * given and tries it at once. Only what kind of password it was is kept.
 *
 * @param now milliseconds since 1970
 */
export function savePassword(world: World, now: number, plain: string): void {
  runConsole(world, now);
  const state = world.console;
  const account = accountByName(world, state.serviceAccountUserPrincipalName);
  // Copied text often brings a blank or a line end along.
  const tidy = plain.trim();
  const appPassword = account?.appPasswords.find((one) => matches(tidy, one.hash));
  const isPassword = account !== undefined && matches(plain, account.password);
  state.saved = appPassword ? 'app-password' : isPassword ? 'password' : 'wrong';
  state.appPasswordId = appPassword?.id ?? null;
  state.passwordSavedDateTime = new Date(now).toISOString();
  synchronise(world, now);
}

/**
 * Makes up for the syncs that have come due, one a minute since the last. Call it before the logs or the console are
 * read, and before a change to the account, so that each sync meets the world as it was.
 *
 * @param now milliseconds since 1970
 */
export function runConsole(world: World, now: number): void {
  const last = Date.parse(world.console.lastSyncDateTime ?? '');
  if (Number.isNaN(last)) {
    synchronise(world, now);
    return;
  }
  const missed = Math.floor((now - last) / syncEvery);
  for (let one = Math.max(1, missed - mostCaughtUp + 1); one <= missed; one += 1) {
    synchronise(world, last + one * syncEvery);
  }
}

/**
 * An administrator takes both services to an Authorized Account: from now on the console holds a token.
 *
 * @param now milliseconds since 1970
 */
export function migrateToAuthorized(world: World, now: number): void {
  runConsole(world, now);
  world.console.authorizedSince = new Date(now).toISOString();
  synchronise(world, now);
}

/** Signs in to SharePoint, as the console does: user name and password, the old way; with a token, as nobody's account. */
function synchronise(world: World, at: number): void {
  const state = world.console;
  if (state.authorizedSince !== undefined) {
    state.lastSyncDateTime = new Date(at).toISOString();
    state.lastSyncProblem = null;
    return;
  }
  const account = accountByName(world, state.serviceAccountUserPrincipalName);
  const problem = account ? problemOf(world, account) : 'no-such-account';
  state.lastSyncDateTime = new Date(at).toISOString();
  state.lastSyncProblem = problem;
  const errorCode = problem === null ? 0 : errorCodes[problem];
  if (account && errorCode !== null) writeSignIn(world, plainSignIn('console', account.id, at, errorCode));
  if (account && problem === null) writeLegacySignIn(world, at, account, 'IDCRLSuccessSignIn');
  if (account && world.legacySignInRetired)
    writeLegacySignIn(world, at, account, 'IDCRLBlockedDueToSoftEnforcement');
}

function problemOf(world: World, account: Account): SyncProblem | null {
  if (!world.legacyAuthProtocolsEnabled || world.legacySignInRetired) return 'legacy-blocked';
  const held = heldPassword(world, account);
  if (held === 'useless') return 'wrong-password';
  if (!account.accountEnabled) return 'account-disabled';
  if (world.securityDefaultsEnabled) return 'security-defaults';
  if (world.legacyClientsBlocked) return 'conditional-access';
  if (held === 'app-password') return null;
  if (account.forceChangePasswordNextSignIn) return 'password-must-change';
  // While MFA is only `enabled`, old clients may still use the plain password (Microsoft Learn: howto-mfa-userstates).
  return account.perUserMfaState === 'enforced' ? 'mfa-required' : null;
}

function heldPassword(world: World, account: Account): 'app-password' | 'password' | 'useless' {
  const { saved, appPasswordId, passwordSavedDateTime } = world.console;
  if (saved === 'wrong') return 'useless';
  if (saved === 'app-password') {
    return account.appPasswords.some((one) => one.id === appPasswordId) ? saved : 'useless';
  }
  // Until someone saves one, the console holds the password that it was provisioned with.
  const heldSince = passwordSavedDateTime ?? account.createdDateTime;
  return Date.parse(account.lastPasswordChangeDateTime) <= Date.parse(heldSince) ? 'password' : 'useless';
}
