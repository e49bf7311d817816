import { createLookout, usualLookout, type LookoutSettings } from '../../src/lookout';
import type { Person } from '../../src/procedure/person';
import { createLog } from '../../src/log';
import { handClock } from '../support/clock';
import { ada } from '../support/somePeople';

const bob: Person = { ...ada, userId: 'bob', name: 'Bob' };
const settings: LookoutSettings = { pauses: [10, 20, 40], most: 2 };

function lookout(answers: readonly ('waits' | 'over' | 'breaks')[] = [], but: Partial<LookoutSettings> = {}) {
  const clock = handClock();
  const left = [...answers];
  const looks: string[] = [];
  const begun = clock.now();
  const made = createLookout({
    ...{ clock, log: createLog({ level: 'silent', clock }), settings: { ...settings, ...but } },
    look: async (person, card) => {
      looks.push(`${person.name} ${card} ${clock.now() - begun}`);
      const answer = left.shift() ?? 'waits';
      if (answer === 'breaks') throw new Error('a look broke');
      return answer;
    },
  });
  return { ...made, clock, looks };
}

describe('looking out for what comes late', () => {
  it('looks by growing pauses, and then no more', async () => {
    const { minds, clock, looks } = lookout();
    minds(ada, 'a');
    await clock.advance(1_000);
    expect(looks).toEqual([`${ada.name} a 10`, `${ada.name} a 30`, `${ada.name} a 70`]);
    expect(clock.waiting()).toBe(0);
  });

  it('ends when what was waited for has come', async () => {
    const { minds, clock, looks } = lookout(['waits', 'over']);
    minds(ada, 'a');
    await clock.advance(1_000);
    expect(looks).toHaveLength(2);
  });

  it('ends when a look breaks', async () => {
    const { minds, clock, looks } = lookout(['breaks']);
    minds(ada, 'a');
    await clock.advance(1_000);
    expect(looks).toHaveLength(1);
  });

  it('goes on in its own time when the same card is told again', async () => {
    const { minds, clock, looks } = lookout();
    minds(ada, 'a');
    await clock.advance(9);
    minds(ada, 'a');
    await clock.advance(1);
    expect(looks).toEqual([`${ada.name} a 10`]);
  });

  it('begins anew with another card, and ends with none', async () => {
    const { minds, clock, looks } = lookout();
    minds(ada, 'a');
    await clock.advance(9);
    minds(ada, 'b');
    await clock.advance(10);
    expect(looks).toEqual([`${ada.name} b 19`]);
    minds(ada, undefined);
    await clock.advance(1_000);
    expect(looks).toHaveLength(1);
    expect(clock.waiting()).toBe(0);
  });

  it('is for so many people at once, and for another when one is through', async () => {
    const { minds, clock, looks } = lookout(['over'], { most: 1 });
    minds(ada, 'a');
    minds(bob, 'b');
    await clock.advance(10);
    expect(looks).toEqual([`${ada.name} a 10`]);
    minds(bob, 'b');
    await clock.advance(10);
    expect(looks).toEqual([`${ada.name} a 10`, 'Bob b 20']);
  });

  it('leaves nothing behind when it is stopped', async () => {
    const { minds, stop, clock, looks } = lookout();
    minds(ada, 'a');
    minds(bob, 'b');
    await clock.advance(0);
    await stop();
    await clock.advance(1_000);
    expect(looks).toEqual([]);
    expect(clock.waiting()).toBe(0);
  });

  it('takes an hour by default, at most six looks', () => {
    expect(usualLookout.pauses.reduce((sum, pause) => sum + pause, 0)).toBe(3_600_000);
    expect(usualLookout.pauses).toHaveLength(6);
  });
});
