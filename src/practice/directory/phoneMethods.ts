import { addPhone, changePhone } from '../world/adminWrites';
import { asKept } from '../world/phoneNumber';
import type { Account, PhoneMethod, PhoneType } from '../world/world';
import { targetOf } from './accounts';
import { actingIn, appendAudit } from './audits';
import { jsonBody } from './body';
import type { Answer, Call, Route } from './call';
import { contextUrl, noContent, ok } from './call';
import { denied, invalidValue, notFound } from './errors';
import { parseFilter } from './odata/filter';
import type { Filterables } from './odata/matching';
import { checkFilter, matches } from './odata/matching';
import { holdsAny, requireReach } from './rights';

/** The same in every tenant. Source: Microsoft Graph, phoneAuthenticationMethod. */
export const phoneMethodIds: Readonly<Record<PhoneType, string>> = {
  mobile: '3179e48a-750b-4051-897c-87b9720928f7',
  alternateMobile: 'b6332ec1-7057-4abe-9331-3d72feddfe41',
  office: 'e37fc753-ff3b-4958-9484-eaa9425c82bc',
};

const write = ['UserAuthMethod-Phone.ReadWrite.All', 'UserAuthenticationMethod.ReadWrite.All'];
const read = ['UserAuthMethod-Phone.Read.All', 'UserAuthenticationMethod.Read.All', ...write];
const collection = '/users/{id}/authentication/phoneMethods';
const one = `${collection}/{methodId}`;
const filterables: Filterables = { phoneType: { type: 'string', comparisons: ['eq'], caseSensitive: true } };

/** Phone authentication methods: what multi-factor authentication uses, apart from the contact number. */
export const phoneMethodRoutes: readonly Route[] = [
  { method: 'GET', path: collection, scopes: read, options: ['$filter'], answer: listPhones },
  { method: 'GET', path: one, scopes: read, answer: showPhone },
  { method: 'POST', path: collection, scopes: write, answer: registerPhone },
  { method: 'PATCH', path: one, scopes: write, answer: updatePhone },
  { method: 'DELETE', path: one, scopes: write, answer: removePhone },
  { method: 'POST', path: `${one}/disableSmsSignIn`, scopes: write, answer: disableSmsSignIn },
];

export function phoneResource(phone: PhoneMethod): Readonly<Record<string, unknown>> {
  const { phoneNumber, phoneType, smsSignInState } = phone;
  return { id: phoneMethodIds[phoneType], phoneNumber, phoneType, smsSignInState };
}

/**
 * The account whose methods are read.
 * @throws GraphFailure 403 unless the caller may see another one's methods
 */
export function readableTarget(call: Call): Account {
  const target = targetOf(call);
  const isOwn = target.id === call.caller.account.id;
  if (!isOwn && !holdsAny(call.caller.account, ['globalReader'])) {
    requireReach(call, { ...target, isManagementRestricted: false }, 'method');
  }
  return target;
}

/** @throws GraphFailure 403 without the role, and for the caller's own account: this interface cannot write there */
function writableTarget(call: Call): Account {
  const target = targetOf(call);
  if (target.id === call.caller.account.id) throw denied();
  requireReach(call, target, 'method');
  return target;
}

const contextOf = (call: Call): string =>
  `users('${call.parameters['id'] ?? ''}')/authentication/phoneMethods`;

function listPhones(call: Call): Answer {
  const rows = readableTarget(call).phoneMethods.map(phoneResource);
  const text = call.options.get('$filter');
  const filter = text === undefined ? undefined : parseFilter(text);
  if (filter) checkFilter(filter, filterables);
  const value = filter ? rows.filter((row) => matches(filter, row, filterables)) : rows;
  return ok(call, contextOf(call), { value });
}

function showPhone(call: Call): Answer {
  return ok(call, `${contextOf(call)}/$entity`, phoneResource(phoneOf(call, readableTarget(call))));
}

function registerPhone(call: Call): Answer {
  const { phoneNumber, phoneType, ...rest } = jsonBody(call);
  refuseUnknown(rest);
  const target = writableTarget(call);
  const number = readPhoneNumber(phoneNumber);
  if (!isPhoneType(phoneType)) throw invalidValue("Invalid value specified for property 'phoneType'.");
  if (target.phoneMethods.some((phone) => phone.phoneType === phoneType)) {
    throw invalidValue(`The user already has a phone of the type '${phoneType}'.`);
  }
  const phone = addPhone(actingIn(call), target, phoneType, number);
  const context = { '@odata.context': contextUrl(call, `${contextOf(call)}/$entity`) };
  return { status: 201, body: { ...context, ...phoneResource(phone) } };
}

function updatePhone(call: Call): Answer {
  const { phoneNumber, phoneType, ...rest } = jsonBody(call);
  refuseUnknown(rest);
  const target = writableTarget(call);
  const phone = phoneOf(call, target);
  const number = readPhoneNumber(phoneNumber);
  if (phoneType !== undefined && phoneType !== phone.phoneType) {
    throw invalidValue('The type of a phone cannot be changed.');
  }
  changePhone(actingIn(call), target, phone, number);
  return noContent;
}

function removePhone(call: Call): Answer {
  const target = writableTarget(call);
  const gone = phoneOf(call, target);
  // Source: Microsoft Learn, phoneauthenticationmethod-delete: an alternate mobile phone needs a mobile one.
  if (gone.phoneType === 'mobile' && target.phoneMethods.some((one) => one.phoneType === 'alternateMobile')) {
    throw invalidValue('The mobile phone cannot be removed while there is an alternate one.');
  }
  target.phoneMethods = target.phoneMethods.filter((phone) => phone !== gone);
  appendAudit(call, target, 'Admin deleted security info');
  return noContent;
}

function disableSmsSignIn(call: Call): Answer {
  const phone = phoneOf(call, writableTarget(call));
  if (phone.smsSignInState === 'ready') phone.smsSignInState = 'notEnabled';
  return noContent;
}

function phoneOf(call: Call, target: Account): PhoneMethod {
  const id = call.parameters['methodId'] ?? '';
  const found = target.phoneMethods.find(({ phoneType }) => phoneMethodIds[phoneType] === id.toLowerCase());
  if (!found) throw notFound(id);
  return found;
}

/** @throws GraphFailure 400 for a format that Graph does not take */
function readPhoneNumber(value: unknown): string {
  const number = typeof value === 'string' ? asKept(value) : undefined;
  if (number === undefined) throw invalidValue("Invalid value specified for property 'phoneNumber'.");
  return number;
}

function isPhoneType(value: unknown): value is PhoneType {
  return typeof value === 'string' && Object.hasOwn(phoneMethodIds, value);
}

function refuseUnknown(rest: Readonly<Record<string, unknown>>): void {
  const [unknown] = Object.keys(rest).filter((name) => !name.startsWith('@odata.'));
  if (unknown !== undefined) throw invalidValue(`Invalid property '${unknown}'.`);
}
