import { changeInWords } from '../../../dialogs/cards/changes';
import { undoParts } from '../../../src/procedure/before';

describe('what was done with a run beside its steps', () => {
  it.each([
    [
      'per-user-mfa',
      { from: 'enforced', to: 'disabled' },
      'Per-user MFA taken back: enforced before, disabled after',
    ],
    ['contact-number', { from: '23', to: '' }, 'Contact number taken back: ends in 23 before, none after'],
    ['old-app-passwords', { answer: 'deleted' }, 'Old app passwords are deleted'],
    ['old-app-passwords', { answer: 'none' }, 'There are no old app passwords'],
    ['something-newer', {}, 'something-newer'],
  ])('is told in words: %s', (code, params, said) => {
    expect(changeInWords({ code, params })).toBe(said);
  });

  it('has words for everything that can be taken back', () => {
    const said = undoParts.map((code) => changeInWords({ code, params: { from: '12', to: '34' } }));
    expect(said.filter((line, index) => line.startsWith(String(undoParts[index])))).toEqual([]);
  });
});
