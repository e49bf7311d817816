import { faultOf, noticeLines } from '../../../dialogs/cards/notice';
import { refusals } from '../../../dialogs/cards/words.en';
import { refusalCodes } from '../../../src/procedure/answer';
import type { Notice } from '../../../src/procedure/stage';
import { refused } from '../../support/someDirectory';

describe('a notice', () => {
  it.each(refusalCodes)('of the refusal “%s” says what it means, what to do, and the reference', (code) => {
    const no = refused(code);
    const { sentence, remedy } = refusals[code];
    expect(noticeLines({ kind: 'refused', refused: no })).toEqual([
      sentence,
      remedy,
      `Reference: ${no.requestId}`,
    ]);
  });

  it('says how long to wait, when Microsoft 365 does', () => {
    expect(noticeLines({ kind: 'refused', refused: refused('throttled', 30) }).join(' ')).toContain(
      '30 seconds',
    );
  });

  it.each(['unclear', 'written', 'signed-out'] as const)('of the kind “%s” has lines of its own', (kind) => {
    expect(noticeLines({ kind }).join(' ')).toMatch(/^\p{Lu}.{20,}\.$/u);
  });

  it.each<Notice | undefined>([
    undefined,
    { kind: 'checked' },
    { kind: 'faults', faults: [{ field: 'phone', code: 'phone-missing' }] },
    { kind: 'word', code: 'keep' },
  ])('that stands elsewhere on the card is not said twice: %j', (notice) => {
    expect(noticeLines(notice)).toEqual([]);
  });

  it('after an answer that got lost claims neither that it was changed nor that it was not', () => {
    const said = noticeLines({ kind: 'unclear' }).join(' ');
    expect(said).toContain('cannot say whether');
    expect(said).not.toMatch(/nothing was changed|was not changed/i);
  });
});

describe('the fault of a field', () => {
  const words = { missing: 'Type it.', wrong: 'Type it again.' };
  const notice: Notice = {
    kind: 'faults',
    faults: [
      { field: 'one', code: 'missing' },
      { field: 'two', code: 'wrong' },
    ],
  };

  it('is said beside this field only', () => {
    expect(faultOf(notice, 'one', words)).toBe('Type it.');
    expect(faultOf(notice, 'two', words)).toBe('Type it again.');
    expect(faultOf(notice, 'three', words)).toBeUndefined();
  });

  it('is none where a notice speaks of something else', () => {
    expect(faultOf({ kind: 'word', code: 'missing' }, 'one', words)).toBeUndefined();
    expect(faultOf(undefined, 'one', words)).toBeUndefined();
  });
});
