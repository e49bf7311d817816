import { admits } from '../../src/health';
import { Hidden } from '../../src/settings';

const token = new Hidden('0123456789-0123456789-0123456789');

describe('the token', () => {
  it('admits who has it', () => {
    expect(admits(token, '0123456789-0123456789-0123456789')).toBe(true);
  });

  it.each(['', '0', '0123456789-0123456789-012345678', '0123456789-0123456789-0123456789x', '[hidden]'])(
    'does not admit who says “%s”',
    (given) => {
      expect(admits(token, given)).toBe(false);
    },
  );

  it('that was never set admits nobody', () => {
    expect(admits(undefined, '')).toBe(false);
    expect(admits(undefined, 'undefined')).toBe(false);
  });
});
