import { madeBefore } from '../../src/procedure/oldAppPasswords';
import { reported } from '../../src/procedure/finding';
import type { Run, RunChange } from '../../src/procedure/run';
import { refused, seen } from '../support/someDirectory';
import { someRun } from '../support/someRun';

const on = (day: number) => `2026-11-${String(day).padStart(2, '0')}T09:00:00.000Z`;
/** A run that has changed the password on this day, and made an app password an hour later. */
const madeOn = (day: number, ...changes: readonly RunChange[]): Run => {
  const made = on(day).replace('T09', 'T10');
  const change = { gapOpenedAt: on(day), findings: [reported(10, 'app-password-made', made)] };
  return { ...someRun(change, ...changes), id: `run-${day}` };
};
const now: Run = { ...someRun({ gapOpenedAt: on(20) }), id: 'now' };
const days = (made: readonly string[]) => made.map((at) => Number(at.slice(8, 10)));

describe('app passwords of earlier attempts', () => {
  it('are those of the log and of earlier runs, each once, the newest first', () => {
    const log = seen(['2026-11-10T10:20:00.000Z', on(4)]);
    expect(days(madeBefore(now, [madeOn(10), madeOn(15)], log))).toEqual([15, 10, 4]);
  });

  it('are known from runs alone where the log was refused or did not answer', () => {
    for (const log of [refused(), undefined]) expect(days(madeBefore(now, [madeOn(10)], log))).toEqual([10]);
  });

  it('are none of this run, nor of another account', () => {
    const other = madeOn(10, {
      account: { id: 'x', displayName: 'X', userPrincipalName: 'x@contoso.example' },
    });
    expect(madeBefore(now, [now, other], seen(['2026-11-20T09:30:00.000Z']))).toEqual([]);
  });

  it('are none of those that were said to be gone in an earlier run, but for its own', () => {
    const cleared = madeOn(15, { oldAppPasswords: { answer: 'deleted', at: on(16) } });
    expect(days(madeBefore(now, [madeOn(10), cleared], seen([on(4)])))).toEqual([15]);
  });
});
