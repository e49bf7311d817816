import { reportCard, statusCard } from '../../../dialogs/cards/report';
import { textOf } from '../../support/cards';
import { allFindings, begunAt, now, someRun } from '../../support/someRun';

const gap = { gapOpenedAt: '2026-11-20T09:05:00Z', gapClosedAt: '2026-11-20T09:12:20Z' };
const ended = { state: 'finished', endedAt: now } as const;
const report = (step13: 'proven' | 'reported') =>
  reportCard(someRun({ findings: allFindings(step13), ...gap, ...ended }));

describe('the report', () => {
  it('says done only when Microsoft 365 has shown the last step', () => {
    expect(report('proven').title).toBe('Done: Cloud App Security signs in with its new password');
    expect(report('reported').title).toBe('Done, with the last step on your word');
  });

  it('counts what was seen apart from what was told', () => {
    expect(textOf(report('proven').body)).toContain('11 steps are **proven**');
    expect(textOf(report('proven').body)).toContain('2 are **on your word**');
    expect(textOf(report('reported').body)).toContain('7 steps are **proven**');
    expect(textOf(report('reported').body)).toContain('6 are **on your word**');
  });

  it('names all 13 steps, in their order', () => {
    const numbers = [...textOf(report('proven').body).matchAll(/\*\*(\d+)\. /g)].map(([, number]) =>
      Number(number),
    );
    expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
  });

  it.each([
    ['2026-11-20T09:05:20Z', 'less than a minute'],
    ['2026-11-20T09:06:00Z', '1 minute'],
    ['2026-11-20T09:12:20Z', '7 minutes'],
  ])('says how long the account was unprotected, until %s: %s', (gapClosedAt, words) => {
    const card = reportCard(someRun({ findings: allFindings('proven'), ...gap, ...ended, gapClosedAt }));
    expect(textOf(card.body)).toContain(words);
  });

  it('shows two digits of the phone and with whom it is', () => {
    const card = reportCard(someRun({ phone: { lastTwo: '23', holder: 'Sam' }, ...ended }));
    expect(textOf(card.body)).toContain('ends in 23, with Sam');
  });
});

describe('the moments of a report', () => {
  const text = (zone: string | undefined, endedAt = now) =>
    textOf(
      reportCard(someRun({ findings: allFindings('proven'), ...gap, ...ended, endedAt }), undefined, zone)
        .body,
    );
  const dates = (seen: string) => seen.match(/\{\{DATE/g)?.length;
  const times = (seen: string) => seen.match(/\{\{TIME/g)?.length;

  it('name their day once, when it is one day where the reader is', () => {
    const seen = text('Europe/Vienna');
    expect(seen).toContain('From\n{{DATE(2026-11-20T09:00:00Z, SHORT)}} {{TIME(2026-11-20T09:00:00Z)}}');
    expect(seen).toContain('Until\n{{TIME(2026-11-20T09:20:00Z)}}');
    expect(seen).toContain('proven {{TIME(2026-11-20T09:15:00Z)}}, changed {{TIME(2026-11-20T09:20:00Z)}}');
    expect(dates(seen)).toBe(1);
  });

  it('each have their date, when midnight comes in between where the reader is, or that is not known', () => {
    // The run begins there at half past eleven in the evening, and ends at a quarter past midnight.
    for (const zone of [undefined, 'Pacific/Marquesas']) {
      const seen = text(zone, '2026-11-20T09:45:00.000Z');
      expect(dates(seen)).toBe(times(seen));
      expect(seen).toContain(
        'proven {{DATE(2026-11-20T09:15:00Z, SHORT)}} {{TIME(2026-11-20T09:15:00Z)}}, changed {{DATE',
      );
    }
    expect(dates(text('Europe/Vienna', '2026-11-20T09:45:00.000Z'))).toBe(1);
  });

  it('each have their date in a run of several days', () => {
    const seen = text('Europe/Vienna', '2026-11-22T09:20:00.000Z');
    expect(dates(seen)).toBe(times(seen));
  });
});

describe('the status', () => {
  it('warns while Cloud App Security cannot sign in, and only then', () => {
    const open = { gapOpenedAt: begunAt };
    expect(textOf(statusCard(someRun(open), 'the app password').body)).toContain(
      'has not been able to sign in',
    );
    expect(textOf(statusCard(someRun(gap), 'the app password').body)).not.toContain('has not been able');
  });

  it('of a run under way counts its steps and names the next stage', () => {
    const run = someRun({ findings: allFindings('proven').slice(0, 4) });
    expect(textOf(statusCard(run, 'the new password').body)).toContain(
      '4 of 13 steps are settled. Next: the new password.',
    );
  });
});
