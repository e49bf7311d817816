import { betterEvidence } from '../../src/procedure/evidence';
import { accountOf } from '../../src/procedure/require';
import type { Params } from '../../src/procedure/finding';
import { sessionsPermission } from '../../src/procedure/sessions';
import type { Look, Stage } from '../../src/procedure/stage';
import type { StageId } from '../../src/procedure/stageId';
import type { StageCard } from '../cards/card';
import { changedBackCard } from './card';
import { readAgain, type Relapse } from './checks';

/** The end: every check once more. What was only reported may be proven now; what changed back is not called done. */
export const confirmation: Stage<StageCard> = {
  id: 'confirmation',
  steps: [],
  scopes: {
    reads: ['User.Read.All', 'UserAuthMethod-Phone.Read.All', 'Policy.Read.All', 'AuditLog.Read.All'],
    writes: [],
    // On its report: the sessions of the account are ended, for whoever wants that.
    optionalWrites: [sessionsPermission],
  },

  async look(desk): Promise<Look<StageCard>> {
    const { directory, run } = desk;
    const { findings, relapses } = readAgain(run, await directory.readBack(accountOf(run).id));
    const better = await betterEvidence(desk);
    const all = [...findings, ...better.findings];
    if (relapses.length > 0) {
      const facts = { relapses: relapses.join(' ') };
      const change = { ...better.change, findings: all };
      return { kind: 'ask', card: changedBackCard(relapses), facts, change };
    }
    return { kind: 'settled', findings: all, change: better.change };
  },

  answer(_desk, press) {
    if (press.verb !== 'repair') return Promise.resolve({ kind: 'again', notice: { kind: 'checked' } });
    return Promise.resolve({
      kind: 'change',
      change: { unsettles: repairs(press.facts.relapses) },
      leaves: true,
    });
  },
};

const repairOf: Readonly<Record<Relapse, StageId>> = {
  phone: 'phone',
  password: 'password',
  mfa: 'per-user-mfa',
};

function repairs(relapses: Params[string] | undefined): readonly StageId[] {
  return String(relapses ?? '')
    .split(' ')
    .filter((relapse): relapse is Relapse => Object.hasOwn(repairOf, relapse))
    .map((relapse) => repairOf[relapse]);
}
