import { randomInt, randomUUID } from 'node:crypto';
import { accountById } from './accounts';
import { writeAudit } from './auditLog';
import { hashPassword } from './hash';
import type { Account, World } from './world';

/** Microsoft Learn: howto-mfa-app-passwords. */
const mostPerPerson = 40;
const letters = 'abcdefghijklmnopqrstuvwxyz';
const length = 16;
const longestName = 64;

/** Why security info does not offer app passwords. */
export type NotOffered = 'not-enforced' | 'switched-off' | 'security-defaults';

export type AppPasswordRefusal = NotOffered | 'too-many' | 'name-missing' | 'name-too-long' | 'name-taken';

export type AppPasswordOutcome =
  | { readonly kind: 'created'; readonly id: string; readonly plain: string }
  | { readonly kind: 'refused'; readonly why: AppPasswordRefusal };

/** App passwords come with per-user MFA, once it is enforced, and only where the tenant allows them. */
export function whyNotOffered(world: World, account: Account): NotOffered | null {
  if (world.securityDefaultsEnabled) return 'security-defaults';
  if (!world.appPasswordsAllowed) return 'switched-off';
  return account.perUserMfaState === 'enforced' ? null : 'not-enforced';
}

/**
 * Makes an app password of sixteen small letters. `plain` is shown once by whoever asked; the world keeps a hash.
 * Throws when there is no such account.
 *
 * @param now milliseconds since 1970
 */
export function createAppPassword(
  world: World,
  now: number,
  accountId: string,
  name: string,
): AppPasswordOutcome {
  const account = mustFind(world, accountId);
  const tidy = name.trim();
  const why = refusal(world, account, tidy);
  if (why) return { kind: 'refused', why };
  const plain = Array.from({ length }, () => letters.charAt(randomInt(letters.length))).join('');
  const id = randomUUID();
  const createdDateTime = new Date(now).toISOString();
  account.appPasswords.push({ id, name: tidy, hash: hashPassword(plain), createdDateTime });
  audit(world, now, account, 'Create application password for user', 'Add');
  return { kind: 'created', id, plain };
}

/** Ends what uses it. Answers `false` when it was gone already. Throws when there is no such account. */
export function deleteAppPassword(world: World, now: number, accountId: string, id: string): boolean {
  const account = mustFind(world, accountId);
  const at = account.appPasswords.findIndex((one) => one.id === id);
  if (at < 0) return false;
  account.appPasswords.splice(at, 1);
  audit(world, now, account, 'Delete application password for user', 'Delete');
  return true;
}

function refusal(world: World, account: Account, name: string): AppPasswordRefusal | null {
  const notOffered = whyNotOffered(world, account);
  if (notOffered) return notOffered;
  if (account.appPasswords.length >= mostPerPerson) return 'too-many';
  if (name === '') return 'name-missing';
  if (name.length > longestName) return 'name-too-long';
  const taken = account.appPasswords.some((one) => one.name.toLowerCase() === name.toLowerCase());
  return taken ? 'name-taken' : null;
}

function audit(
  world: World,
  at: number,
  account: Account,
  activityDisplayName: string,
  operationType: string,
) {
  writeAudit(world, at, {
    activityDisplayName,
    operationType,
    initiatedByUserId: account.id,
    targetUserId: account.id,
  });
}

function mustFind(world: World, accountId: string): Account {
  const account = accountById(world, accountId);
  if (!account) throw new Error('The practice tenant has no such account.');
  return account;
}
