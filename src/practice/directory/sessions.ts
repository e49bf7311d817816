import { targetOf } from './accounts';
import { appendAudit } from './audits';
import type { Answer, Call, Route } from './call';
import { ok } from './call';
import { denied } from './errors';
import { mayRevoke } from './rights';

/** Source: Microsoft Graph, user-revokesigninsessions (least privileged first). */
const scopes = ['User.RevokeSessions.All', 'User.ReadWrite.All', 'Directory.ReadWrite.All'];

/** Refresh tokens and browser sessions, which nobody can list: what shows is a property of the user. */
export const sessionRoutes: readonly Route[] = [
  { method: 'POST', path: '/users/{id}/revokeSignInSessions', scopes, answer: revoke },
];

/** Says `true` in a body, where most other writes answer without one. App passwords are left as they are. */
function revoke(call: Call): Answer {
  const target = targetOf(call);
  const isOwn = target.id === call.caller.account.id;
  if (!isOwn && !mayRevoke(call.caller.account, target)) throw denied();
  call.tenant.index.beforeWrite(target);
  target.sessionsRevokedDateTime = new Date(call.tenant.now()).toISOString();
  appendAudit(call, target, 'Update user');
  return ok(call, 'Edm.Boolean', { value: true });
}
