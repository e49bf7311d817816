import type { SessionsView } from '../../src/procedure/ports/directory';
import {
  endedSeen,
  endedUnseen,
  endingShown,
  lacksRoleToEnd,
  rolesToEnd,
} from '../../src/procedure/endingSessions';
import { roles } from '../../src/procedure/roles';
import type { Instant } from '../../src/procedure/time';
import { refused, seen, seenAt } from '../support/someDirectory';
import { begunAt, now, someRun } from '../support/someRun';

const view = (but: Partial<SessionsView> = {}): SessionsView => ({
  validFrom: seen(now),
  myRoles: seen<readonly string[]>([]),
  accountRoles: seen<readonly string[]>([]),
  ...but,
});
const asked = (from: Instant | undefined, accepted?: true) =>
  someRun({ sessions: { intent: { from, at: begunAt, ...(accepted && { accepted }) } } });

describe('sessions', () => {
  it.each([
    ['moved', begunAt, now, true],
    ['came where none was', '', now, true],
    ['stayed', now, now, false],
    ['went back', now, begunAt, false],
    ['is gone', begunAt, '', false],
    ['was not read before', undefined, now, false],
  ])('are ended only when the moment has moved: it %s', (_, from, to, isShown) => {
    const shown = endingShown(asked(from), view({ validFrom: seen(to) }));
    expect(shown !== undefined).toBe(isShown);
    if (isShown) expect(shown).toMatchObject({ at: seenAt, validFrom: to });
  });

  it('are not ended for whom nobody has asked, and whose moment cannot be read', () => {
    expect(endingShown(someRun(), view())).toBeUndefined();
    expect(endingShown(asked(begunAt), view({ validFrom: refused() }))).toBeUndefined();
  });

  it('that are seen to end take the place of the yes to the same request, and of no other', () => {
    const first = { at: begunAt, requestId: 'r-1' };
    const second = { at: now, requestId: 'r-2', validFrom: now };
    const accepted = someRun({ sessions: endedUnseen(asked(begunAt), first) });
    expect(accepted.sessions).toMatchObject({ ended: [first], intent: { accepted: true } });
    expect(endedSeen(accepted, second)).toMatchObject({ ended: [second], intent: undefined });
    const again = someRun({ sessions: { ...accepted.sessions, intent: { from: begunAt, at: now } } });
    expect(endedSeen(again, second).ended).toEqual([first, second]);
  });
});

describe('who may end sessions', () => {
  it('is told from the least privileged on, for an account without roles', () => {
    expect(rolesToEnd(view())).toEqual([
      'helpdeskAdministrator',
      'authenticationAdministrator',
      'userAdministrator',
      'privilegedAuthenticationAdministrator',
      'globalAdministrator',
    ]);
  });

  it('are fewer for an account that holds a role', () => {
    expect(rolesToEnd(view({ accountRoles: seen([roles.authenticationAdministrator]) }))).toEqual([
      'authenticationAdministrator',
      'privilegedAuthenticationAdministrator',
      'globalAdministrator',
    ]);
  });

  it('is not the Password Administrator, who may set a password', () => {
    expect(lacksRoleToEnd(view({ myRoles: seen([roles.passwordAdministrator]) }))).toBe(true);
    expect(lacksRoleToEnd(view({ myRoles: seen([roles.helpdeskAdministrator]) }))).toBe(false);
  });

  it('is left to Microsoft 365 when roles cannot be read', () => {
    expect(lacksRoleToEnd(view({ myRoles: refused() }))).toBe(false);
    expect(lacksRoleToEnd(view({ accountRoles: refused() }))).toBe(false);
  });
});
