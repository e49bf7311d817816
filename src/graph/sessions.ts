import type { User } from '@microsoft/microsoft-graph-types';
import type { Answer } from '../procedure/answer';
import type { SessionsView } from '../procedure/ports/directory';
import type { Instant } from '../procedure/time';
import { add, get } from './call';
import type { GraphClient } from './client';
import { momentOf } from './moment';
import { askEach, write } from './question';
import type { Question } from './question';
import { rolesOf } from './roles';

/** Only with `$select`; moved by `revokeSignInSessions` (Microsoft Learn: user, signInSessionsValidFromDateTime). */
function validFromOf(id: string): Question<Instant> {
  return {
    call: get('/users/{id}', { params: { id }, query: { $select: 'id,signInSessionsValidFromDateTime' } }),
    matter: 'directory',
    read: (body) => {
      const { id: found, signInSessionsValidFromDateTime } = (body ?? {}) as User;
      return found ? (momentOf(signInSessionsValidFromDateTime) ?? '') : undefined;
    },
  };
}

/** One round trip, with the roles that decide whether they may be ended. */
export function sessions(client: GraphClient, id: string): Promise<SessionsView> {
  return askEach(client, {
    validFrom: validFromOf(id),
    myRoles: rolesOf('me'),
    accountRoles: rolesOf({ id }),
  });
}

/** Takes a few minutes to be felt everywhere (Microsoft Learn: user-revokesigninsessions). */
export function endSessions(client: GraphClient, id: string): Promise<Answer<void>> {
  return write(client, add('/users/{id}/revokeSignInSessions', { id }, {}), 'directory');
}
