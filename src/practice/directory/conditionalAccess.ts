import { blockLegacyClients } from '../world/policies';
import type { Answer, Call, Route } from './call';
import { ok } from './call';
import { tooManyAtOnce } from './errors';

/** Milliseconds between two requests of a whole tenant. Source: Microsoft Graph, throttling-limits. */
const apart = 1_000;

export const conditionalAccessRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/identity/conditionalAccess/policies',
    scopes: ['Policy.Read.All'],
    answer: listPolicies,
  },
];

/** @throws GraphFailure 429, without a word of when to come again */
function listPolicies(call: Call): Answer {
  const { world, pace, now } = call.tenant;
  if (now() - (pace.conditionalAccess ?? -Infinity) < apart) throw tooManyAtOnce();
  pace.conditionalAccess = now();
  const value = [
    ...(world.legacyClientsBlocked ? [blockLegacyClients] : []),
    ...world.conditionalAccessPolicies,
  ];
  return ok(call, 'identity/conditionalAccess/policies', { value });
}
