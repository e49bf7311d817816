import { proven, type Finding } from '../../src/procedure/finding';
import type { ReadBack } from '../../src/procedure/ports/directory';
import type { Run } from '../../src/procedure/run';

/** What was proven earlier and is not so any more; each has words and a stage that repairs it. */
export const relapseCodes = ['phone', 'password', 'mfa'] as const;
export type Relapse = (typeof relapseCodes)[number];

export interface SecondLook {
  readonly findings: readonly Finding[];
  readonly relapses: readonly Relapse[];
}

/** Steps 4 to 7 once more. What cannot be read now keeps the finding that it has, with its own time. */
export function readAgain(run: Run, { account, phones, perUserMfa }: ReadBack): SecondLook {
  const findings: Finding[] = [];
  const relapses: Relapse[] = [];
  if (phones.ok) {
    const { contact, authentication } = phones.value;
    const lastTwo = run.phone?.lastTwo ?? '';
    const same = contact !== undefined && contact === authentication && contact.endsWith(lastTwo);
    if (same) findings.push(proven(4, 'phone-registered', phones, { lastTwo: contact.slice(-2) }));
    else relapses.push('phone');
  }
  const changed = run.findings[5];
  if (account.ok && changed?.code === 'password-changed') {
    const { lastPasswordChange } = account.value;
    if (lastPasswordChange === changed.params.at)
      findings.push(proven(5, 'password-changed', account, changed.params));
    else relapses.push('password');
  }
  if (perUserMfa.ok) {
    if (perUserMfa.value === 'enforced') {
      findings.push(proven(6, 'mfa-enforced', perUserMfa), proven(7, 'mfa-enforced', perUserMfa));
    } else relapses.push('mfa');
  }
  return { findings, relapses };
}
