import { OrderFault, readOrder } from '../../../src/compose/store/order';

describe('the command line of the store', () => {
  it('is read with its places and the names of its keys', () => {
    expect(readOrder(['copy', '--from', 'a', '--to=b', '--to-key-env', 'NEW_KEY'])).toEqual({
      verb: 'copy',
      from: 'a',
      to: 'b',
      fromKey: undefined,
      toKey: 'NEW_KEY',
    });
  });

  it("leaves out what is the bot's own", () => {
    expect(readOrder(['check'])).toMatchObject({ verb: 'check', from: undefined });
    expect(readOrder(['restore', '--from', 'a'])).toMatchObject({ verb: 'restore', to: undefined });
  });

  it.each([
    [[], /^Say one of/],
    [['move'], /^Say one of/],
    [['copy', 'a', 'b'], /^Say one of/],
    [['copy', '--from', 'a'], /^"copy" needs --to/],
    [['copy', '--to', 'a'], /^"copy" needs --from/],
    [['restore'], /^"restore" needs --from/],
    [['backup', '--to', ''], /^"backup" needs --to/],
    [['check', '--to', 'a'], /^"check" reads one place/],
    [['check', '--key', 'a secret'], /^There is an option/],
    [['backup', '--to'], /^There is an option/],
  ])('is refused when it cannot be understood (%j), and never repeated', (args, advice) => {
    let thrown: unknown;
    try {
      readOrder(args);
    } catch (fault) {
      thrown = fault;
    }
    expect(thrown).toBeInstanceOf(OrderFault);
    expect((thrown as OrderFault).message).toMatch(advice);
    expect((thrown as OrderFault).message).not.toContain('a secret');
  });
});
