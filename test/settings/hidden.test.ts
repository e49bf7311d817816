import { inspect } from 'node:util';
import { Hidden } from '../../src/settings';

describe('a hidden setting', () => {
  const hidden = new Hidden('in-clear');

  test('shows itself to nobody but who uses it', () => {
    const seen = [JSON.stringify({ hidden }), String(hidden), inspect({ hidden }, { showHidden: true })];
    seen.push(inspect(hidden, { depth: 9 }), JSON.stringify(Object.entries(hidden)));
    for (const text of seen) expect(text).not.toContain('in-clear');
    expect(hidden.use((value) => value.length)).toBe('in-clear'.length);
  });
});
