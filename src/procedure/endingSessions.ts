import type { SessionsView } from './ports/directory';
import { mayAct, roles, type RoleName } from './roles';
import type { Run } from './run';
import type { Sessions, SessionsEnded } from './sessions';
import { milliseconds, type Instant } from './time';

/**
 * What was about to be done, once it shows: the moment has moved. That says it of the world: whatever has moved it,
 * who signed in before is signed in no more.
 */
export function endingShown({ sessions }: Run, { validFrom }: SessionsView): SessionsEnded | undefined {
  const from = sessions?.intent?.from;
  if (from === undefined || !validFrom.ok || !isLater(validFrom.value, from)) return undefined;
  return { at: validFrom.at, requestId: validFrom.requestId, validFrom: validFrom.value };
}

/** With what has been seen of the last request, in the place of its unseen yes if there was one. */
export function endedSeen({ sessions }: Run, seen: SessionsEnded): Sessions {
  const before = sessions?.ended ?? [];
  const kept = sessions?.intent?.accepted ? before.slice(0, -1) : before;
  return { ...sessions, nonce: undefined, intent: undefined, ended: [...kept, seen] };
}

/** With the yes of Microsoft 365 to the last request, which it does not show. */
export function endedUnseen({ sessions }: Run, { at, requestId }: SessionsEnded): Sessions {
  const { intent, ended = [] } = sessions ?? {};
  return {
    ...sessions,
    intent: intent && { ...intent, accepted: true },
    ended: [...ended, { at, requestId }],
  };
}

/** An empty moment is before all others. */
const isLater = (moment: Instant, than: Instant) =>
  moment !== '' && (than === '' || milliseconds(moment) > milliseconds(than));

/**
 * Who may, the least privileged first: as with passwords it depends on what the target holds, but a Password
 * Administrator may not (Microsoft Learn: permissions-reference, users/invalidateAllRefreshTokens).
 */
const able: readonly RoleName[] = [
  'helpdeskAdministrator',
  'authenticationAdministrator',
  'userAdministrator',
  'privilegedAuthenticationAdministrator',
  'globalAdministrator',
];

/** Roles of which one is needed. @param accountRoles of the account; as if it held none when they could not be read */
export function rolesToEnd({ accountRoles }: Pick<SessionsView, 'accountRoles'>): readonly RoleName[] {
  const target = accountRoles.ok ? accountRoles.value : [];
  return able.filter((role) => mayAct([roles[role]], 'password', target));
}

/** Whether none of my roles is among them; `false` too when that could not be read. */
export function lacksRoleToEnd(view: SessionsView): boolean {
  const { myRoles, accountRoles } = view;
  return (
    myRoles.ok && accountRoles.ok && !rolesToEnd(view).some((role) => myRoles.value.includes(roles[role]))
  );
}
