import { findingLine, findingSentences } from '../../dialogs/cards/findings.en';
import { problems } from '../../dialogs/cards/problems.en';
import * as readingWords from '../../dialogs/cards/readings.en';
import { explanations, turnedAwayLines } from '../../dialogs/cards/turnedAway.en';
import { refusals, stepTitles } from '../../dialogs/cards/words.en';
import { lines } from '../../dialogs/migration/words.en';
import { refusalCodes } from '../../src/procedure/answer';
import { findingCodes } from '../../src/procedure/finding';
import { migration } from '../../src/procedure/migration';
import { doubtCodes, passCodes, problemCodes, readingIds } from '../../src/procedure/readiness';
import { needs } from '../../src/procedure/readiness/needs';
import { stepCount } from '../../src/procedure/steps';
import { turnedAwayCodes } from '../../src/procedure/turnedAway';

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

  it('quote every label of the migration as the console has it', () => {
    for (const { id, labels } of migration.steps) {
      for (const label of labels) expect(lines[id]).toContain(label);
    }
  });

  it.each(turnedAwayCodes)('say why a sign-in failed with "%s" and what helps, at both doors', (code) => {
    for (const door of ['browser', 'console'] as const) {
      const { cause, remedy } = explanations[door][code];
      expect(cause).toMatch(/^\p{Lu}.{10,}\.$/su);
      expect(remedy).toMatch(/^\p{Lu}.{10,}\.$/su);
      const [why] = turnedAwayLines({ door, at: params.at, code, errorCode: 50126 });
      expect(why).toMatch(/TIME\(2026-11-02T09:30:00Z\).*\(Error 50126\)$/);
    }
  });

  it.each(passCodes)('say what it means that the check passes with "%s"', (code) => {
    expect(readingWords.passes[code]({ roles: 0 })).toMatch(readable);
  });

  it.each(problemCodes)('say what the problem "%s" is, what to do, and who can', (code) => {
    const { cause, remedy, who } = problems[code];
    const found = {
      roles: 'authenticationAdministrator',
      policy: 'Block all',
      more: 2,
      days: 90,
      at: params.at,
    };
    expect(cause(found)).toMatch(/^(?!.*(undefined|NaN|\[object)).{4,}\.$/s);
    expect(remedy).toMatch(/^\p{Lu}.{5,}\.$/su);
    expect(who).toMatch(/^(you|an? \p{Lu}.+ Administrator)$/u);
  });

  it.each(doubtCodes)('say why it could not be told with "%s"', (code) => {
    expect(readingWords.doubts[code]({ policy: 'Block all' })).toMatch(/^(?!.*undefined).{10,}\.$/s);
  });

  it.each(readingIds)('name the permission that the reading "%s" takes when it is refused', (id) => {
    const refusal = { ok: false, code: 'forbidden', at: params.at, requestId: '' } as const;
    const said = readingWords.refusedReading(id, refusal);
    if (id === 'app-passwords') return;
    expect(said).toContain(needs[id].permission);
    expect(said).toContain('Global Administrator');
    expect(readingWords.refusedReading(id, { ...refusal, code: 'throttled' })).toContain('busy');
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
