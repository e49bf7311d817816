import type { Answer, Call, Route } from './call';
import { ok } from './call';
import { phoneResource, readableTarget } from './phoneMethods';

/** The same in every tenant: an account always has the password method. Source: Microsoft Graph, authentication. */
const passwordMethodId = '28c10230-6103-485e-b985-444c60001490';

export const authenticationMethodRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/users/{id}/authentication/methods',
    scopes: ['UserAuthenticationMethod.Read.All', 'UserAuthenticationMethod.ReadWrite.All'],
    answer: listMethods,
  },
];

function listMethods(call: Call): Answer {
  const target = readableTarget(call);
  const phones = target.phoneMethods.map((phone) => ({
    '@odata.type': '#microsoft.graph.phoneAuthenticationMethod',
    ...phoneResource(phone),
  }));
  const password = {
    '@odata.type': '#microsoft.graph.passwordAuthenticationMethod',
    id: passwordMethodId,
    createdDateTime: target.lastPasswordChangeDateTime,
    password: null,
  };
  return ok(call, `users('${target.id}')/authentication/methods`, { value: [...phones, password] });
}
