import type { PhoneAuthenticationMethod } from '@microsoft/microsoft-graph-types';
import type { Answer } from '../procedure/answer';
import type { Phones } from '../procedure/ports/directory';
import { add, change, get, remove } from './call';
import type { GraphClient } from './client';
import { fromGraphNumber, toGraphNumber } from './phoneNumber';
import { askAll, write } from './question';
import type { Question } from './question';
import { accountById } from './users';

/** The id of everybody's mobile phone method (Microsoft Learn: phoneauthenticationmethod). */
const mobileMethodId = '3179e48a-750b-4051-897c-87b9720928f7';

const collection = '/users/{id}/authentication/phoneMethods';

/** What Graph shows of a mobile phone method. */
interface MobilePhone {
  readonly number: string | undefined;
  /** The number is a sign-in name (Microsoft Learn: phoneauthenticationmethod, smsSignInState). */
  readonly signsIn?: true;
}

/** The registered mobile phone, E.164; its number is `undefined` when there is none. */
export function mobilePhoneOf(id: string): Question<MobilePhone> {
  return {
    call: get(collection, { params: { id } }),
    matter: 'directory',
    read: (body) => {
      const { value } = (body ?? {}) as { value?: unknown };
      if (!Array.isArray(value)) return undefined;
      const mobile = (value as PhoneAuthenticationMethod[]).find((method) => method.phoneType === 'mobile');
      return {
        number: fromGraphNumber(mobile?.phoneNumber),
        ...(mobile?.smsSignInState === 'ready' && { signsIn: true }),
      };
    },
  };
}

/** What an account and its mobile phone method, each with its own answer, say of its numbers. */
export function phonesFrom(
  account: Answer<{ readonly contactNumber: string | undefined }>,
  mobile: Answer<MobilePhone>,
): Answer<Phones> {
  if (!account.ok) return account;
  if (!mobile.ok) return mobile;
  const { number: authentication, ...more } = mobile.value;
  return { ...mobile, value: { contact: account.value.contactNumber, authentication, ...more } };
}

export async function phones(client: GraphClient, id: string): Promise<Answer<Phones>> {
  const { account, mobile } = await askAll(client, { account: accountById(id), mobile: mobilePhoneOf(id) });
  return phonesFrom(account, mobile);
}

/** Writes the mobile phone: one there already is changed, otherwise one is added (one phone of each type). */
export function putMobilePhone(
  client: GraphClient,
  id: string,
  number: string,
  registered: boolean,
): Promise<Answer<void>> {
  const body = { phoneNumber: toGraphNumber(number), phoneType: 'mobile' };
  const call = registered
    ? change(`${collection}/{method}`, { id, method: mobileMethodId }, body)
    : add(collection, { id }, body);
  return write(client, call, 'authentication-phone');
}

/**
 * Takes the mobile phone away. Graph refuses it while an alternate mobile phone or another method leans on it
 * (Microsoft Learn: phoneauthenticationmethod-delete).
 */
export function removeMobilePhone(client: GraphClient, id: string): Promise<Answer<void>> {
  return write(client, remove(`${collection}/{method}`, { id, method: mobileMethodId }), 'directory');
}

/** Ends sign-in by text message with this number; codes still go to it. */
export function stopTextMessageSignIn(client: GraphClient, id: string): Promise<Answer<void>> {
  const params = { id, method: mobileMethodId };
  return write(client, add(`${collection}/{method}/disableSmsSignIn`, params, {}), 'directory');
}
