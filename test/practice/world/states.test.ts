import { createTroubles, troubleNames } from '../../../src/practice/troubles';
import { plainPolicies } from '../../../src/practice/world/policies';
import { seedWorld } from '../../../src/practice/world/seed';
import { describeState, enterStates, stateNames, type StateName } from '../../../src/practice/world/states';
import type { World } from '../../../src/practice/world/world';
import { practiceStates } from '../../../src/settings/practiceStates';
import { begin } from './someWorld';

const troubles = createTroubles();
const entered = (...names: StateName[]): World => {
  const world = seedWorld(begin);
  enterStates(names, { world, troubles, now: begin });
  return world;
};

/** What a state touches: the world's members, and those of its accounts. */
function touched(name: StateName): readonly string[] {
  const before = seedWorld(begin);
  const after = structuredClone(before);
  enterStates([name], { world: after, troubles, now: begin });
  return changes(before, after);
}

function changes(before: object, after: object, prefix = ''): readonly string[] {
  const was = new Map(Object.entries(before));
  return Object.entries(after).flatMap(([key, value]) => {
    if (JSON.stringify(value) === JSON.stringify(was.get(key))) return [];
    const path = prefix + key;
    const inside = was.get(key) as unknown;
    return typeof value === 'object' && value !== null && typeof inside === 'object' && inside !== null
      ? [path, ...changes(inside, value as object, `${path}.`)]
      : [path];
  });
}

describe('the states of the practice tenant', () => {
  it('are those that the settings know', () => {
    expect([...practiceStates]).toEqual(stateNames);
  });

  it.each(stateNames.filter((name) => !troubleNames.some((trouble) => trouble === name)))(
    '“%s” changes the tenant, says so in a sentence, and entered twice is entered once',
    (name) => {
      expect(touched(name)).not.toEqual([]);
      expect(describeState(name)).toMatch(/^\p{Lu}.*\.$/u);
      const once = entered(name);
      const twice = structuredClone(once);
      enterStates([name], { world: twice, troubles, now: begin + 1_000 });
      expect(twice).toEqual(once);
    },
  );

  it('reach everything that the tenant’s policies can differ in, and every trouble', () => {
    const reached = new Set(stateNames.flatMap(touched));
    const knobs = [
      ...Object.keys(plainPolicies()),
      ...['securityDefaultsEnabled', 'legacyAuthProtocolsEnabled', 'appPasswordsAllowed', 'premium'],
      'consentedScopes',
    ];
    expect(knobs.filter((knob) => !reached.has(knob))).toEqual([]);
    expect(troubleNames.filter((name) => !stateNames.includes(name))).toEqual([]);
  });

  it('may be several at once, and share nothing between two tenants', () => {
    const one = entered('phone-exists', 'mfa-enabled-only', 'text-messages-for-some');
    const other = entered('phone-exists', 'text-messages-for-some');
    one.textMessageTargets.include.push('another-group');
    expect(other.textMessageTargets.include).toEqual(['some-group']);
    expect(one.accounts.find(({ perUserMfaState }) => perUserMfaState === 'enabled')?.mobilePhone).toBe(
      '+1 2065550188',
    );
  });

  it('set the troubles that they are named after', () => {
    troubles.clear();
    entered('late-log', 'throttled');
    expect(troubles.list().map(({ name }) => name)).toEqual(['late-log', 'throttled']);
  });
});
