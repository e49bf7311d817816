import { findingLine, findingSentences } from '../../dialogs/cards/findings.en';
import { refusals, stepTitles } from '../../dialogs/cards/words.en';
import * as planWords from '../../dialogs/plan/words.en';
import { refusalCodes } from '../../src/procedure/answer';
import { findingCodes } from '../../src/procedure/finding';
import { passCodes, problemCodes } from '../../src/procedure/readiness';
import { stepCount } from '../../src/procedure/steps';

const params = {
  at: '2026-11-02T09:30:00.000Z',
  name: 'Ada Example',
  userPrincipalName: 'tmcassp_1@contoso.example',
  lastTwo: '23',
};

/** Some words, and nothing that a program says when a value is missing. */
const readable = /^(?!.*(undefined|null|NaN|Invalid|\[object))\S.{9,}$/s;

describe('the words', () => {
  it.each(refusalCodes)('say what "%s" means and what to do next, as whole sentences', (code) => {
    const { sentence, remedy } = refusals[code];
    expect(sentence).toMatch(/^\p{Lu}.{10,}\.$/su);
    expect(remedy).toMatch(/^\p{Lu}.{5,}\.$/su);
  });

  it.each(findingCodes)('say what was found with "%s"', (code) => {
    const finding = { verdict: 'reported', step: 8, code, params, at: params.at } as const;
    expect(findingLine(finding, true)).toMatch(readable);
  });

  it.each(passCodes)('say what it means that the plan passes with "%s"', (code) => {
    expect(planWords.passes[code]({ roles: 0 })).toMatch(readable);
  });

  it.each(problemCodes)('say what the problem "%s" of the plan is', (code) => {
    expect(planWords.problems[code]({ roles: 'authenticationAdministrator' })).toMatch(readable);
  });

  it('name every step, each by a name of its own', () => {
    const titles = Object.values(stepTitles).filter((title) => title.trim() !== '');
    expect(new Set(titles).size).toBe(stepCount);
  });

  it('have no words for codes that are not there', () => {
    expect(Object.keys(refusals).sort()).toEqual([...refusalCodes].sort());
    expect(Object.keys(findingSentences).sort()).toEqual([...findingCodes].sort());
  });
});
