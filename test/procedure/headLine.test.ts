import { readLine, shortLine, wholeLine } from '../../src/procedure/headLine';

const head = { sequence: 12, hash: '0123456789abcdef'.repeat(4) };

describe('the line of an entry', () => {
  it('is read back as it was written', () => {
    expect(readLine(wholeLine(head))).toEqual(head);
    expect(readLine(`as ${shortLine(head)}.`)).toEqual({ ...head, hash: '0123456789abcdef' });
    expect(readLine(wholeLine(head).toUpperCase())).toEqual(head);
  });

  it.each(['', '12', `0-${head.hash}`, `12-${head.hash}0`, `1234567890-${head.hash}`, `x12-${head.hash}`])(
    'is not seen in %p',
    (text) => {
      expect(readLine(text)).toBeUndefined();
    },
  );
});
