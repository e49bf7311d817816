import type { Account } from '../../src/procedure/account';
import { proven, reported, type Finding } from '../../src/procedure/finding';
import { publicPlaces } from '../../src/procedure/links';
import { beginRun, changed, type Run, type RunChange } from '../../src/procedure/run';
import type { Desk } from '../../src/procedure/stage';
import { seen, someDirectory } from './someDirectory';
import { ada, serviceAccount } from './somePeople';

export const begunAt = '2026-11-20T09:00:00.000Z';
export const now = '2026-11-20T09:20:00.000Z';

export function confirmed({ id, displayName, userPrincipalName }: Account = serviceAccount): RunChange {
  return { account: { id, displayName, userPrincipalName } };
}

/** An open run on the service account, after these changes. */
export function someRun(...changes: readonly RunChange[]): Run {
  return [confirmed(), ...changes].reduce(changed, beginRun('run-1', ada, begunAt));
}

/** A desk at which everything is in good order. */
export function someDesk(at: Partial<Desk> = {}): Desk {
  return {
    person: ada,
    run: someRun(),
    directory: someDirectory(),
    now,
    others: () => Promise.resolve([]),
    earlier: () => Promise.resolve([]),
    places: publicPlaces,
    lacks: () => [],
    consentUrl: (permissions) => `https://consent.example/?scope=${permissions.join('+')}`,
    typed: {},
    country: undefined,
    ...at,
  };
}

/** One finding for every step, as a run ends that could see everything; or all on the administrator's word. */
export function allFindings(step13: 'proven' | 'reported'): readonly Finding[] {
  const at = { at: now };
  const shown = seen(undefined);
  const rest: readonly Finding[] =
    step13 === 'proven'
      ? [
          proven(8, 'signed-in-with-code', shown, at),
          proven(9, 'app-password-audited', shown, at),
          proven(10, 'app-password-audited', shown, at),
          proven(13, 'service-account-signed-in', shown, at),
        ]
      : [
          reported(8, 'signed-in-by-word', now),
          reported(9, 'app-password-made', now),
          reported(10, 'app-password-made', now),
          reported(13, 'service-account-saved', now),
        ];
  return [
    proven(1, 'signed-in', shown, { name: 'ada@contoso.example' }),
    proven(2, 'accounts-searched', shown),
    proven(3, 'account-confirmed', shown, { userPrincipalName: serviceAccount.userPrincipalName }),
    proven(4, 'phone-registered', shown, { lastTwo: '23' }),
    proven(5, 'password-changed', shown, at),
    proven(6, 'mfa-enforced', shown),
    proven(7, 'mfa-enforced', shown),
    reported(11, 'app-password-copied', now),
    reported(12, 'service-account-opened', now),
    ...rest,
  ];
}
