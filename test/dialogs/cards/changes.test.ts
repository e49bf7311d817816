import { changeInWords } from '../../../dialogs/cards/changes';
import { undoParts } from '../../../src/procedure/before';
import { changeCodes, changesOf } from '../../../src/procedure/changes';
import { begunAt, now, someRun } from '../../support/someRun';

/** Everything that can be done with a run beside its steps. */
const changedInEveryWay = changesOf(
  someRun({
    undone: undoParts.map((part) => ({ part, from: '12', to: '34', at: now, requestId: 'r-1' })),
    sessions: {
      ended: [
        { at: begunAt, requestId: 'r-2' },
        { at: now, requestId: 'r-3', validFrom: now },
      ],
    },
    oldAppPasswords: { answer: 'none', at: now },
  }),
);

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
    ['sessions-ended', { validFrom: '2026-11-20T09:20:00Z' }, 'Sessions of the account ended: proven'],
    ['sessions-ended', {}, 'Ending the sessions of the account: Microsoft 365 said yes and did not show it'],
    ['something-newer', {}, 'something-newer'],
  ])('is told in words: %s', (code, params, said) => {
    expect(changeInWords({ code, params })).toBe(said);
  });

  it('has words for every code that the record can get from this version', () => {
    expect(new Set(changedInEveryWay.map(({ code }) => code))).toEqual(new Set(changeCodes));
    const said = changedInEveryWay.map((change) => [change.code, changeInWords(change)] as const);
    const wordless = said.filter(([code, line]) => line.includes(code) || /undefined|\{\}/.test(line));
    expect(wordless).toEqual([]);
    expect(new Set(said.map(([, line]) => line)).size).toBe(said.length);
  });

  it('tells what it does not know by its code, whatever that is', () => {
    expect(changeInWords({ code: 'toString' })).toBe('toString');
  });
});
