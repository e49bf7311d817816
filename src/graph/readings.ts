import type { Account } from '../procedure/account';
import type { Readings } from '../procedure/ports/directory';
import type { Instant } from '../procedure/time';
import type { GraphClient } from './client';
import { conditionalAccess } from './conditionalAccess';
import { domainOf } from './domains';
import { olderPoliciesGone, textMessages } from './methodPolicies';
import { perUserMfaOf } from './perUserMfa';
import { legacyAuthentication, securityDefaults } from './policies';
import { askEach, askIfYouCan } from './question';
import { groupsOf, rolesOf } from './roles';
import { signInsOf } from './signIns';
import { accountById } from './users';

type Of = Pick<Account, 'id' | 'userPrincipalName'>;

/** One round trip. One answer that is missing does not take the others with it. */
export function readings(
  client: GraphClient,
  { id, userPrincipalName }: Of,
  since: Instant,
): Promise<Readings> {
  return askEach(client, {
    account: accountById(id),
    myRoles: rolesOf('me'),
    accountRoles: rolesOf({ id }),
    accountGroups: groupsOf(id),
    domain: domainOf(userPrincipalName),
    securityDefaults,
    conditionalAccess,
    legacyAuthentication,
    textMessages,
    olderPoliciesGone,
    // Whether it may be read, and with which errors it ended: v1.0 has both.
    signIns: signInsOf(id, since, 'v1.0'),
  });
}

/** Two round trips at once: per-user MFA is in beta only, and a batch has one version. */
export async function allReadings(client: GraphClient, of: Of, since: Instant): Promise<Readings> {
  const [batched, perUserMfa] = await Promise.all([
    readings(client, of, since),
    askIfYouCan(client, perUserMfaOf(of.id)),
  ]);
  return { ...batched, perUserMfa };
}
