import { readiness } from '../../src/procedure/readiness';
import { accountOf } from '../../src/procedure/require';
import type { Stage } from '../../src/procedure/stage';
import type { StageCard } from '../cards/card';
import { planCard } from './card';

/** Before the first write: four readings, what will be changed and in which order, what it still achieves; go on? */
export const plan: Stage<StageCard> = {
  id: 'plan',
  steps: [],
  scopes: {
    reads: [
      'User.Read.All',
      'RoleManagement.Read.Directory',
      'Policy.Read.All',
      'SharePointTenantSettings.Read.All',
    ],
    writes: [],
  },

  async look({ directory, run, person, others, places }) {
    const account = accountOf(run);
    const readings = readiness(person.userId, await directory.readings(account.id));
    const colleagues = (await others(account.id)).map(({ owner }) => owner.name);
    return { kind: 'ask', card: planCard({ account, readings, colleagues, migration: places.migration }) };
  },

  answer(_desk, press) {
    switch (press.verb) {
      case 'go':
        return Promise.resolve({ kind: 'settled', findings: [] });
      case 'other-account':
        return Promise.resolve({
          kind: 'change',
          change: { account: undefined, unsettles: ['find-account'] },
          leaves: true,
        });
      case 'not-now':
        return Promise.resolve({ kind: 'leave' });
      default:
        return Promise.resolve({ kind: 'again', notice: { kind: 'checked' } });
    }
  },
};
