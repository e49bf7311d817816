import { findingLine, findingLines } from '../../../dialogs/cards/findings.en';
import { proven, reported } from '../../../src/procedure/finding';
import { seen } from '../../support/someDirectory';
import { allFindings, now } from '../../support/someRun';

describe('a finding on one line', () => {
  it('says in words whether it was seen or told, and when', () => {
    expect(findingLine(proven(7, 'mfa-enforced', seen(undefined)), true)).toBe(
      '✔ **7. Multi-factor authentication enforced**: proven {{TIME(2026-11-20T09:15:00Z)}}',
    );
    expect(findingLine(reported(11, 'app-password-copied', now), false)).toBe(
      '✎ **App password copied**: on your word {{TIME(2026-11-20T09:20:00Z)}}',
    );
  });

  it('takes a name that it carries as letters', () => {
    const finding = proven(1, 'signed-in', seen(undefined), { name: '[x](http://y) {{TIME(z)}}' });
    expect(findingLine(finding, false)).toContain('as (x)(http://y) ((TIME(z)))');
  });

  it('is told once when one look has found it for several steps, by the last of them', () => {
    const lines = findingLines(allFindings('proven').filter(({ step }) => [6, 7, 9, 10].includes(step)));
    expect(lines.map((line) => /\*\*(.+)\*\*/.exec(line)?.[1])).toEqual([
      'Multi-factor authentication enforced',
      'App password created',
    ]);
  });
});
