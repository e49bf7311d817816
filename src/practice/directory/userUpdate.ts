import type { Account } from '../world/world';
import { targetOf } from './accounts';
import { appendAudit } from './audits';
import type { JsonObject } from './body';
import { isJsonObject, jsonBody } from './body';
import type { Answer, Call, Route } from './call';
import { noContent } from './call';
import { denied, invalidValue, notPlayed } from './errors';
import { checkPassword, weakPassword } from './passwordPolicy';
import { requireReach, requireScope } from './rights';

/** A property that can be written here: its own delegated scopes, and what the write does. */
interface Writable {
  readonly scopes: readonly string[];
  readonly act: 'sensitive' | 'password';
  readonly check: (value: unknown, call: Call, target: Account) => void;
  readonly write: (value: unknown, call: Call, target: Account) => void;
}

const phoneScopes = ['User-Phone.ReadWrite.All', 'User.ReadWrite.All', 'Directory.ReadWrite.All'];

const writables: Readonly<Record<string, Writable>> = {
  mobilePhone: { scopes: phoneScopes, act: 'sensitive', check: checkMobilePhone, write: writeMobilePhone },
  businessPhones: { scopes: phoneScopes, act: 'sensitive', check: checkPhones, write: writePhones },
  passwordProfile: {
    scopes: ['User-PasswordProfile.ReadWrite.All', 'Directory.AccessAsUser.All'],
    act: 'password',
    check: checkProfile,
    write: writeProfile,
  },
};

const readOnly = [
  'id',
  'createdDateTime',
  'isManagementRestricted',
  'lastPasswordChangeDateTime',
  'onPremisesSyncEnabled',
  'signInActivity',
  'signInSessionsValidFromDateTime',
  'perUserMfaState',
];

/** Properties that Graph writes with wider scopes and that are not played. */
const elsewhere = [
  'accountEnabled',
  'displayName',
  'givenName',
  'jobTitle',
  'mail',
  'mailNickname',
  'officeLocation',
  'otherMails',
  'passwordPolicies',
  'preferredLanguage',
  'surname',
  'usageLocation',
  'userPrincipalName',
  'userType',
];

/** Source: Microsoft Learn, user-update. */
export const userUpdateRoutes: readonly Route[] = [
  { method: 'PATCH', path: '/users/{id}', answer: updateUser },
];

function updateUser(call: Call): Answer {
  const body = jsonBody(call);
  const changes = Object.entries(body).map(([name, value]) => ({ value, ...writableNamed(call, name) }));
  if (changes.length === 0) throw invalidValue('The request changes nothing.');
  for (const { scopes } of changes) requireScope(call, scopes);
  const target = targetOf(call);
  for (const { act } of changes) requireReach(call, target, act);
  if (target.onPremisesSyncEnabled) {
    throw invalidValue(
      'The account is mastered in an on-premises directory: the properties cannot be updated.',
    );
  }
  for (const { check, value } of changes) check(value, call, target);
  call.tenant.index.beforeWrite(target);
  for (const { write, value } of changes) write(value, call, target);
  return noContent;
}

function writableNamed(call: Call, name: string): Writable {
  const writable = Object.hasOwn(writables, name) ? writables[name] : undefined;
  if (writable) return writable;
  if (readOnly.includes(name)) throw invalidValue(`Property '${name}' is read-only and cannot be set.`);
  if (!elsewhere.includes(name)) throw invalidValue(`Invalid property '${name}'.`);
  requireScope(call, ['User.ReadWrite.All', 'Directory.ReadWrite.All']);
  throw notPlayed(`Writing the property '${name}'`);
}

function checkMobilePhone(value: unknown): void {
  if (value === null) return;
  if (typeof value !== 'string' || value.trim() === '' || value.length > 64) {
    throw invalidValue("Invalid value specified for property 'mobilePhone' of resource 'User'.");
  }
}

function writeMobilePhone(value: unknown, call: Call, target: Account): void {
  target.mobilePhone = typeof value === 'string' ? value : null;
  appendAudit(call, target, 'Update user');
}

function checkPhones(value: unknown): void {
  if (!isTexts(value) || value.length > 1) {
    throw invalidValue("Invalid value specified for property 'businessPhones' of resource 'User'.");
  }
}

function writePhones(value: unknown, call: Call, target: Account): void {
  target.businessPhones = isTexts(value) ? [...value] : [];
  appendAudit(call, target, 'Update user');
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function checkProfile(value: unknown, call: Call, target: Account): void {
  const profile = profileOf(value);
  // One's own password is changed with the old one in hand: changePassword.
  if (target.id === call.caller.account.id) throw denied();
  if (call.tenant.world.federated) throw invalidValue('The password of a federated user cannot be set here.');
  if (call.tenant.troubles.strikes('banned-password', call)) throw weakPassword();
  checkPassword(profile['password'], call.tenant.world.tenantName);
}

const profileProperties = [
  'password',
  'forceChangePasswordNextSignIn',
  'forceChangePasswordNextSignInWithMfa',
];

function profileOf(value: unknown): JsonObject {
  if (!isJsonObject(value)) throw invalidValue("Invalid value specified for property 'passwordProfile'.");
  for (const [name, part] of Object.entries(value)) {
    const fits = name === 'password' ? typeof part === 'string' : typeof part === 'boolean';
    if (!profileProperties.includes(name) || !fits) {
      throw invalidValue(`Invalid value specified for property '${name}' of 'passwordProfile'.`);
    }
  }
  return value;
}

function writeProfile(value: unknown, call: Call, target: Account): void {
  const { password, forceChangePasswordNextSignIn, forceChangePasswordNextSignInWithMfa } = profileOf(value);
  if (typeof password !== 'string') throw weakPassword();
  target.password = call.tenant.hashPassword(password);
  target.lastPasswordChangeDateTime = new Date(call.tenant.now()).toISOString();
  // Whoever does not say otherwise gets the safe choice.
  const forced = forceChangePasswordNextSignIn !== false || forceChangePasswordNextSignInWithMfa === true;
  target.forceChangePasswordNextSignIn = forced;
  appendAudit(call, target, 'Reset password');
  if (forced) appendAudit(call, target, 'Set force change user password');
}
