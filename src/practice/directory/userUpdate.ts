import { setMobilePhone, setPassword, whyPasswordStays } from '../world/adminWrites';
import { isAcceptable } from '../world/passwordPolicy';
import { fitsContact } from '../world/phoneNumber';
import type { Account } from '../world/world';
import { targetOf } from './accounts';
import { actingIn, appendAudit } from './audits';
import type { JsonObject } from './body';
import { isJsonObject, jsonBody } from './body';
import type { Answer, Call, Route } from './call';
import { noContent } from './call';
import { denied, invalidValue, notPlayed } from './errors';
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
  if (typeof value !== 'string' || !fitsContact(value)) {
    throw invalidValue("Invalid value specified for property 'mobilePhone' of resource 'User'.");
  }
}

function writeMobilePhone(value: unknown, call: Call, target: Account): void {
  setMobilePhone(actingIn(call), target, typeof value === 'string' ? value : null);
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
  const why = whyPasswordStays(actingIn(call), target);
  if (why === 'own-account') throw denied();
  if (why) throw invalidValue(`The password of a ${why} user cannot be set here.`);
  if (call.tenant.troubles.strikes('banned-password', call)) throw weakPassword();
  const { password } = profile;
  if (typeof password !== 'string' || !isAcceptable(password, call.tenant.world.tenantName)) {
    throw weakPassword();
  }
}

/** 400; never with the password in it. */
const weakPassword = (): Error =>
  invalidValue('The specified password does not comply with password complexity requirements.');

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
  // Whoever does not say otherwise gets the safe choice.
  const forced = forceChangePasswordNextSignIn !== false || forceChangePasswordNextSignInWithMfa === true;
  setPassword(actingIn(call), target, call.tenant.hashPassword(password), forced);
}
