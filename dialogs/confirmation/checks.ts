import {
  appPasswordCreated,
  isFinding,
  serviceAccountSignedIn,
  signedInWithCode,
} from '../../src/procedure/evidence';
import { proven, type Doubt, type Finding } from '../../src/procedure/finding';
import type { Directory, ReadBack } from '../../src/procedure/ports/directory';
import { accountOf } from '../../src/procedure/require';
import type { Run } from '../../src/procedure/run';
import type { StepNumber } from '../../src/procedure/steps';

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

/** Whether a step rests on the administrator's word that a log may still prove. */
export function restsOnWord({ findings }: Run): boolean {
  return ([8, 10, 13] as const).some((step) => findings[step]?.verdict === 'reported');
}

/** Steps that rest on the administrator's word so far: perhaps the logs have arrived meanwhile. */
export async function betterEvidence(directory: Directory, run: Run): Promise<readonly Finding[]> {
  const onWord = (step: StepNumber) => run.findings[step]?.verdict === 'reported';
  const looks: readonly (readonly [StepNumber, () => Promise<Finding | Doubt>])[] = [
    [8, () => signedInWithCode(directory, run)],
    [10, () => appPasswordCreated(directory, run)],
    [13, () => newSignIn(directory, run)],
  ];
  const found: Finding[] = [];
  for (const [step, look] of looks) {
    if (!onWord(step)) continue;
    const finding = await look();
    if (!isFinding(finding)) continue;
    found.push(finding);
    if (step === 10) found.push({ ...finding, step: 9 });
  }
  return found;
}

async function newSignIn(directory: Directory, run: Run): Promise<Finding | Doubt> {
  if (run.savedAt === undefined) return { kind: 'not-yet' };
  const signIns = await directory.signIns(accountOf(run).id, run.savedAt);
  return signIns.ok ? serviceAccountSignedIn(signIns, run.savedAt) : { kind: 'unknown', because: signIns };
}
