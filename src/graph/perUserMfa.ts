import type { Answer } from '../procedure/answer';
import type { PerUserMfaState } from '../procedure/ports/directory';
import { change, get } from './call';
import type { GraphClient } from './client';
import { write } from './question';
import type { Question } from './question';

/** Beta only: v1.0 has neither the type nor the property (Microsoft Learn: strongauthenticationrequirements). */
const template = '/users/{id}/authentication/requirements';

const states = ['disabled', 'enabled', 'enforced'] as const satisfies readonly PerUserMfaState[];

export function perUserMfaOf(id: string): Question<PerUserMfaState> {
  return {
    call: get(template, { version: 'beta', params: { id } }),
    matter: 'directory',
    read: (body) => {
      const { perUserMfaState } = (body ?? {}) as { perUserMfaState?: unknown };
      return states.find((state) => state === perUserMfaState) ?? 'unknown';
    },
  };
}

export function setPerUserMfa(
  client: GraphClient,
  id: string,
  state: Exclude<PerUserMfaState, 'unknown'>,
): Promise<Answer<void>> {
  return write(client, change(template, { id }, { perUserMfaState: state }, 'beta'), 'directory');
}
