import { everyWriting } from '../../src/procedure/hands';
import { readiness } from '../../src/procedure/readiness';
import { accountOf } from '../../src/procedure/require';
import type { RunChange } from '../../src/procedure/run';
import type { Desk, Press, Reply, Stage } from '../../src/procedure/stage';
import { anHourBefore } from '../../src/procedure/time';
import type { StageCard } from '../cards/card';
import { planCard, type Plan } from './card';

const optional = ['Domain.Read.All'];

/** Before the first write: what is known, what will be changed and in which order, what it still achieves; go on? */
export const plan: Stage<StageCard> = {
  id: 'plan',
  steps: [],
  scopes: {
    reads: [
      'User.Read.All',
      'RoleManagement.Read.Directory',
      'Policy.Read.All',
      'SharePointTenantSettings.Read.All',
      'AuditLog.Read.All',
    ],
    optional,
    writes: [],
  },

  async look(desk) {
    const { directory, run, person, others, places, now } = desk;
    const account = accountOf(run);
    const seen = await directory.readings(account, anHourBefore(now));
    const readings = readiness({ id: person.userId, appPasswords: run.appPasswords }, seen);
    const colleagues = (await others(account.id)).map(({ owner }) => owner.name);
    const migrated = run.migration?.reported;
    const permissions = permissionsOf(desk);
    return {
      kind: 'ask',
      card: planCard({ account, readings, colleagues, migrated, places, ...permissions }),
      facts: { byHand: permissions.cannotWrite.length > 0 },
    };
  },

  answer(desk, press) {
    switch (press.verb) {
      case 'go':
        return Promise.resolve(goOn(desk, press));
      case 'other-account':
        return Promise.resolve({
          kind: 'change',
          change: { account: undefined, migration: undefined, unsettles: ['find-account'] },
          leaves: true,
        });
      case 'migrate':
        return Promise.resolve(migrate(desk));
      case 'end':
        return Promise.resolve({ kind: 'end' });
      case 'not-now':
        return Promise.resolve({ kind: 'leave' });
      default:
        return Promise.resolve(lookAgain(desk));
    }
  },
};

/** What the sign-in lacks: the bot may not change anything then, or cannot tell something. */
function permissionsOf({ lacks, consentUrl }: Desk): Pick<Plan, 'cannotWrite' | 'cannotTell' | 'grantUrl'> {
  const [cannotWrite, cannotTell] = [lacks(everyWriting), lacks(optional)];
  return { cannotWrite, cannotTell, grantUrl: consentUrl([...cannotWrite, ...cannotTell]) };
}

/** Goes on, unless what was said of app passwords stops it: then the card says so. */
function goOn({ lacks, now }: Desk, { fields, facts }: Press): Reply {
  const said = fields.appPasswords;
  if (said === 'no') return { kind: 'change', change: { appPasswords: { allowed: false, at: now } } };
  const appPasswords = said === 'yes' && { appPasswords: { allowed: true, at: now } };
  // What was granted since the card was shown has nobody told the bot to use.
  const hands = facts.byHand === true || lacks(everyWriting).length > 0 ? 'guided' : undefined;
  return { kind: 'settled', findings: [], change: { ...appPasswords, hands, wentOnAt: now } };
}

function migrate({ run, now }: Desk): Reply {
  const change: RunChange = {
    migration: run.migration ?? { begunAt: now },
    unsettles: ['migration'],
  };
  return { kind: 'change', change, leaves: true };
}

/** A "no" is asked again: whoever looks again may have changed it. */
function lookAgain({ run }: Desk): Reply {
  const notice = { kind: 'checked' } as const;
  return run.appPasswords?.allowed === false
    ? { kind: 'change', change: { appPasswords: undefined }, notice }
    : { kind: 'again', notice };
}
