import type { Directory, ReadBack } from '../procedure/ports/directory';
import { setAuthenticationPhone } from './authenticationPhone';
import { createClient } from './client';
import type { GraphClient, GraphOptions } from './client';
import { appPasswordsOf } from './evidence';
import { legacySignIns, searchLegacySignIns } from './legacySignIns';
import { resetPassword } from './passwords';
import { perUserMfaOf, setPerUserMfa } from './perUserMfa';
import { mobilePhoneOf, phones, phonesFrom, removeMobilePhone, stopTextMessageSignIn } from './phoneMethods';
import { protections } from './protections';
import { ask, askAll } from './question';
import { allReadings, readings } from './readings';
import { findServiceAccounts, search } from './search';
import { endSessions, sessions } from './sessions';
import { signInsOf } from './signIns';
import { accountById, me, setContactNumber } from './users';

export type { GraphOptions } from './client';

/** Microsoft 365 by way of Microsoft Graph, with the rights of the administrator whose token is handed in. */
export function createDirectory(options: GraphOptions): Directory {
  const client = createClient(options);
  return {
    me: () => me(client),
    findServiceAccounts: () => findServiceAccounts(client),
    search: (text) => search(client, text),
    account: (id) => ask(client, accountById(id)),
    readings: (of, since) => readings(client, of, since),
    allReadings: (of, since) => allReadings(client, of, since),
    phones: (id) => phones(client, id),
    setContactNumber: (id, number) => setContactNumber(client, id, number),
    setAuthenticationPhone: (id, number, registered) =>
      setAuthenticationPhone(client, id, number, registered),
    removeAuthenticationPhone: (id) => removeMobilePhone(client, id),
    stopTextMessageSignIn: (id) => stopTextMessageSignIn(client, id),
    resetPassword: (id, password) => resetPassword(client, id, password),
    perUserMfa: (id) => ask(client, perUserMfaOf(id)),
    setPerUserMfa: (id, state) => setPerUserMfa(client, id, state),
    signIns: (id, since) => ask(client, signInsOf(id, since)),
    appPasswordsCreated: (id, since) => ask(client, appPasswordsOf(id, since)),
    searchLegacySignIns: (search) => searchLegacySignIns(client, search),
    legacySignIns: (searchId, userPrincipalName) => legacySignIns(client, searchId, userPrincipalName),
    protections: (ids) => protections(client, ids),
    sessions: (id) => sessions(client, id),
    endSessions: (id) => endSessions(client, id),
    readBack: (id) => readBack(client, id),
  };
}

/** Two round trips at once: the version is a batch's own, and per-user MFA is in beta only. */
async function readBack(client: GraphClient, id: string): Promise<ReadBack> {
  const [{ account, mobile }, perUserMfa] = await Promise.all([
    askAll(client, { account: accountById(id), mobile: mobilePhoneOf(id) }),
    ask(client, perUserMfaOf(id)),
  ]);
  return { account, phones: phonesFrom(account, mobile), perUserMfa };
}
