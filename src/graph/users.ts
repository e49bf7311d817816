import type { User } from '@microsoft/microsoft-graph-types';
import type { Account } from '../procedure/account';
import type { Answer, Refused } from '../procedure/answer';
import { Unreachable } from '../procedure/errors';
import type { Me } from '../procedure/ports/directory';
import { change, get } from './call';
import type { GraphClient } from './client';
import { momentOf } from './moment';
import { fromGraphNumber, toGraphNumber } from './phoneNumber';
import { ask, askAll, write } from './question';
import type { Question } from './question';
import { rolesOf } from './roles';

/** Without `$select` Graph leaves most of these out (Microsoft Learn: user). */
export const accountProperties = [
  'id',
  'displayName',
  'userPrincipalName',
  'accountEnabled',
  'userType',
  'onPremisesSyncEnabled',
  'isManagementRestricted',
  'mobilePhone',
  'lastPasswordChangeDateTime',
  'passwordPolicies',
].join(',');

/** A `user` of Graph as the procedure knows it; `undefined` when it has no id. */
export function accountFrom(user: User): Account | undefined {
  if (!user.id) return undefined;
  return {
    id: user.id,
    displayName: user.displayName ?? '',
    userPrincipalName: user.userPrincipalName ?? '',
    // Left out when it may not be read: no reason to call the account blocked.
    accountEnabled: user.accountEnabled !== false,
    isGuest: user.userType === 'Guest',
    isSynchronised: user.onPremisesSyncEnabled === true,
    isProtected: user.isManagementRestricted === true,
    contactNumber: fromGraphNumber(user.mobilePhone),
    lastPasswordChange: momentOf(user.lastPasswordChangeDateTime),
    passwordNeverExpires: user.passwordPolicies?.includes('DisablePasswordExpiration') === true,
  };
}

export function accountById(id: string): Question<Account> {
  return {
    call: get('/users/{id}', { params: { id }, query: { $select: accountProperties } }),
    matter: 'directory',
    read: (body) => accountFrom(body ?? {}),
  };
}

const myself: Question<Omit<Me, 'roles'>> = {
  call: get('/me', { query: { $select: 'id,displayName,userPrincipalName' } }),
  matter: 'directory',
  read: (body) => {
    const { id, displayName, userPrincipalName } = (body ?? {}) as User;
    return id
      ? { id, displayName: displayName ?? '', userPrincipalName: userPrincipalName ?? '' }
      : undefined;
  },
};

export async function me(client: GraphClient): Promise<Answer<Me>> {
  const { person, roles } = await askAll(client, { person: myself, roles: rolesOf('me') });
  return person.ok ? { ...person, value: { ...person.value, roles } } : person;
}

/** Contact information only: this number is not used for authentication (Microsoft Learn: user-update). */
export async function setContactNumber(
  client: GraphClient,
  id: string,
  number: string | undefined,
): Promise<Answer<void>> {
  const mobilePhone = number === undefined ? null : toGraphNumber(number);
  const call = change('/users/{id}', { id }, { mobilePhone });
  const answer = await write(client, call, 'contact-number');
  return answer.ok ? answer : orSynchronised(client, id, answer);
}

/**
 * Graph has no code for "this is mastered on-premises", only a bare 400: the account itself tells. Any other
 * refusal, and one that cannot be explained, stays as it was.
 */
export async function orSynchronised(client: GraphClient, id: string, refusal: Refused): Promise<Refused> {
  if (refusal.code !== 'phone-not-accepted' && refusal.code !== 'password-not-accepted') return refusal;
  try {
    const account = await ask(client, accountById(id));
    return account.ok && account.value.isSynchronised
      ? { ...refusal, code: 'synchronised-account' }
      : refusal;
  } catch (thrown) {
    if (thrown instanceof Unreachable) return refusal;
    throw thrown;
  }
}
