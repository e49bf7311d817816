import { leftOpen } from '../../src/procedure/leftOpen';
import type { Run, RunChange } from '../../src/procedure/run';
import { someRun } from '../support/someRun';

const at = (hour: number) => `2026-11-20T${String(hour).padStart(2, '0')}:00:00.000Z`;
const run = (id: string, change: RunChange): Run => ({ ...someRun(change), id });
const stopped = run('stopped', { state: 'cancelled', gapOpenedAt: at(9), endedAt: at(10) });
const elsewhere = {
  account: { id: 'another', displayName: 'Other', userPrincipalName: 'o@contoso.example' },
};
const ids = (runs: readonly Run[]) => runs.map(({ id }) => id);

describe('what a stopped run has left open', () => {
  it('is told when nobody has closed it', () => {
    expect(leftOpen([stopped], [])).toEqual([stopped]);
  });

  it('is nothing, when no password was changed, or the new one was saved', () => {
    const early = run('early', { state: 'cancelled', endedAt: at(10) });
    const saved = run('saved', { ...stopped, findings: [], gapClosedAt: at(10) });
    expect(leftOpen([early, saved], [])).toEqual([]);
  });

  it('is closed by whoever has saved a password later, in a run that is over or not', () => {
    const later = run('later', { state: 'finished', gapOpenedAt: at(11), gapClosedAt: at(12) });
    expect(leftOpen([stopped, later], [])).toEqual([]);
    expect(leftOpen([stopped], [{ ...later, state: 'open' }])).toEqual([]);
  });

  it('stays open whatever was done before, or on another account', () => {
    const before = run('before', { state: 'finished', gapOpenedAt: at(7), gapClosedAt: at(8) });
    const other = run('other', { ...elsewhere, state: 'finished', gapOpenedAt: at(11), gapClosedAt: at(12) });
    expect(leftOpen([before, stopped, other], [])).toEqual([stopped]);
  });

  it('is told by an open run that has changed the password itself, and not by one that has not', () => {
    expect(leftOpen([stopped], [run('at-it', { gapOpenedAt: at(11) })])).toEqual([]);
    expect(leftOpen([stopped], [run('begun', {})])).toEqual([stopped]);
  });

  it('is the last of several on one account', () => {
    const again = run('again', { state: 'cancelled', gapOpenedAt: at(11), endedAt: at(12) });
    const other = run('other', { ...elsewhere, state: 'cancelled', gapOpenedAt: at(8), endedAt: at(9) });
    expect(ids(leftOpen([again, stopped, other], []))).toEqual(['again', 'other']);
  });
});
