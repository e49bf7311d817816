import type { Account } from '../../src/procedure/account';
import { proven, reported, type Finding } from '../../src/procedure/finding';
import { publicPlaces } from '../../src/procedure/links';
import type { Person } from '../../src/procedure/person';
import { beginRun, changed, type Run, type RunChange } from '../../src/procedure/run';
import type { Desk } from '../../src/procedure/stage';
import { seen, someDirectory } from './someDirectory';

export const ada: Person = {
  tenantId: '11111111-1111-4111-8111-111111111111',
  userId: '22222222-2222-4222-8222-222222222222',
  name: 'Ada Example',
};

export const begunAt = '2026-11-20T09:00:00.000Z';
export const now = '2026-11-20T09:20:00.000Z';

/** As Cloud App Security makes them: nothing odd about it. */
export const serviceAccount: Account = {
  id: '33333333-3333-4333-8333-333333333333',
  displayName: 'Cloud App Security Service Account for SharePoint',
  userPrincipalName: 'tmcassp_0123456789abcdef0123456789012345@contoso.example',
  accountEnabled: true,
  isGuest: false,
  isSynchronised: false,
  isProtected: false,
  contactNumber: undefined,
  lastPasswordChange: '2025-01-02T03:04:05Z',
  passwordNeverExpires: true,
};

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
    places: publicPlaces,
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
