import { createCorrelation } from '../src/correlation';
import { withFields } from '../src/log';
import { keptLog } from './teams/house';

describe('the id of a turn', () => {
  it('goes with the work through all that it awaits, and ends with it', async () => {
    const { during, current } = createCorrelation();
    const seen = await Promise.all(
      ['one', 'two'].map((id) =>
        during(id, async () => {
          await new Promise(setImmediate);
          return current();
        }),
      ),
    );
    expect([...seen, current()]).toEqual(['one', 'two', undefined]);
  });

  it('is another one’s within a turn that has been begun inside', async () => {
    const { during, current } = createCorrelation();
    const seen = during('outer', () => [current(), during('inner', current), current()]);
    expect(seen).toEqual(['outer', 'inner', 'outer']);
  });

  it('stands on every line of the log, unless the line names its own', () => {
    const { during, current } = createCorrelation();
    const kept = keptLog();
    const log = withFields(kept, () => ({ correlation: current() }));
    during('one', () => log.info('in'));
    during('one', () => log.warn('named', { correlation: 'two', status: 1 }));
    log.info('out');
    expect(kept.lines.map(({ fields }) => fields)).toEqual([
      { correlation: 'one' },
      { correlation: 'two', status: 1 },
      { correlation: undefined },
    ]);
  });
});
