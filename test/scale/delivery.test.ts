import type { KeyValue } from '../../src/storage/keyValue';
import { emptyMemory, memoryStore } from '../storage/memoryStore';
import { deliverAll, type DeliveryOptions } from './delivery';
import { sweepCosts } from './openRuns';
import { faultsOf, faultsOfCosts } from './verdict';

const store = (): KeyValue => memoryStore(emptyMemory(), async () => undefined);

/** A small run of what `npm run scale` does at large. */
const deliver = (options: Partial<DeliveryOptions> = {}) =>
  deliverAll({
    ...{ store: store(), people: 100, rate: 50, sweepers: 1, seed: 1, storeTakes: 0, jitter: 25 },
    ...options,
  });

/** The operations that a broken store does in another way. */
const broken = (how: (whole: KeyValue) => Partial<KeyValue>): KeyValue => {
  const whole = store();
  return { ...whole, ...how(whole) };
};

describe('a delivery of the scale run', () => {
  it('brings everybody one message, at the permitted rate, with the same few operations for each', async () => {
    const delivered = await deliver({ people: 250 });
    expect(faultsOf(delivered)).toEqual([]);
    expect(delivered.taken).toMatchObject({ messages: 250, updates: 63, refused: 0 });
    const { put, delete: away } = delivered.operations;
    expect([put, away]).toEqual([3 * 250, 250]);
  });

  it('comes to the same when it is done again', async () => {
    const [one, other] = [await deliver(), await deliver()];
    expect(other.taken).toEqual(one.taken);
    expect(other.operations).toEqual(one.operations);
  });

  it('is shared by several without a message too many', async () => {
    expect(faultsOf(await deliver({ people: 220, sweepers: 2 }))).toEqual([]);
  });
});

describe('the scale run finds', () => {
  it('reminders that are lost', async () => {
    const forgetful = broken((whole) => ({
      put: async (key, ...rest) => (key[1] === 'due' ? '1' : whole.put(key, ...rest)),
    }));
    expect(faultsOf(await deliver({ store: forgetful, people: 20 }))).toContain('20 lost');
  });

  it('reminders that are sent twice', async () => {
    const careless = broken((whole) => ({ put: (key, value) => whole.put(key, value, 'any') }));
    const faults = faultsOf(await deliver({ store: careless, people: 20, sweepers: 2 }));
    expect(faults).toContainEqual(expect.stringMatching(/doubled/));
  });

  it('messages that come too fast, when they are not all equally long under way', async () => {
    const delivered = await deliver({ jitter: 150 });
    expect(faultsOf(delivered)).toContainEqual(expect.stringMatching(/refused with 429/));
    expect(faultsOf(delivered, true)).toEqual([]);
  });

  it('a rate that is not reached', async () => {
    const slow = await deliver({ people: 200, storeTakes: 300 });
    expect(faultsOf(slow)).toEqual([expect.stringMatching(/of the permitted rate/)]);
  });
});

describe('the cost of a sweep', () => {
  const open = [60, 300];

  it('follows what is due, not what is open', async () => {
    const costs = await sweepCosts({ openStore: store, open, due: 10 });
    expect(costs.map(({ operations }) => operations)).toEqual([costs[0]?.operations, costs[0]?.operations]);
    expect(faultsOfCosts(costs)).toEqual([]);
  });

  it.each([
    [109, []],
    [111, ['1.11 times the operations with more runs open']],
  ])('may grow by a tenth at most: %i for 100', (operations, faults) => {
    const cost = { open: 1, operations: 100, milliseconds: 1 };
    expect(faultsOfCosts([cost, { ...cost, operations }, cost])).toEqual(faults);
  });
});
